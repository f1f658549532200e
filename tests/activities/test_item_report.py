"""The item report: what authors learn of the answers to a set, and what they never do."""

import pytest

from accounts.actions.role import take_role
from accounts.rules import Role
from activities.actions.attempt import check, finish, save_answer, try_again
from activities.models import Activity
from activities.models.item_report import report_of
from tests.factories.accounts import make_person
from tests.factories.activities import QUESTIONS, make_bank_question, make_questions, option, questions_value, reword

pytestmark = pytest.mark.django_db
HURRY, BOTH = {"cues.hurry": "yes"}, {"cues.hurry": "yes", "cues.link": "yes"}


@pytest.fixture
def student(university, cohort):
    made = []

    def make(role=Role.STUDENT):
        made.append(1)
        return make_person(f"Student {chr(64 + len(made))}", role, university, cohort=cohort if role == Role.STUDENT else None)

    return make


def press(activity, person, key, **given):
    """Answer one question and press Check on it, as the page does: what was posted is read first."""
    activity = Activity.objects.get(pk=activity.pk)
    posted = {f"answer-{name.replace('__', '.')}": value for name, value in given.items()} | {"look": key}
    check(activity=activity, answer=activity.kind.read(activity.facts(), posted), by=person)


def answers(activity, person, *tries, key="parcel"):
    """Check each of the tries in turn, then leave the set as it is."""
    for given in tries:
        press(
            activity,
            person,
            key,
            **{key: given} if isinstance(given, str) else {f"{key}__{part}": to for part, to in given.items()},
        )
    finish(activity=activity, answer={"at": "end"}, by=person)


def numbers(item):
    return [(one.text, one.people) for one in item.parts[0].chosen]


class TestFirstTries:
    def test_it_begins_with_five_students(self, student):
        activity = make_questions("single")
        for _ in range(4):
            answers(activity, student(), "phish")
        assert (report_of(activity)[0].is_there, report_of(activity)[0].parts) == (False, [])
        answers(activity, student(), "real")
        [item] = report_of(activity)
        assert (item.people, item.fitted, numbers(item)) == (5, 4, [("Real", 1), ("Phish", 4), ("Unsure", 0)])

    def test_it_moves_by_five(self, student):
        activity = make_questions("single")
        for _ in range(5):
            answers(activity, student(), "phish")
        before = report_of(activity)
        for _ in range(4):
            answers(activity, student(), "real")
            assert report_of(activity) == before
        answers(activity, student(), "real")
        assert (report_of(activity)[0].people, report_of(activity)[0].fitted) == (10, 5)

    def test_the_first_whole_answer_counts_whatever_comes_after(self, student):
        activity = make_questions("single")
        for _ in range(5):
            answers(activity, student(), "", "real", "unsure", "phish")
        assert (report_of(activity)[0].fitted, numbers(report_of(activity)[0])[0]) == (0, ("Real", 5))

    def test_an_answer_that_was_not_whole_is_no_try(self, student):
        activity = make_questions("order")
        lines = {"stop": "1", "tell": "2", "password": "3", "wait": "4"}
        for _ in range(5):
            answers(activity, student(), {"stop": "1"}, lines, key="first")
        assert report_of(activity)[0].fitted == 5

    def test_somebody_who_tries_again_counts_once(self, student):
        activity = make_questions("single")
        people = [student() for _ in range(3)]
        for person in people:
            answers(activity, person, "real")
            try_again(activity=activity, by=person)
            answers(activity, person, "phish")
        assert not report_of(activity)[0].is_there
        for _ in range(2):
            answers(activity, student(), "phish")
        assert report_of(activity)[0].fitted == 2

    def test_who_has_not_finished_does_not_count(self, student):
        activity = make_questions("single", "multiple")
        for _ in range(5):
            press(activity, student(), "parcel", parcel="phish")
        assert [item.is_there for item in report_of(activity)] == [False, False]

    def test_authors_and_tutors_who_try_it_do_not_count(self, student):
        activity = make_questions("single")
        for role in (Role.AUTHOR, *[Role.STUDENT] * 4):
            answers(activity, student(role), "phish")
        assert not report_of(activity)[0].is_there

    def test_who_has_left_still_counts_so_that_nothing_shrinks(self, student, ruth):
        activity = make_questions("single")
        people = [student() for _ in range(5)]
        for person in people:
            answers(activity, person, "phish")
        take_role(membership=people[0].memberships.get(), by=ruth)
        assert report_of(activity)[0].people == 5

    def test_answers_from_before_first_tries_were_kept_are_not_counted(self, student):
        activity = make_questions("single")
        for _ in range(5):
            person = student()
            looked = {"answer-parcel": "phish", "looked-parcel": {"": "phish"}, "at": "end"}
            check(activity=activity, answer=looked, by=person)
        assert not report_of(activity)[0].is_there

    def test_a_first_try_cannot_be_replaced_later(self, amara):
        activity = make_questions("single", "multiple")
        save_answer(activity=activity, answer={"first-parcel": {"": "real"}}, by=amara)
        attempt = save_answer(activity=activity, answer={"first-parcel": {"": "phish"}}, by=amara)
        assert attempt.answer["first-parcel"] == {"": "real"}


