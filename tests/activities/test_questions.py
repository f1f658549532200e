"""A question set: Amara answers one question at a time, is told why, changes her mind, and sees what to look at again."""

import pytest
from django.urls import reverse

from activities.actions.attempt import check, finish, save_answer
from activities.models import Attempt
from activities.models.shown import show_to
from tests.factories.activities import make_questions, questions_value

pytestmark = pytest.mark.django_db
PHISH, REAL = {"answer-parcel": "phish"}, {"answer-parcel": "real"}
BOTH = {"answer-cues.hurry": "yes", "answer-cues.link": "yes"}
LOOKED = {"looked-parcel": {"": "phish"}, "looked-cues": {"hurry": "yes", "link": "yes"}}


@pytest.fixture
def questions(db):
    return make_questions("single", "multiple")


@pytest.fixture
def goes(as_person, amara, questions):
    """Let Amara press one button of the set, and return the page she then sees."""
    client = as_person(amara)

    def press(verb="check", **posted):
        answer = {name: value for name, value in posted.items() if name in {"look", "at"}} | posted.get("given", {})
        page = client.post(reverse(f"activities:attempt_{verb}", args=[questions.pk]), answer, follow=True)
        return " ".join(page.content.decode().split())

    return press


def answer():
    return Attempt.objects.get().answer


def on_screen(page):
    """Return what stands on a screen: without what is only printed."""
    return page.partition('<div class="on-paper">')[0]


class TestOneQuestion:
    def test_the_first_is_shown_and_no_other(self, as_person, amara, questions):
        page = as_person(amara).get(reverse("activities:attempt", args=[questions.pk])).content.decode()
        shown = on_screen(page)
        assert ("What about parcel?" in shown, "What about cues?" in shown, "Look closely." in shown) == (True, False, True)
        assert "not answered yet" in shown

    def test_no_reason_is_on_the_page_before_she_checks(self, as_person, amara, questions):
        page = as_person(amara).get(reverse("activities:attempt", args=[questions.pk])).content.decode()
        assert ("Look at the address." in page, "It hurries you." in page) == (False, False)

    def test_what_fits_is_said_with_its_reason(self, goes):
        page = goes(look="parcel", at="parcel", given=PHISH)
        assert ("That fits." in page, "It hurries you." in page, "About the others" in page) == (True, True, True)

    def test_what_does_not_fit_is_said_with_what_to_think_about_and_nothing_more(self, goes):
        page = goes(look="parcel", at="parcel", given=REAL)
        assert ("Look again." in page, "Look at the address." in page, "It hurries you." in page) == (True, True, False)

    def test_she_changes_it_and_checks_again(self, goes):
        goes(look="parcel", at="parcel", given=REAL)
        assert "That fits." in goes(look="parcel", at="parcel", given=PHISH)

    def test_what_is_changed_after_check_is_not_checked_yet(self, goes):
        goes(look="parcel", at="parcel", given=PHISH)
        page = goes("save", given=REAL)
        assert ("not checked yet" in page, "That fits." in page) == (True, False)

    def test_check_without_an_answer_says_what_to_do(self, goes):
        page = goes(look="parcel", at="parcel")
        assert ("Choose an answer, then press Check." in page, "looked at</span>" in page) == (True, False)

    def test_a_box_that_is_taken_back_is_kept_as_taken_back(self, goes):
        goes(look="cues", at="cues", given=BOTH)
        page = goes(look="cues", at="cues", given=BOTH | {"answer-cues.link": ""})
        assert "Look again: 1 more fits." in page
        assert answer()["answer-cues.link"] == ""

    def test_the_form_says_of_each_box_that_it_was_there(self, goes):
        page = goes("save", at="cues")
        assert page.count('<input type="hidden" name="answer-cues.') == page.count('<input type="checkbox" name="answer-cues.') == 3

    def test_of_a_hidden_field_and_its_box_the_box_counts(self, as_person, amara, questions):
        address = reverse("activities:attempt_save", args=[questions.pk])
        as_person(amara).post(address, "answer-cues.hurry=&answer-cues.hurry=yes", content_type="application/x-www-form-urlencoded")
        assert answer() == {"answer-cues.hurry": "yes"}

    def test_what_is_not_there_is_dropped(self, goes):
        given = {"answer-parcel": "moon", "answer-nobody": "real", "answer-cues.hurry": "perhaps"}
        goes(look="nobody", at="nowhere", given=given)
        assert answer() == {}


