"""What the kinds of question share in the Wagtail admin: how a question begins, and an option with its reason."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key
from activities.blocks.kind import Facts, Remark
from activities.blocks.sort import doubles, key_of

BEGINNING = ("key", "title", "text", "question")  # of each question in a course file
WHY = "Say why it fits, or what to think about again."
TICKED = "yes"


def words(rows: int = 2, required: str = WHY, **more: Any) -> blocks.TextBlock:
    """Return a field for a sentence or two, which says what belongs there when it is left empty."""
    block = blocks.TextBlock(rows=rows, **more)
    block.field_options["error_messages"] = {"required": required}
    return block


class QuestionBlock(Checked):
    """How every kind of question begins. A kind adds its options, and says in `trouble` what else an author has to mend."""

    title = blocks.CharBlock(
        max_length=60,
        label="Name of the question",
        help_text="Two or three words, for the list of all questions. For example: “The parcel”.",
    )
    text = blocks.RichTextBlock(
        required=False,
        features=["bold", "ol", "ul", "blockquote"],
        label="What is read first",
        help_text="A scene, or a message as a quotation. May stay empty.",
    )
    question = blocks.CharBlock(max_length=150, label="Question", help_text="For example: “What do you do first?”")
    key = Key()


class Option(blocks.StructBlock):
    text = blocks.CharBlock(max_length=150, label="Answer")
    fits = blocks.BooleanBlock(required=False, label="This answer fits")
    feedback = words(label="What a student reads who chose it", help_text="Why it fits, or what to think about again.")
    key = Key()


def trouble_with_options(options: Iterable[Mapping[str, Any]]) -> str:
    said = doubles(option["text"] for option in options)
    if not said and not any(option["fits"] for option in options):
        return "No answer fits: tick “This answer fits” on at least one."
    return said


def beginning(value: Mapping[str, Any], kind: str) -> Facts:
    text = expand_db_html(value["text"].source) if value["text"] else ""
    return {"kind": kind, "key": key_of(value, "title"), "title": value["title"], "text": text, "question": value["question"]}


def beginning_from_course(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found[name].strip() for name in BEGINNING}


def options_from_course(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{name: option[name] for name in ("key", "text", "fits", "feedback")} for option in found["option"]]


def option_facts(options: Iterable[Mapping[str, Any]]) -> list[Facts]:
    return [
        {"key": key_of(option, "text"), "text": option["text"], "fits": option["fits"], "feedback": option["feedback"]}
        for option in options
    ]


def remark_on(option: Facts, *, fits: bool) -> Remark:
    return Remark(item=option["text"], words=option["feedback"], fits=fits)
