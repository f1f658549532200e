"""Reflective prompt: a question that opens a log entry. There is nothing to check, and nothing of the answer is kept here."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from activities.blocks.kind import Answer, Facts, Outcome, Quoted

COURSE_KEYS = {"question", "helpers", "privacy"}


class ReflectivePromptBlock(blocks.StructBlock):
    """What an author fills in for a reflective prompt."""

    question = blocks.CharBlock(max_length=300, help_text="Quoted at the top of the log entry.")
    helpers = blocks.ListBlock(blocks.CharBlock(max_length=300), min_num=0, default=[], help_text="Questions that help to begin.")
    privacy = blocks.CharBlock(max_length=300, help_text="Shown beside the button: who will see what is written.")

    class Meta:
        icon = "edit"
        label = "Reflective prompt"


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