class TestGoingOn:
    def test_next_leads_on_and_keeps_what_was_answered(self, goes):
        page = goes("save", at="cues", given=PHISH)
        assert ("What about cues?" in on_screen(page), "Question 2 of 2" in page, "Look closely." in page) == (True, True, False)
        assert answer() == PHISH | {"at": "cues"}

    def test_her_place_is_kept_on_another_device(self, goes, as_person, amara, questions):
        goes("save", at="cues")
        page = as_person(amara).get(reverse("activities:attempt", args=[questions.pk])).content.decode()
        assert "What about cues?" in on_screen(page)

    def test_a_script_gets_the_next_question_drawn_anew(self, as_person, amara, questions):
        address = reverse("activities:attempt_save", args=[questions.pk])
        page = as_person(amara).post(address, {"at": "cues"}, headers={"X-Fragment": "1"}).content.decode()
        assert ("What about cues?" in page, "<html" in page) == (True, False)

    def test_a_question_that_was_looked_at_is_shown_with_its_reason_again(self, goes):
        goes(look="parcel", at="parcel", given=PHISH)
        goes("save", at="cues")
        assert "It hurries you." in goes("save", at="parcel")

    def test_nobody_else_sees_her_answers(self, goes, as_person, ben, questions):
        goes(look="parcel", at="parcel", given=PHISH)
        page = as_person(ben).get(reverse("activities:attempt", args=[questions.pk])).content.decode()
        assert ("It hurries you." in page, " checked" in page) == (False, False)


class TestTheSummary:
    def test_before_all_is_looked_at_it_says_what_is_left_and_finishes_nothing(self, goes):
        goes(look="parcel", at="parcel", given=PHISH)
        page = goes(at="end")
        assert ("Still to answer and check: “Cues”." in page, "Leave it like this" in page) == (True, False)
        assert not Attempt.objects.get().is_finished

    def test_the_last_reason_is_read_before_it_is_finished(self, goes):
        goes(look="parcel", at="parcel", given=PHISH)
        page = goes(look="cues", at="cues", given=BOTH)
        assert "Just these fit." in page
        assert not Attempt.objects.get().is_finished

    def test_when_all_fits_the_summary_finishes_it_and_gives_every_reason(self, goes):
        goes(look="parcel", at="parcel", given=PHISH)
        goes(look="cues", at="cues", given=BOTH)
        page = goes(at="end")
        for words in (
            "All 2 fit.",
            "Anybody can be hurried.",
            "Logos are copied.",
            "You said: Hurry; Link",
            "Write about this in my log",
        ):
            assert words in page
        assert Attempt.objects.get().result == {"fit": 2, "of": 2}

    def test_what_does_not_fit_is_named_and_the_set_stays_open(self, goes):
        goes(look="parcel", at="parcel", given=REAL)
        goes(look="cues", at="cues", given=BOTH)
        page = goes(at="end")
        assert ("1 of 2 fit. Look again at “Parcel”." in page, "Anybody can be hurried." in page) == (True, False)
        assert not Attempt.objects.get().is_finished

    def test_she_may_leave_it_like_this(self, goes):
        goes(look="parcel", at="parcel", given=REAL)
        goes(look="cues", at="cues", given=BOTH)
        goes(at="end")
        page = goes("finish", at="end")
        assert ("1 of 2 fit." in page, "Anybody can be hurried." in page, "It hurries you." in page) == (True, True, True)
        assert Attempt.objects.get().is_finished

    def test_leaving_it_too_early_says_what_is_missing(self, goes):
        page = goes("finish", at="end", given=PHISH)
        assert "Still to answer and check: “Parcel” and “Cues”." in page
        assert not Attempt.objects.filter(finished_at__isnull=False).exists()

    def test_many_that_are_left_are_counted(self, amara):
        attempt = check(activity=make_questions(), answer={"at": "end"}, by=amara)
        assert attempt.missing == "5 questions are still to answer and check."

    def test_trying_again_begins_at_the_first_question(self, goes):
        self.test_when_all_fits_the_summary_finishes_it_and_gives_every_reason(goes)
        page = goes("again")
        assert ("What about parcel?" in on_screen(page), "0 of 2 looked at" in page) == (True, True)

    def test_a_late_press_changes_nothing_that_is_finished(self, goes):
        self.test_when_all_fits_the_summary_finishes_it_and_gives_every_reason(goes)
        page = goes("save", at="parcel", given=REAL)
        assert "You have already finished “Real or not?”." in page
        assert answer()["answer-parcel"] == "phish"

    def test_her_answers_go_into_the_log_entry_she_writes_about_it(self, goes):
        self.test_when_all_fits_the_summary_finishes_it_and_gives_every_reason(goes)
        page = goes("log")
        for words in ("Which message nearly had me?", "Parcel: Phish", "Cues: Hurry; Link"):
            assert words in page


