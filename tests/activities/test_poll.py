"""A poll: Amara says how sure she is, line by line, and sees what her cohort said once nobody can be picked out of it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.actions.role import take_role
from accounts.models import Membership
from accounts.rules import Role
from activities.actions.activity import publish_activity
from activities.actions.attempt import check, save_answer, try_again
from activities.models import Attempt
from activities.models.class_picture import picture_of
from activities.models.shown import begun_by_key, show_to
from tests.factories.accounts import make_person
from tests.factories.activities import body_of, make_poll, poll_value

pytestmark = pytest.mark.django_db
FIRST, LAST = {"sending": "0", "reading": "0"}, {"sending": "2", "reading": "1"}


@pytest.fixture
def poll(db):
    return make_poll()


@pytest.fixture
def answers_of(poll, university, cohort):
    """Let so many more students of Amara's cohort answer the poll."""
    everybody = []

    def answer(count, chosen=FIRST, poll=poll):
        for _ in range(count):
            fellow = make_person(f"Fellow {len(everybody)}", Role.STUDENT, university, cohort=cohort)
            everybody.append(fellow)
            check(activity=poll, answer=chosen, by=fellow)
        return everybody

    return answer


def sends(client, poll, verb="check", **chosen):
    posted = {f"item-{key}": number for key, number in chosen.items()}
    return client.post(reverse(f"activities:attempt_{verb}", args=[poll.pk]), posted, follow=True).content.decode()


def numbers(picture, item="sending"):
    return [(share.step, share.people) for share in picture.lines[item]]


class TestAnswering:
    def test_what_is_missing_is_said_and_what_was_chosen_is_kept(self, as_person, amara, poll):
        shown = sends(as_person(amara), poll, sending="1")
        assert "Still to answer: “reading aloud?”. What you have chosen is kept." in " ".join(
            shown.replace("</strong>", "").split()
        )
        assert Attempt.objects.get().answer == {"sending": "1"}

    def test_a_whole_answer_is_finished_and_repeated_in_words(self, as_person, amara, poll):
        shown = sends(as_person(amara), poll, **LAST)
        assert ("You: <b>On my own</b>" in shown, "You: <b>With help</b>" in shown, "One aim is plenty." in shown) == (True,) * 3
        assert Attempt.objects.get().is_finished

    def test_nothing_of_it_is_a_score(self, amara, poll):
        attempt = check(activity=poll, answer=LAST, by=amara)
        assert attempt.result == {"fit": 0, "of": 0}
        assert not any("score" in statement.statement.get("result", {}) for statement in amara.statements.all())

    def test_steps_and_lines_that_are_not_there_are_dropped(self, as_person, amara, poll):
        sends(as_person(amara), poll, "save", sending="7", nobody="0")
        assert not Attempt.objects.exclude(answer={}).exists()

    def test_pressing_twice_answers_once(self, amara, poll):
        for _ in range(2):
            attempt = check(activity=poll, answer=LAST, by=amara)
        assert attempt.decisions.filter(move="finish").count() == 1

    def test_what_she_said_goes_into_her_log_as_a_start_for_one_aim(self, as_person, amara, poll):
        check(activity=poll, answer=LAST, by=amara)
        shown = sends(as_person(amara), poll, "log")
        assert "Which one do I want to be surer of?" in shown
        assert "With help: reading aloud?" in shown


