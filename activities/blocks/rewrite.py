"""Rewrite: a text that is hard to read, written anew with hints that follow the typing, then compared with what others wrote."""

import json
from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks import own_words
from activities.blocks.authored import Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from learning.blocks.readable import hints_about

COURSE_KEYS = {"original", "plainer", "version", "closing", "log_question"}


class Plainer(blocks.StructBlock):
    hard = blocks.CharBlock(
        max_length=60, label="Hard word", help_text="One word or a few, as they stand in the text. For example: “prior to”."
    )
    plain = blocks.CharBlock(max_length=60, label="Plainer", help_text="For example: “before”.")


class RewriteBlock(blocks.StructBlock):
    """What an author fills in for a rewrite."""

    original = blocks.TextBlock(
        rows=12, label="The hard text", help_text="A letter or a form, for example. An empty line begins a new paragraph."
    )
    plainer = Rows(
        Plainer(),
        begins_with=0,
        min_num=0,
        label="Hard words and plainer ones",
        help_text="Offered as hints while students write. May stay empty.",
    )
    versions = Rows(
        own_words.Version(),
        min_num=1,
        max_num=3,
        label="What others made of it",
        help_text="Shown beside what a student wrote, once they ask for it.",
    )
    closing = closing("Shown with the other versions. For example: “Read yours aloud. Where did you stumble?”")
    log_question = log_question()

    class Meta:
        icon = "edit"
        label = "Rewrite"
        description = "Students make a hard text readable, with hints as they type. Good for letters, forms and reports."
        example = "3C, Make it readable"
        help_text = f"{description} Hints are never a mark."


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "original": found["original"].strip(),
        "plainer": [{"hard": pair["hard"], "plain": pair["plain"]} for pair in found["plainer"]],
        "versions": [{**version, "text": version["text"].strip()} for version in found["version"]],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        "original": value["original"].replace("\r\n", "\n").strip(),
        "plainer": [{"hard": pair["hard"], "plain": pair["plain"]} for pair in value["plainer"]],
        "versions": own_words.versions_in(value["versions"]),
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    return own_words.read(posted)


def missing(facts: Facts, answer: Answer) -> str:
    """Nothing ever is: hints are no gate."""
    return ""


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """There is nothing to judge. The one part that can be left to do is to look at what others wrote."""
    if not own_words.was_compared(answer):
        return Outcome(headline="", of=1)
    others = "another" if len(facts["versions"]) == 1 else "others"
    return Outcome(headline=f"Here is your version, and {others} to compare it with.")


def quote(facts: Facts, answer: Answer) -> Quoted:
    return Quoted(question=facts["log_question"], answers=answer.get("text", ""))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the templates show: the text as it is now and how it reads, how the original reads, and what others wrote."""
    own = own_words.drawn(facts["original"], answer)
    versions = [{**version, "hints": hints_about(version["text"])} for version in facts["versions"]]
    return {
        **own,
        "hints": hints_about(own["text"], facts["plainer"]),
        "before": hints_about(facts["original"]),
        "plainer": json.dumps(facts["plainer"]),
        "versions": versions,
    }
