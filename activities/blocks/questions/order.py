"""Lines to put in order. Lines that may change places have the same reason to stand where they stand, and both orders fit."""

from collections.abc import Collection
from hashlib import sha256
from typing import Any

from wagtail import blocks

from activities.blocks.authored import Key, Rows
from activities.blocks.kind import Facts, Remark
from activities.blocks.questions import option
from activities.blocks.questions.asked import Given, Judged
from activities.blocks.sort import doubles, key_of

TWO = 2
TEMPLATE = "activities/kind/questions/_order.html"


class Line(blocks.StructBlock):
    text = blocks.CharBlock(max_length=150, label="Line", help_text="For example: “Ring the help desk.”")
    why = option.words(required="Say why it stands here.", label="Why it stands here")
    again = option.words(
        required="Say what to think about again.",
        label="What a student reads who put it elsewhere",
        help_text="What to think about again, without giving the place away.",
    )
    swaps = blocks.BooleanBlock(required=False, label="It may change places with the line before it")
    key = Key()


class OrderBlock(option.QuestionBlock):
    """What an author fills in for lines to put in order."""

    lines = Rows(
        Line(), max_num=8, begins_with=3, label="Lines", help_text="In the order that fits. Students find them in another."
    )

    class Meta:
        icon = "order"
        label = "Put in order"

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        lines = value["lines"]
        if len(lines) < TWO:
            return {"lines": "One line is always in order: add at least one more."}
        if all(line["swaps"] for line in list(lines)[1:]):
            return {"lines": "All lines may change places, so every order fits: take the tick off at least one."}
        return {"lines": doubles(line["text"] for line in lines)}


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    lines = [{name: line[name] for name in ("key", "text", "why", "again")} for line in found["line"]]
    swaps = [{"swaps": line.get("swaps", False)} for line in found["line"]]
    return option.beginning_from_course(found) | {"lines": [line | swap for line, swap in zip(lines, swaps, strict=True)]}


def facts(value: blocks.StructValue) -> Facts:
    """Each line says from which to which place it fits: the same for lines that may change places."""
    lines, group = [], 0
    for at, line in enumerate(value["lines"]):
        group = group if at and line["swaps"] else at
        said = {"key": key_of(line, "text"), "text": line["text"], "why": line["why"], "again": line["again"]}
        lines.append(said | {"first": group + 1})
    last = {line["first"]: at for at, line in enumerate(lines, start=1)}
    return option.beginning(value, "order") | {"lines": [line | {"last": last[line["first"]]} for line in lines]}


def parts(question: Facts) -> dict[str, Collection[str] | None]:
    return {line["key"]: places(question) for line in question["lines"]}


def places(question: Facts) -> list[str]:
    return [str(place) for place in range(1, len(question["lines"]) + 1)]


def unanswered(question: Facts, given: Given) -> str:
    taken = set(given.values())
    free = [place for place in places(question) if place not in taken]
    if not free:
        return ""
    if len(given) < len(question["lines"]):
        return "Give each line a place, then press Check."
    return f"Two lines have the same place, and {' and '.join(free)} is free. Give each line a place of its own."


def judge(question: Facts, given: Given) -> Judged:
    lines = sorted(question["lines"], key=lambda line: int(given[line["key"]]))
    remarks = [remark_on(line, int(given[line["key"]])) for line in lines]
    fit = sum(remark.fits for remark in remarks)
    fits = fit == len(remarks)
    return Judged(fits, "This order fits." if fits else f"{fit} of {len(remarks)} lines stand where they fit.", remarks)


def remark_on(line: Facts, place: int) -> Remark:
    fits = line["first"] <= place <= line["last"]
    return Remark(line["text"], line["why"] if fits else line["again"], fits, str(place))


def said(question: Facts, given: Given) -> str:
    lines = sorted((line for line in question["lines"] if line["key"] in given), key=lambda line: int(given[line["key"]]))
    return "; ".join(f"{given[line['key']]} {line['text']}" for line in lines)


def mixed(question: Facts) -> list[Facts]:
    """Return the lines as readers find them: always the same, and never in the order that fits."""
    lines = sorted(question["lines"], key=lambda line: sha256(line["key"].encode()).digest())
    return lines if any(remark_on(line, at).fits is False for at, line in enumerate(lines, start=1)) else lines[::-1]


def draw(question: Facts, given: Given) -> list[dict[str, Any]]:
    """Return the lines in the order they were given, or mixed where that is not an order yet."""
    lines = mixed(question)
    if not unanswered(question, given):
        lines = sorted(lines, key=lambda line: int(given[line["key"]]))
    return [{**line, "part": line["key"], "chosen": given.get(line["key"], ""), "places": places(question)} for line in lines]
