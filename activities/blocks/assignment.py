"""Assignment: a piece of work that is written, handed in once it is ready, and given back with words, and a mark where one is used.

What somebody writes and hands in is kept in `Piece` and `HandIn`, not in an attempt: that only knows that it was handed in.
"""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.assignment_criteria import Criterion, facts_of, problems_of, refuse
from activities.blocks.assignment_words import limit_in_words
from activities.blocks.kind import Answer, Facts, Outcome, Quoted

COURSE_KEYS = {
    "question", "brings", "limit", "tolerance", "levels", "criterion", "marks", "pass_mark", "anonymous", "marking", "closing",
    "log_question",
}  # fmt: skip
WORDS, DOCUMENTS, BOTH = "words", "documents", "both"
BRINGS = [(WORDS, "Text written here"), (DOCUMENTS, "Documents"), (BOTH, "Text written here, documents, or both")]
ONE, SECOND, SAMPLE = "one", "second", "sample"
MARKING = [
    (ONE, "One person marks each piece"),
    (SECOND, "Two people mark each piece, neither knowing what the other said, and then agree"),
    (SAMPLE, "One person marks each piece, and a second looks at a sample"),
]
NOT_YET = "You have not handed it in yet."


class AssignmentBlock(blocks.StructBlock):
    """What an author fills in for an assignment."""

    question = blocks.TextBlock(max_length=600, rows=3, help_text="What they write about. It stands at the top.")
    brings = blocks.ChoiceBlock(choices=BRINGS, default=WORDS, help_text="What they hand in.")
    limit = blocks.IntegerBlock(min_value=0, max_value=20_000, default=500, help_text="How many words. 0 for no limit.")
    tolerance = blocks.IntegerBlock(
        min_value=0,
        max_value=50,
        default=10,
        help_text="How many per cent more are fine. Longer work can be handed in, and says so.",
    )
    levels = blocks.ListBlock(
        blocks.CharBlock(max_length=40), min_num=2, max_num=6, help_text="From the first to the furthest: Not yet, Secure, Strong."
    )
    criteria = blocks.ListBlock(Criterion(), min_num=1, max_num=8, help_text="What it is looked at for.")
    marks = blocks.BooleanBlock(required=False, help_text="The programme gives this a mark out of 100, besides the words.")
    pass_mark = blocks.IntegerBlock(min_value=1, max_value=100, default=40, help_text="Used only where there are marks.")
    anonymous = blocks.BooleanBlock(
        required=False, help_text="Whoever marks sees “Piece of work 7” until the results are released."
    )
    marking = blocks.ChoiceBlock(choices=MARKING, default=ONE, help_text="Who looks at it before it is given back.")
    closing = blocks.RichTextBlock(features=["bold", "ol", "ul", "link"], help_text="Shown to somebody who has handed it in.")
    log_question = blocks.CharBlock(max_length=300, help_text="Quoted in the log entry that somebody writes about it.")

    class Meta:
        icon = "doc-full-inverse"
        label = "Assignment"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        refuse(problems_of(value))
        return value


SAME = ("question", "brings", "limit", "tolerance", "pass_mark", "marking", "log_question")


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: found[name] for name in (*SAME, "levels", "marks", "anonymous")},
        "criteria": [{name: one[name] for name in ("key", "title", "words")} for one in found["criterion"]],
        "closing": found["closing"].strip(),
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        **{name: value[name] for name in SAME},
        "levels": list(value["levels"]),
        "criteria": facts_of(value),
        "marks": bool(value["marks"]),
        "anonymous": bool(value["anonymous"]),
        "closing": expand_db_html(value["closing"].source),
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Nothing: that a piece was handed in is known from the piece, not taken from a form."""
    return {}


def missing(facts: Facts, answer: Answer) -> str:
    return "" if answer.get("handed_in") else NOT_YET


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """What is said of a piece comes from people, on its own page."""
    return Outcome(headline="You have handed in a piece of work here.")


def quote(facts: Facts, answer: Answer) -> Quoted:
    return Quoted(question=facts["log_question"])


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    return {
        "question": facts["question"],
        "limit": limit_in_words(facts),
        "looked_at_for": [criterion["title"] for criterion in facts["criteria"]],
    }
