"""Who opened what somebody wrote: noted when it is shown, and read by its author in plain words."""

import pytest
from django.db import IntegrityError, connection, transaction

from history.models import Reading
from history.reading import Shown, note_who_opened
from tests.factories.placements import make_placement, make_request, make_rule_set
from tests.placements.pages import words_on

PAGE = "/who-opened/"


@pytest.fixture
def evidence(amara, joan, sam, cohort, agency, programme, priya):
    rules = make_rule_set(programme, priya)
    placement = make_placement(
        amara, cohort=cohort, agency=agency, rule_set=rules, by=priya, practice_educator=joan, tutor=sam, coordinator=priya
    )
    return make_request(placement)


def test_amara_reads_who_opened_her_evidence_and_how(as_person, client, amara, sam, evidence):
    client.get(f"/evidence/by-link/{evidence.link.token}/")
    as_person(sam).get(f"/placement/evidence/{evidence.pk}/")
    shown = words_on(as_person(amara).get(PAGE))
    assert "Joan Pritchard , practice educator, opened “Friday’s visit” by the link in their mail" in shown
    assert "Dr Sam Whitlock , tutor, opened “Friday’s visit” on its page" in shown


def test_several_times_on_one_day_are_one_line(as_person, amara, sam, evidence):
    for _ in range(3):
        as_person(sam).get(f"/placement/evidence/{evidence.pk}/")
    assert "3 times" in words_on(as_person(amara).get(PAGE))


def test_what_she_opens_herself_and_what_only_asks_for_headers_is_not_noted(as_person, amara, sam, evidence):
    as_person(amara).get(f"/placement/evidence/{evidence.pk}/")
    as_person(sam).head(f"/placement/evidence/{evidence.pk}/")
    assert Reading.objects.count() == 0


def test_nobody_else_reads_it(as_person, sam, priya, evidence):
    as_person(sam).get(f"/placement/evidence/{evidence.pk}/")
    for person in (sam, priya):
        assert "Friday’s visit" not in words_on(as_person(person).get(PAGE))


@pytest.mark.parametrize("change", ["UPDATE history_reading SET reader = 0", "DELETE FROM history_reading"])
def test_the_database_keeps_each_line(amara, sam, change):
    note_who_opened([Shown(amara, amara.pk)], by=sam)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_costs_the_same(as_person, amara, sam, evidence, django_assert_num_queries, times):
    for _ in range(times):
        note_who_opened([Shown(evidence, amara.pk)], by=sam)
    client = as_person(amara)
    with django_assert_num_queries(5):
        client.get(PAGE)
