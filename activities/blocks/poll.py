"""Poll: the same few steps, in words, for each of several items. Nothing is right or wrong; a cohort sees itself as a whole."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key, Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from activities.blocks.sort import TELLING, key_of

COURSE_KEYS = {"question", "steps", "item", "closing", "log_question"}


class Item(blocks.StructBlock):
    text = blocks.CharBlock(
        max_length=120, label="Line", help_text="Goes on from the question. For example: “… sending a message safely?”"
    )
    key = Key()


class PollBlock(Checked):
    """What an author fills in for a poll."""

    question = blocks.CharBlock(
        max_length=120, label="Question", help_text="Asked of every line. For example: “How sure are you with …”"
    )
    steps = Rows(
        blocks.CharBlock(max_length=40, label="Step"),
        min_num=2,
        max_num=6,
        begins_with=3,
        label="Steps to choose from",
        help_text="In words, from one end to the other. For example: “Not yet”, “With help”, “On my own”.",
    )
    items = Rows(Item(), min_num=1, max_num=12, begins_with=3, label="Lines")
    closing = closing("Shown beside their answers. For example: “One aim is plenty.”")
    log_question = log_question()

    class Meta:
        icon = "group"
        label = "Poll"
        description = "Students say for a few lines where they stand. Nothing is right or wrong. Good for a beginning."
        example = "1C, How sure are you?"
        help_text = f"{description} Once five have answered, each of them sees what the cohort said, in numbers without names."

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {"steps": doubled_words(value["steps"]), "items": doubled_words([item["text"] for item in value["items"]])}


def doubled_words(steps: list[str]) -> str:
    """Say which step stands there twice, "" where none does."""
    heard = [step.strip().lower() for step in steps]
    return " ".join(f"“{step}” is there twice." for at, step in enumerate(steps) if step.strip().lower() in heard[:at])


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "question": found["question"],
        "steps": found["steps"],
        "items": [{"key": item["key"], "text": item["text"]} for item in found["item"]],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        "question": value["question"],
        "steps": list(value["steps"]),
        "items": [{"key": key_of(item, "text"), "text": item["text"]} for item in value["items"]],
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take the number of the step that was chosen for each item."""
    numbers = {str(number) for number in range(len(facts["steps"]))}
    chosen = {item["key"]: posted.get(f"item-{item['key']}", "") for item in facts["items"]}
    return {key: number for key, number in chosen.items() if number in numbers}


def missing(facts: Facts, answer: Answer) -> str:
    left = [f"“{item['text']}”" for item in facts["items"] if item["key"] not in answer]
    if len(left) > TELLING:
        return f"{len(left)} lines are still to answer."
    return f"Still to answer: {' and '.join(left)}." if left else ""


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """There is nothing to judge: the answer is repeated, and the cohort is shown beside it."""
    return Outcome(headline="Your answers are kept.")


def said(facts: Facts, answer: Answer) -> list[tuple[str, list[str]]]:
    """Return each step that was chosen with its items, from the first step on."""
    chosen = [
        (step, [item["text"] for item in facts["items"] if answer.get(item["key"]) == str(number)])
        for number, step in enumerate(facts["steps"])
    ]
    return [(step, texts) for step, texts in chosen if texts]


def quote(facts: Facts, answer: Answer) -> Quoted:
    lines = [f"{step}: {'; '.join(texts)}" for step, texts in said(facts, answer)]
    return Quoted(question=facts["log_question"], answers="\n".join(lines))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the template shows: each item with what was chosen, as number and in words, the steps, and how many are answered."""
    words = dict(enumerate(facts["steps"]))
    steps = [{"number": str(number), "words": step} for number, step in words.items()]
    chosen = {key: {"chosen": number, "said": words[int(number)]} for key, number in answer.items()}
    items = [{**item, **chosen.get(item["key"], {"chosen": "", "said": ""})} for item in facts["items"]]
    return {"items": items, "steps": steps, "answered": sum(bool(item["chosen"]) for item in items)}