class TestOneEffect:
    def test_pressing_twice_at_the_end_finishes_once(self, amara, questions):
        for _ in range(2):
            attempt = check(activity=questions, answer=PHISH | BOTH | LOOKED | {"at": "end"}, by=amara)
        assert (attempt.is_finished, attempt.decisions.filter(move="finish").count()) == (True, 1)

    def test_leaving_it_twice_is_once(self, amara, questions):
        looked = LOOKED | {"looked-parcel": {"": "real"}, "at": "end"}
        for _ in range(2):
            attempt = finish(activity=questions, answer=REAL | BOTH | looked, by=amara)
        assert attempt.decisions.filter(move="finish").count() == 1

    def test_a_choice_that_comes_late_after_its_check_changes_nothing(self, amara, questions):
        check(activity=questions, answer=PHISH | {"looked-parcel": {"": "phish"}}, by=amara)
        attempt = save_answer(activity=questions, answer=PHISH, by=amara)
        assert attempt.was_just_checked

    def test_the_statements_say_how_many_fitted_and_nothing_that_was_chosen(self, amara, questions):
        save_answer(activity=questions, answer=REAL, by=amara)
        check(activity=questions, answer=LOOKED | {"looked-parcel": {"": "real"}}, by=amara)
        check(activity=questions, answer=BOTH | {"at": "end"}, by=amara)
        check(activity=questions, answer=PHISH | LOOKED, by=amara)
        said = [statement.statement for statement in amara.statements.order_by("pk")]
        assert [one["verb"]["display"]["en-GB"] for one in said] == ["initialized", "answered", "answered", "completed"]
        assert [one.get("result", {}).get("score", {}).get("raw") for one in said] == [None, 1, 2, 2]
        assert not any(words in str(said) for words in ("phish", "hurry", "parcel"))

    def test_an_attempt_stays_on_the_words_it_began_with(self, goes):
        goes(look="parcel", at="parcel", given=PHISH)
        value = questions_value("single", "multiple")
        value["closing"] = "<p>Another end.</p>"
        make_questions(value=value)
        goes(look="cues", at="cues", given=BOTH)
        assert "Another end." not in goes(at="end")


@pytest.mark.parametrize("kinds", [["single"], ["single", "multiple", "short"]])
def test_however_many_questions_there_are_it_takes_one_query(amara, kinds, django_assert_num_queries):
    activity = make_questions(*kinds)
    save_answer(activity=activity, answer=PHISH, by=amara)
    with django_assert_num_queries(1):
        assert len(show_to(amara, activity).drawn["questions"]) == len(kinds)


class TestOnPaper:
    def test_every_question_is_there_to_write_on_and_no_reason(self, as_person, amara):
        page = as_person(amara).get(reverse("activities:attempt", args=[make_questions().pk])).content.decode()
        paper = page.partition('<div class="on-paper">')[2]
        for words in ("What about parcel?", "Logo", "What about whom?", "Choose from: Ring them; Delete it.", "Password"):
            assert words in paper
        assert not any(words in paper for words in ("Logos are copied.", "Yes, stop.", "the IT help desk"))
