"""Every attempt leaves statements: what happened and how much fitted, never what somebody wrote."""

import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from activities.actions.attempt import check, finish, save_answer, start, take_to_log, try_again
from activities.actions.attempt_statement import write_statement
from activities.models import Statement
from activities.models.statement import account_of
from activities.xapi import check_statement
from history.append_only import CannotChange
from history.models import Delivery
from tests.factories.activities import make_branch

pytestmark = pytest.mark.django_db

RIGHT = {"falls-alarm": "tool", "privacy": "value", "red-flag": "value"}
WRONG = {**RIGHT, "privacy": "tool"}
ADL = "http://adlnet.gov/expapi/verbs/"


def verbs(person):
    found = Statement.objects.visible_to(person).order_by("pk").values_list("verb", flat=True)
    return [verb.removeprefix(ADL) for verb in found]


def results(person):
    return [statement.statement.get("result") for statement in Statement.objects.visible_to(person).order_by("pk")]


def test_an_attempt_says_that_it_began_what_was_checked_and_that_it_is_done(amara, sort):
    check(activity=sort, answer=WRONG, by=amara)
    check(activity=sort, answer=RIGHT, by=amara)
    two, three = {"raw": 2, "min": 0, "max": 3, "scaled": 0.6667}, {"raw": 3, "min": 0, "max": 3, "scaled": 1.0}
    assert verbs(amara) == ["initialized", "answered", "answered", "completed"]
    assert results(amara) == [
        None,
        {"score": two, "success": False},
        {"score": three, "success": True},
        {"completion": True, "score": three, "success": True},
    ]


def test_what_is_left_as_it_is_keeps_its_score(amara, sort):
    finish(activity=sort, answer=WRONG, by=amara)
    assert results(amara)[-1]["success"] is False
    assert results(amara)[-1]["score"]["raw"] == 2


def test_a_prompt_that_lands_in_the_log_says_that_it_was_done_and_nothing_else(amara, prompt):
    take_to_log(activity=prompt, by=amara)
    assert (verbs(amara), results(amara)) == (["initialized", "completed"], [None, {"completion": True}])


def test_nothing_that_was_chosen_or_asked_stands_in_a_statement(amara, sort, prompt):
    check(activity=sort, answer=WRONG, by=amara)
    take_to_log(activity=prompt, by=amara)
    told = json.dumps([statement.statement for statement in Statement.objects.all()])
    words = ("privacy", "Tool", "Which card was hardest?", "When did a form shape", "Amara", "Osei", amara.email)
    assert [word for word in words if word in told] == []


def test_a_statement_says_who_what_in_which_attempt_and_where_it_stands(amara, sort):
    attempt = start(activity=sort, by=amara)
    said = Statement.objects.get()
    assert said.statement["actor"] == account_of(amara.pk)
    assert said.statement["object"]["id"] == f"http://testserver/activities/{sort.pk}/"
    assert said.statement["object"]["definition"]["name"] == {"en-GB": "What goes where?"}
    assert said.statement["authority"]["account"] == {"homePage": "http://testserver", "name": "waymark"}
    assert (said.verified, said.activity) == (True, f"http://testserver/activities/{sort.pk}/")
    assert said.timestamp == attempt.decisions.get().at.replace(microsecond=said.timestamp.microsecond)


def test_everything_of_one_attempt_has_one_registration_and_a_second_attempt_another(amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    try_again(activity=sort, by=amara)
    registrations = list(Statement.objects.order_by("pk").values_list("registration", flat=True))
    assert [registration == registrations[0] for registration in registrations] == [True, True, True, False]


def test_what_waymark_says_follows_the_specification(amara, ben, sort, prompt):
    check(activity=sort, answer=WRONG, by=amara)
    finish(activity=sort, answer={}, by=amara)
    take_to_log(activity=prompt, by=ben)
    start(activity=make_branch(), by=ben)
    assert Statement.objects.count() == 6
    for statement in Statement.objects.all():
        check_statement(statement.statement)


@pytest.mark.parametrize(
    ("answer", "told"),
    [(RIGHT, ["initialized", "answered", "completed"]), (WRONG, ["initialized", "answered"])],
    ids=["all of it fits", "some of it fits"],
)
def test_a_double_click_leaves_one_statement(amara, sort, answer, told):
    for _ in range(2):
        save_answer(activity=sort, answer=answer, by=amara)
    for _ in range(3):
        check(activity=sort, answer=answer, by=amara)
    assert verbs(amara) == told


def test_checked_again_after_a_change_is_told_again(amara, sort):
    for answer in (WRONG, RIGHT, WRONG):
        check(activity=sort, answer=answer, by=amara)
    assert verbs(amara) == ["initialized", "answered", "answered", "completed"]


def test_the_same_move_told_again_is_the_same_statement(amara, sort):
    attempt = check(activity=sort, answer=RIGHT, by=amara)
    before = set(Statement.objects.values_list("uuid", flat=True))
    for decision in attempt.decisions.all():
        write_statement(decision=decision)
    assert set(Statement.objects.values_list("uuid", flat=True)) == before
    assert Statement.objects.count() == 3


def test_an_attempt_that_is_undone_leaves_no_statement(amara, sort):
    with pytest.raises(RuntimeError), transaction.atomic():
        start(activity=sort, by=amara)
        raise RuntimeError
    assert Statement.objects.count() == 0


def test_a_statement_costs_one_query(amara, sort):
    decision = start(activity=sort, by=amara).decisions.select_related("attempt__version").get()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        write_statement(decision=decision)
    assert len(queries) == 1


def test_statements_are_seen_by_the_person_they_are_about_alone(cast, sort):
    start(activity=sort, by=cast["amara"])
    seeing = [name for name, person in cast.items() if Statement.objects.visible_to(person).exists()]
    assert seeing == ["amara"]


def test_a_statement_cannot_be_rewritten(amara, sort):
    start(activity=sort, by=amara)
    with pytest.raises(CannotChange):
        Statement.objects.get().save()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE activities_statement SET verb = 'x'")


def test_nothing_is_sent_on_unless_a_site_says_so(amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    assert Delivery.objects.filter(kind="activities.statement").count() == 0
