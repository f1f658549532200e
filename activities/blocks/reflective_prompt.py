"""Reflective prompt: a question that opens a log entry. There is nothing to check, and nothing of the answer is kept here."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from activities.blocks.authored import Rows
from activities.blocks.kind import Answer, Facts, Outcome, Quoted

COURSE_KEYS = {"question", "helpers", "privacy"}


class ReflectivePromptBlock(blocks.StructBlock):
    """What an author fills in for a reflective prompt."""

    question = blocks.CharBlock(
        max_length=300,
        label="Question",
        help_text="Stands at the top of the log entry. For example: “When did a form shape how someone saw me?”",
    )
    helpers = Rows(
        blocks.CharBlock(max_length=300, label="Question"),
        begins_with=0,
        min_num=0,
        label="Questions that help to begin",
        help_text="None, or a few. For example: “What did it ask, and what did it leave out?”",
    )
    privacy = blocks.CharBlock(
        max_length=300,
        default="Only you can see it, until you share it.",
        label="Who will see it",
        help_text="Stands beside the button. Change it only if the task asks them to share.",
    )

    class Meta:
        icon = "edit"
        label = "Reflective prompt"
        description = (
            "One question that opens a new entry in the log. Good for linking what was read to a student’s own life or placement."
        )
        example = "1D, How it saw me"
        help_text = f"{description} There is nothing to check."


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in COURSE_KEYS}


def facts(value: blocks.StructValue) -> Facts:
    return {"question": value["question"], "helpers": list(value["helpers"]), "privacy": value["privacy"]}


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    return {}


def missing(facts: Facts, answer: Answer) -> str:
    return ""


def feedback(facts: Facts, answer: Answer) -> Outcome:
    return Outcome(headline="")


def quote(facts: Facts, answer: Answer) -> Quoted:
    return Quoted(question=facts["question"])


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    return {"question": facts["question"], "helpers": facts["helpers"], "privacy": facts["privacy"]}
