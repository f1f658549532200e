"""Several authors at the same moment: each question is in the bank once, and nobody meets an error."""

import pytest

from activities.actions.bank import import_file, put_in_bank
from activities.models import BankQuestion, QuestionOrigin
from tests.activities.test_at_once import at_once
from tests.factories.activities import make_questions

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("referenced")]
ROWS = [b"::T%d::Real?{~yes#a =no#b%d}" % (one, one) for one in range(4)]


def test_the_same_file_at_once_comes_in_once(marek):
    def bring(number):
        import_file(name="a.txt", content=b"\n\n".join(ROWS[:: -1 if number % 2 else 1]), by=marek)

    assert at_once(bring) == []
    assert (BankQuestion.objects.count(), QuestionOrigin.objects.count()) == (4, 4)


def test_the_same_question_put_into_the_bank_at_once_is_one(marek):
    activity = make_questions("single", "multiple")
    assert at_once(lambda number: put_in_bank(activity=activity, question="parcel", by=marek)) == []
    assert BankQuestion.objects.count() == 1
