import pytest
from django.db import IntegrityError, transaction

from activities.actions.activity import publish_activity
from activities.actions.attempt import NotComplete, check, finish, save_answer, start, take_to_log, try_again
from activities.models import ActivityVersion, Attempt
from activities.states import ATTEMPT_MOVES, AttemptState
from history.append_only import CannotChange
from history.transitions import IllegalMove
from tests.factories.activities import CARDS, body_of, sort_value

pytestmark = pytest.mark.django_db

RIGHT = {"falls-alarm": "tool", "privacy": "value", "red-flag": "value"}
WRONG = {**RIGHT, "privacy": "tool"}


def moves(attempt):
    return list(attempt.decisions.values_list("move", flat=True))


def test_an_attempt_resumes_where_it_was(amara, sort):
    save_answer(activity=sort, answer={"privacy": "value"}, by=amara)
    attempt = save_answer(activity=sort, answer={"red-flag": "tool"}, by=amara)
    assert attempt.answer == {"privacy": "value", "red-flag": "tool"}
    assert (Attempt.objects.count(), moves(attempt)) == (1, ["start"])


def test_saving_the_same_card_twice_changes_nothing(amara, sort):
    first = save_answer(activity=sort, answer={"privacy": "value"}, by=amara)
    second = save_answer(activity=sort, answer={"privacy": "value"}, by=amara)
    assert first.saved_at == second.saved_at


def test_check_pressed_early_says_what_is_missing(amara, sort):
    attempt = check(activity=sort, answer={"privacy": "value"}, by=amara)
    assert attempt.missing == "Still to place: “falls alarm” and “red flag”. Then you can check."
    assert (attempt.state, attempt.outcome, moves(attempt)) == (AttemptState.STARTED, None, ["start"])


def test_check_says_how_many_fit_and_where_to_look_again(amara, sort):
    attempt = check(activity=sort, answer=WRONG, by=amara)
    assert attempt.outcome.headline == "2 of 3 fit. Look again at “privacy”."
    assert [remark.words for remark in attempt.outcome.look_again] == ["No thing holds it."]
    assert (attempt.state, moves(attempt)) == (AttemptState.STARTED, ["start", "check"])


def test_moving_the_card_and_checking_again_finishes(amara, sort):
    check(activity=sort, answer=WRONG, by=amara)
    attempt = check(activity=sort, answer={"privacy": "value"}, by=amara)
    assert (attempt.outcome.headline, attempt.result) == ("All 3 fit.", {"fit": 3, "of": 3})
    assert (attempt.state, moves(attempt)) == (AttemptState.FINISHED, ["start", "check", "check", "finish"])


def test_what_was_said_is_gone_once_a_card_moves(amara, sort):
    check(activity=sort, answer=WRONG, by=amara)
    attempt = save_answer(activity=sort, answer={"red-flag": "tool"}, by=amara)
    assert attempt.outcome is None


def test_either_place_is_right_for_a_card_that_fits_twice(amara, sort):
    attempt = check(activity=sort, answer={**RIGHT, "red-flag": "tool"}, by=amara)
    assert attempt.outcome.all_fit


def test_a_double_click_on_check_finishes_once(amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    attempt = check(activity=sort, answer=RIGHT, by=amara)
    assert moves(attempt).count("finish") == 1


def test_amara_may_leave_it_as_it_is(amara, sort):
    check(activity=sort, answer=WRONG, by=amara)
    attempt = finish(activity=sort, answer={}, by=amara)
    assert (attempt.result, attempt.outcome.all_fit) == ({"fit": 2, "of": 3}, False)
    assert finish(activity=sort, answer={}, by=amara) == attempt


def test_an_incomplete_answer_cannot_be_finished(amara, sort):
    with pytest.raises(NotComplete):
        finish(activity=sort, answer={"privacy": "value"}, by=amara)


def test_nothing_moves_after_it_is_finished(amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    with pytest.raises(IllegalMove):
        save_answer(activity=sort, answer=WRONG, by=amara)


def test_a_card_that_comes_later_than_the_check_that_brought_it_along_is_no_mistake(amara, sort):
    finished = check(activity=sort, answer=RIGHT, by=amara)
    late = save_answer(activity=sort, answer={"red-flag": "value"}, by=amara)
    assert (late, late.state, late.answer) == (finished, AttemptState.FINISHED, RIGHT)


def test_trying_again_keeps_the_old_attempt(amara, sort):
    old = check(activity=sort, answer=RIGHT, by=amara)
    new = try_again(activity=sort, by=amara)
    assert try_again(activity=sort, by=amara) == new
    assert (new.answer, Attempt.objects.count()) == ({}, 2)
    assert Attempt.objects.get(pk=old.pk).answer == RIGHT


def test_trying_again_before_finishing_goes_on_with_the_open_attempt(amara, sort):
    attempt = start(activity=sort, by=amara)
    assert try_again(activity=sort, by=amara) == attempt


@pytest.mark.parametrize(
    ("state", "allowed"),
    [(AttemptState.STARTED, ["save_answer", "check", "finish"]), (AttemptState.FINISHED, ["try_again"])],
)
def test_what_an_attempt_allows(state, allowed):
    assert ATTEMPT_MOVES.allowed_from(state) == allowed


def test_the_database_keeps_one_open_attempt(amara, sort):
    attempt = start(activity=sort, by=amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(person=amara, activity=sort, version=attempt.version)


def test_the_database_keeps_when_and_what_of_finishing_together(amara, sort):
    attempt = start(activity=sort, by=amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(state=AttemptState.FINISHED)


def test_an_attempt_stays_on_the_version_it_began_with(amara, ben, sort):
    attempt = start(activity=sort, by=amara)
    fewer = sort_value({"privacy": CARDS["privacy"], "red flag": CARDS["red flag"]})
    publish_activity(key=sort.key, body=body_of("sort", fewer))
    sort.refresh_from_db()
    attempt = check(activity=sort, answer=RIGHT, by=amara)
    assert (attempt.result["of"], len(start(activity=sort, by=ben).facts["cards"])) == (3, 2)


def test_one_version_serves_everybody(amara, ben, sort):
    start(activity=sort, by=amara)
    start(activity=sort, by=ben)
    assert ActivityVersion.objects.count() == 1


def test_a_version_cannot_be_rewritten(amara, sort):
    version = start(activity=sort, by=amara).version
    with pytest.raises(CannotChange):
        version.save()
    with pytest.raises(CannotChange):
        ActivityVersion.objects.update(digest="x")


def test_a_prompt_is_finished_by_opening_it_and_knows_nothing_of_what_is_written(amara, prompt):
    attempt = take_to_log(activity=prompt, by=amara)
    again = take_to_log(activity=prompt, by=amara)
    assert (attempt, attempt.state, attempt.answer) == (again, AttemptState.FINISHED, {})


def test_an_attempt_is_seen_by_its_maker_alone(cast, sort):
    start(activity=sort, by=cast["amara"])
    seeing = [name for name, person in cast.items() if Attempt.objects.visible_to(person).exists()]
    assert seeing == ["amara"]