class TestWhatTheCohortSaid:
    def test_of_four_people_nothing_is_shown(self, as_person, amara, poll, answers_of):
        answers_of(3)
        shown = sends(as_person(amara), poll, **LAST)
        assert "As soon as five students of your cohort have answered" in shown
        assert picture_of(poll, poll.facts(), amara).lines == {}

    def test_of_five_people_the_numbers_are_shown(self, as_person, amara, poll, answers_of):
        answers_of(4)
        shown = sends(as_person(amara), poll, **LAST)
        assert "what 5 students of your cohort said" in shown
        assert numbers(show_to(amara, poll).picture) == [("Not yet", 4), ("On my own", 1)]

    def test_it_does_not_move_with_one_more_person(self, amara, poll, answers_of):
        answers_of(5)
        check(activity=poll, answer=LAST, by=amara)
        assert numbers(show_to(amara, poll).picture) == [("Not yet", 5)]

    def test_it_moves_on_by_five(self, amara, poll, answers_of):
        answers_of(5)
        check(activity=poll, answer=LAST, by=amara)
        answers_of(4, LAST)
        assert numbers(show_to(amara, poll).picture) == [("Not yet", 5), ("On my own", 5)]

    def test_nobody_sees_it_before_they_have_answered(self, amara, poll, answers_of):
        answers_of(5)
        save_answer(activity=poll, answer={"sending": "1"}, by=amara)
        assert show_to(amara, poll).picture is None
        assert begun_by_key(amara, [poll.key])[poll.key].picture is None

    def test_answering_again_does_not_change_it(self, amara, poll, answers_of):
        for fellow in answers_of(4):
            try_again(activity=poll, by=fellow)
            check(activity=poll, answer=LAST, by=fellow)
        check(activity=poll, answer=FIRST, by=amara)
        assert numbers(show_to(amara, poll).picture) == [("Not yet", 5)]

    def test_somebody_who_leaves_is_not_taken_out_of_it(self, amara, priya, poll, answers_of):
        left = answers_of(4)[0]
        check(activity=poll, answer=LAST, by=amara)
        before = numbers(show_to(amara, poll).picture)
        take_role(membership=Membership.objects.get(person=left), by=priya)
        assert numbers(show_to(amara, poll).picture) == before

    def test_another_cohort_is_not_counted_and_sees_nothing_of_it(self, carol, ben, poll, answers_of):
        answers_of(4)
        check(activity=poll, answer=LAST, by=carol)
        assert show_to(carol, poll).picture.people == 0
        check(activity=poll, answer=LAST, by=ben)
        assert show_to(ben, poll).picture.people == 5

    def test_somebody_in_no_cohort_answers_for_themselves(self, as_person, joan, poll, answers_of):
        answers_of(5)
        shown = sends(as_person(joan), poll, **LAST)
        assert ("Your answers are kept." in shown, "your cohort" in shown.partition("Your answers are kept.")[2]) == (True, False)

    def test_answers_to_other_steps_are_not_counted_with_these(self, amara, poll, answers_of):
        answers_of(5)
        publish_activity(key=poll.key, body=body_of("poll", poll_value(("Never", "Sometimes", "Always"))))
        poll.refresh_from_db()
        check(activity=poll, answer=LAST, by=amara)
        assert show_to(amara, poll).picture.people == 0

    def test_a_closing_that_was_mended_changes_nothing(self, amara, poll, answers_of):
        answers_of(4)
        publish_activity(key=poll.key, body=body_of("poll", poll_value() | {"closing": "<p>One aim is enough.</p>"}))
        poll.refresh_from_db()
        check(activity=poll, answer=LAST, by=amara)
        assert show_to(amara, poll).picture.people == 5

    def test_however_many_have_answered_it_takes_three_queries(self, amara, poll, answers_of, django_assert_num_queries):
        answers_of(9)
        check(activity=poll, answer=LAST, by=amara)
        assert amara.memberships_now
        with django_assert_num_queries(3):
            assert show_to(amara, poll).picture.people == 10


class TestAuthoring:
    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"steps": ["Not yet", "not yet "]}, "“not yet” is there twice."),
            ({"items": [{"text": "One?", "key": "a"}, {"text": "One?", "key": "b"}]}, "“One?” is there twice."),
            ({"steps": ["Only one"]}, "At least 2 are needed: add one more."),
        ],
    )
    def test_a_poll_that_cannot_be_answered_is_refused(self, wrong, says):
        with pytest.raises(ValidationError) as refused:
            make_poll(value=poll_value() | wrong)
        assert says in json.dumps(refused.value.as_json_data(), ensure_ascii=False)
