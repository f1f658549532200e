"""Assignment: a piece of work that is written, handed in once it is ready, and given back with words, and a mark where one is used.

What somebody writes and hands in is kept in `Piece` and `HandIn`, not in an attempt: that only knows that it was handed in.
"""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.assignment_criteria import Criterion, facts_of, trouble_with
from activities.blocks.assignment_words import limit_in_words
from activities.blocks.authored import Checked, Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted

COURSE_KEYS = {
    "question", "brings", "limit", "tolerance", "levels", "criterion", "marks", "pass_mark", "anonymous", "marking", "closing",
    "log_question",
}  # fmt: skip
OPTIONAL_KEYS = {"weight"}
WORDS, DOCUMENTS, BOTH = "words", "documents", "both"
BRINGS = [(WORDS, "Text written here"), (DOCUMENTS, "Documents"), (BOTH, "Text written here, documents, or both")]
ONE, SECOND, SAMPLE = "one", "second", "sample"
MARKING = [
    (ONE, "One person marks each piece"),
    (SECOND, "Two people mark each piece, neither knowing what the other said, and then agree"),
    (SAMPLE, "One person marks each piece, and a second looks at a sample"),
]
NOT_YET = "You have not handed it in yet."


class AssignmentBlock(Checked):
    """What an author fills in for an assignment."""

    question = blocks.TextBlock(
        max_length=600,
        rows=3,
        label="What they write about",
        help_text="It stands at the top. For example: “Choose one digital tool you have used. Whom does it serve?”",
    )
    brings = blocks.ChoiceBlock(
        choices=BRINGS, default=WORDS, label="What they hand in", help_text="Documents are Word, OpenDocument or PDF."
    )
    limit = blocks.IntegerBlock(min_value=0, max_value=20_000, default=500, label="How many words", help_text="0 for no limit.")
    tolerance = blocks.IntegerBlock(
        min_value=0,
        max_value=50,
        default=10,
        label="How many per cent more are fine",
        help_text="Longer work can be handed in, and says so.",
    )
    levels = Rows(
        blocks.CharBlock(max_length=40, label="Level"),
        begins_with=3,
        min_num=2,
        max_num=6,
        label="Levels",
        help_text="From the first to the furthest. For example: “Not yet”, “Secure”, “Strong”.",
    )
    criteria = Rows(
        Criterion(), min_num=1, max_num=8, label="What it is looked at for", help_text="Tutors choose a level for each."
    )
    marks = blocks.BooleanBlock(
        required=False, label="It is given a mark out of 100", help_text="Besides the words, where the programme uses marks."
    )
    pass_mark = blocks.IntegerBlock(
        min_value=1, max_value=100, default=40, label="Pass mark", help_text="Used only where there are marks."
    )
    weight = blocks.IntegerBlock(
        min_value=0,
        max_value=100,
        default=0,
        label="How much it counts, in per cent",
        help_text="Of the mark for the module. 0 where marks are not added up.",
    )
    anonymous = blocks.BooleanBlock(
        required=False,
        label="Names are hidden while it is marked",
        help_text="Whoever marks sees “Piece of work 7” until it is given back.",
    )
    marking = blocks.ChoiceBlock(choices=MARKING, default=ONE, label="Who marks it", help_text="Before it is given back.")
    closing = closing("Shown to somebody who has handed it in.")
    log_question = log_question()

    class Meta:
        icon = "doc-full-inverse"
        label = "Assignment"
        description = "Students hand in a piece of work, and tutors give it back with words, and a mark where one is used."
        example = "3F, One tool in practice"
        help_text = f"{description} Each cohort has its own date, which its tutors set."

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        lost = value.get("weight") and not value["marks"]
        return {**trouble_with(value), "weight": "It can count only where there is a mark. Tick that, or write 0." if lost else ""}


SAME = ("question", "brings", "limit", "tolerance", "pass_mark", "marking", "log_question")


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: found[name] for name in (*SAME, "levels", "marks", "anonymous")},
        "weight": found.get("weight", 0),
        "criteria": [{name: one[name] for name in ("key", "title", "words")} for one in found["criterion"]],
        "closing": found["closing"].strip(),
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        **{name: value[name] for name in SAME},
        "levels": list(value["levels"]),
        "criteria": facts_of(value),
        "marks": bool(value["marks"]),
        "weight": value.get("weight") or 0,
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
