"""What an author of a question set is told before it can be published, in sentences."""

import json

import pytest
from django.core.exceptions import ValidationError

from tests.factories.activities import QUESTIONS, line, make_questions, option, questions_value, step

pytestmark = pytest.mark.django_db


def what_is_wrong_with(*questions):
    with pytest.raises(ValidationError) as refused:
        make_questions(value=questions_value() | {"questions": list(questions)})
    return json.dumps(refused.value.as_json_data(), ensure_ascii=False)


def changed(kind, **more):
    return kind, QUESTIONS[kind][1] | more


LINES = QUESTIONS["match"][1]["lines"]


@pytest.mark.parametrize(
    ("kind", "wrong", "says"),
    [
        (
            "single",
            {"options": [option("a", "Why."), option("b", "Why.")]},
            "No answer fits: tick “This answer fits” on at least one.",
        ),
        (
            "multiple",
            {"options": [option("a", "Why."), option("b", "Why.")]},
            "No answer fits: tick “This answer fits” on at least one.",
        ),
        ("single", {"options": [option("a", "Why.", fits=True), option("a", "Why.")]}, "There are two called “A”"),
        (
            "single",
            {"options": [option("a", "", fits=True), option("b", "Why.")]},
            "Say why it fits, or what to think about again.",
        ),
        ("single", {"options": [option("a", "Why.", fits=True)]}, "At least 2 are needed: add one more."),
        ("short", {"answers": [{"text": "a", "fits": False, "feedback": "Why."}]}, "No answer fits"),
        (
            "short",
            {"answers": [{"text": "A.", "fits": True, "feedback": "Why."}, {"text": "a", "fits": False, "feedback": "No."}]},
            "“a” is there twice: it would have two reasons.",
        ),
        ("short", {"otherwise": ""}, "for an answer that you did not foresee"),
        ("match", {"lines": [line("a", fits=["moon"]), LINES[0]]}, "“A” names a partner that is not there: moon."),
        ("match", {"lines": [line("a", fits=[]), LINES[0]]}, "Nothing fits “A”: name at least one partner."),
        ("match", {"lines": [LINES[0], LINES[0]]}, "There are two called “Bank”"),
        ("match", {"partners": [{"key": "bin", "text": "A"}, {"key": "tin", "text": "A"}]}, "There are two called “A”"),
        ("order", {"lines": [step("a")]}, "One line is always in order: add at least one more."),
        ("order", {"lines": [step("a"), step("a")]}, "There are two called “A”"),
        ("order", {"lines": [step("a"), step("b", swaps=True)]}, "every order fits"),
        ("order", {"lines": [step("a", why=""), step("b")]}, "Say why it stands here."),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(kind, wrong, says):
    assert says in what_is_wrong_with(changed(kind, **wrong))


def test_two_questions_of_one_name_are_refused():
    assert "There are two called “Parcel”" in what_is_wrong_with(QUESTIONS["single"], QUESTIONS["single"])


def test_a_set_without_a_question_is_refused():
    assert "Add a question." in what_is_wrong_with()


def test_keys_left_empty_are_made_from_the_words():
    options = [option(key, "Why.", fits=True) | {"key": ""} for key in ("yes", "no")]
    [asked] = make_questions(value=questions_value() | {"questions": [changed("single", key="", options=options)]}).facts()[
        "questions"
    ]
    assert (asked["key"], [one["key"] for one in asked["options"]]) == ("parcel", ["yes", "no"])