class TestChangedWords:
    def five(self, activity, student):
        for _ in range(5):
            answers(activity, student(), "phish")

    def test_new_words_begin_anew_and_the_old_ones_again_go_on(self, student):
        question = make_bank_question()
        activity = make_questions(value=questions_value() | {"questions": [("bank", question)]})
        self.five(activity, student)
        reword(question, question="Bait or not?")
        assert not report_of(Activity.objects.get())[0].is_there
        reword(question)
        assert report_of(Activity.objects.get())[0].people == 5

    def test_another_reason_leaves_the_numbers(self, student):
        question = make_bank_question()
        activity = make_questions(value=questions_value() | {"questions": [("bank", question)]})
        self.five(activity, student)
        reword(question, options=[one | {"feedback": "Better words."} for one in QUESTIONS["single"][1]["options"]])
        assert report_of(Activity.objects.get())[0].people == 5

    def test_an_author_cannot_try_out_which_words_were_written(self, student):
        question = make_bank_question("short")
        activity = make_questions(value=questions_value() | {"questions": [("bank", question)]})
        for _ in range(5):
            answers(activity, student(), "my neighbour Mrs Quincunx", key="whom")
        [item] = report_of(Activity.objects.get())
        assert (item.fitted, item.parts, "Quincunx" in repr(item)) == (0, [], False)
        guess = {"text": "my neighbour Mrs Quincunx", "fits": True, "feedback": "?"}
        reword(question, answers=[*QUESTIONS["short"][1]["answers"], guess])
        assert not report_of(Activity.objects.get())[0].is_there


class TestWhatItSays:
    def test_a_wrong_option_that_more_chose_than_the_right_one(self, student):
        activity = make_questions(
            value=questions_value()
            | {
                "questions": [
                    ("single", QUESTIONS["single"][1] | {"options": [option("a", "No."), option("b", "Yes.", fits=True)]})
                ]
            }
        )
        for given in "aaabb":
            answers(activity, student(), given)
        assert report_of(activity)[0].advice == "Look at the wording: “A” was chosen by more people than what fits."

    def test_nothing_where_what_fits_was_chosen_more(self, student):
        activity = make_questions("single")
        for given in ("phish", "phish", "unsure", "real", "real"):
            answers(activity, student(), given)
        assert report_of(activity)[0].advice == ""

    def test_several_choices(self, student):
        activity = make_questions("multiple")
        for given in ({"hurry": "yes", "link": "yes"}, *[{"hurry": "yes", "logo": "yes"}] * 4):
            answers(activity, student(), given, key="cues")
        [item] = report_of(activity)
        assert (item.fitted, numbers(item)) == (1, [("Hurry", 5), ("Link", 1), ("Logo", 4)])
        assert item.advice == "Look at the wording: “Logo” does not fit and was ticked by more people than “Link”, which does."

    def test_short_answers_say_only_how_many_were_accepted(self, student):
        activity = make_questions("short")
        for given in ("The IT help desk.", "nobody", "a", "b", "c"):
            answers(activity, student(), given, key="whom")
        [item] = report_of(activity)
        assert (item.fitted, item.people, item.parts) == (1, 5, [])
        assert item.advice.startswith("Look at the wording: fewer than half of the first answers were accepted.")

    def test_matches_line_by_line(self, student):
        activity = make_questions("match")
        for given in (*[{"bank": "ring", "council": "ring"}] * 3, *[{"bank": "bin", "council": "ring"}] * 2):
            answers(activity, student(), given, key="pairs")
        [item] = report_of(activity)
        assert [(part.text, [one.people for one in part.chosen]) for part in item.parts] == [("Bank", [3, 2]), ("Council", [5, 0])]
        assert item.advice == "Look at the wording: for “Bank”, “Ring them” was chosen by more people than what fits."

    def test_orders_place_by_place(self, student):
        activity = make_questions("order")
        for _ in range(5):
            answers(activity, student(), {"stop": "1", "password": "2", "tell": "3", "wait": "4"}, key="first")
        [item] = report_of(activity)
        assert (item.fitted, [(one.people, one.fits) for one in item.parts[1].chosen]) == (
            5,
            [(0, False), (0, True), (5, True), (0, False)],
        )


@pytest.mark.parametrize("people", [1, 5])
def test_it_takes_as_many_queries_however_many_answered(people, student, django_assert_num_queries):
    activity = make_questions("single", "multiple")
    for _ in range(people):
        person = student()
        press(activity, person, "cues", cues__hurry="yes")
        answers(activity, person, "phish")
    with django_assert_num_queries(2):
        report_of(activity)
