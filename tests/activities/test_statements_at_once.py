"""Several browsers report at the same moment: one statement, one document, and no error page."""

import json
from uuid import uuid4

import pytest

from activities.actions.content_state import keep_content_state, merge_content_state
from activities.actions.statement import Conflict, report_statements
from activities.models import ContentState, Statement
from activities.models.statement import account_of
from tests.activities.test_at_once import at_once
from tests.activities.xapi_cases import PLAIN

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PLACE = {"activity": "https://e.example/case", "registration": "", "name": "place"}


def test_the_same_statement_sent_at_once_is_one(amara):
    said = {**PLAIN, "actor": account_of(amara.pk), "id": str(uuid4())}
    assert at_once(lambda number: report_statements(statements=[said], by=amara)) == []
    assert Statement.objects.count() == 1


def test_of_two_people_who_take_one_id_at_once_one_has_it(amara, ben):
    people, pk = [amara, ben, amara, ben], str(uuid4())

    def report(number):
        said = {**PLAIN, "actor": account_of(people[number].pk), "id": pk}
        report_statements(statements=[said], by=people[number])

    assert [type(problem) for problem in at_once(report)] == [Conflict, Conflict]
    assert Statement.objects.count() == 1


def test_names_laid_over_a_document_at_once_are_all_there(amara):
    def merge(number):
        merge_content_state(place=PLACE, content=f'{{"{number}": 1}}', content_type="application/json", by=amara)

    assert at_once(merge) == []
    assert json.loads(ContentState.objects.get().content) == {"0": 1, "1": 1, "2": 1, "3": 1}


def test_a_document_first_kept_at_once_is_one(amara):
    assert at_once(lambda number: keep_content_state(place=PLACE, content="1", content_type="text/plain", by=amara)) == []
    assert ContentState.objects.count() == 1
