"""What each kind of question takes, asks for and says."""

import pytest

from activities.blocks.questions import all_asked
from activities.blocks.questions.order import mixed
from activities.blocks.questions.short import plain
from tests.factories.activities import QUESTIONS, make_questions, question, questions_value, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """Ask one question of a kind, answered and checked in this way."""

    def ask(kind, given, value=None):
        activity = make_questions(value=questions_value(kind) | ({"questions": [value]} if value else {}))
        key = activity.facts()["questions"][0]["key"]
        named = {f"answer-{key}.{part}" if part else f"answer-{key}": words for part, words in given.items()}
        [one] = all_asked(activity.facts(), named | {f"looked-{key}": given})
        return one

    return ask


def reasons(remarks):
    return [(remark.fits, remark.words) for remark in remarks]


class TestSingle:
    @pytest.mark.parametrize("chosen", ["phish", "unsure"])
    def test_any_of_several_that_fit_is_taken(self, asked, chosen):
        one = asked("single", {"": chosen})
        assert (one.fits, len(one.judged.others)) == (True, 2)

    def test_another_is_answered_with_its_own_reason(self, asked):
        judged = asked("single", {"": "real"}).judged
        assert (judged.headline, reasons(judged.remarks)) == ("Look again.", [(False, "Look at the address.")])


class TestMultiple:
    @pytest.mark.parametrize(
        ("ticked", "headline"),
        [
            ("hurry link", "Just these fit."),
            ("hurry", "Look again: 1 more fits."),
            ("hurry link logo", "Look again: 1 that you ticked does not fit."),
            ("logo", "Look again: 1 that you ticked does not fit, and 2 more fit."),
        ],
    )
    def test_it_says_how_many_more_and_how_many_less(self, asked, ticked, headline):
        one = asked("multiple", dict.fromkeys(ticked.split(), "yes"))
        assert (one.judged.headline, one.fits) == (headline, headline == "Just these fit.")

    def test_each_box_that_is_ticked_is_answered(self, asked):
        judged = asked("multiple", {"hurry": "yes", "logo": "yes"}).judged
        assert reasons(judged.remarks) == [(True, "It hurries."), (False, "Logos are copied.")]

    def test_nothing_ticked_is_not_an_answer(self, asked):
        one = asked("multiple", {})
        assert (one.trouble, one.judged) == ("Tick at least one, then press Check.", None)


class TestShort:
    @pytest.mark.parametrize("words", ["The IT help desk", " the it  help desk. ", "“the IT help desk”", "THE IT HELP DESK!"])
    def test_capitals_spaces_quotes_and_a_full_stop_make_no_difference(self, asked, words):
        assert asked("short", {"": words}).fits

    @pytest.mark.parametrize(("one", "other"), [("don’t press", "Don't press."), ("e‑mail", "E-mail"), ("ｗａｉｔ", "wait")])
    def test_so_are_these_the_same(self, one, other):
        assert plain(one) == plain(other)

    def test_an_answer_that_is_near_has_its_own_reason(self, asked):
        judged = asked("short", {"": "Nobody"}).judged
        assert reasons(judged.remarks) == [(False, "Then it goes on.")]

    def test_any_other_answer_is_answered_too_and_kept_as_it_was_written(self, asked):
        one = asked("short", {"": "My Mum"})
        assert (reasons(one.judged.remarks), one.said) == ([(False, "Who can stop it?")], "My Mum")

    def test_a_full_stop_alone_is_not_an_answer(self, asked):
        assert asked("short", {"": "."}).trouble == "Write a word or two, then press Check."

    def test_what_is_far_too_long_is_cut_and_what_a_database_cannot_hold_is_left_out(self, asked):
        one = asked("short", {"": "x"})
        assert len(one.read({"answer-whom": "\0" + "x" * 500})[""]) == 200


class TestMatch:
    def test_each_line_is_answered(self, asked):
        one = asked("match", {"bank": "ring", "council": "ring"})
        assert (one.judged.headline, reasons(one.judged.remarks)) == (
            "1 of 2 lines fit.",
            [(False, "Not bank."), (True, "Yes, council.")],
        )

    @pytest.mark.parametrize("partner", ["ring", "bin"])
    def test_a_line_may_have_several_partners_that_fit(self, asked, partner):
        assert asked("match", {"bank": "bin", "council": partner}).fits

    def test_a_line_left_out_is_asked_for(self, asked):
        assert asked("match", {"bank": "bin"}).trouble == "Choose something for each line, then press Check."


class TestOrder:
    FITS = {"stop": "1", "tell": "2", "password": "3", "wait": "4"}

    @pytest.mark.parametrize("given", [FITS, FITS | {"tell": "3", "password": "2"}])
    def test_lines_that_may_change_places_fit_both_ways(self, asked, given):
        assert asked("order", given).judged.headline == "This order fits."

    def test_each_line_is_answered_where_it_stands(self, asked):
        one = asked("order", self.FITS | {"stop": "4", "wait": "1"})
        assert one.judged.headline == "2 of 4 lines stand where they fit."
        assert reasons(one.judged.remarks)[0] == (False, "Not wait.")
        assert one.said == "1 Wait; 2 Tell; 3 Password; 4 Stop"

    def test_two_lines_in_one_place_are_told_which_is_free(self, asked):
        one = asked("order", self.FITS | {"wait": "3"})
        assert one.trouble == "Two lines have the same place, and 4 is free. Give each line a place of its own."

    def test_a_line_without_a_place_is_asked_for(self, asked):
        assert asked("order", {"stop": "1"}).trouble == "Give each line a place, then press Check."

    def test_readers_never_find_the_lines_in_the_order_that_fits(self, asked):
        for keys in (("a", "b"), ("b", "a"), ("a", "b", "c"), ("c", "b", "a")):
            lines = [step(key) for key in keys]
            one = asked("order", {}, value=question("order", "first", lines=lines))
            assert [found["key"] for found in mixed(one.question)] != list(keys)

    def test_an_order_that_was_given_is_drawn_as_it_was_given(self, asked):
        one = asked("order", {"wait": "1", "stop": "2", "tell": "3", "password": "4"})
        assert [part["key"] for part in one.drawn] == ["wait", "stop", "tell", "password"]


def test_every_kind_of_question_draws_a_field_for_each_part(asked):
    for kind in QUESTIONS:
        one = asked(kind, {})
        assert {part["part"] for part in one.drawn} == set(one.says.parts(one.question))
