"""Several choices. It fits when exactly those are ticked that fit; until then the page says how many more, not which."""

from collections.abc import Collection
from typing import Any

from wagtail import blocks

from activities.blocks.authored import Rows
from activities.blocks.kind import Facts
from activities.blocks.questions import option
from activities.blocks.questions.asked import Given, Judged

TEMPLATE = "activities/kind/questions/_multiple.html"


class MultipleBlock(option.QuestionBlock):
    """What an author fills in for several choices."""

    options = Rows(
        option.Option(),
        min_num=2,
        max_num=8,
        begins_with=3,
        label="Answers",
        help_text="The reason is read by those who ticked it and those who did not.",
    )

    class Meta:
        icon = "list-ul"
        label = "Several choices"

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {"options": option.trouble_with_options(value["options"])}


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return option.beginning_from_course(found) | {"options": option.options_from_course(found)}


def facts(value: blocks.StructValue) -> Facts:
    return option.beginning(value, "multiple") | {"options": option.option_facts(value["options"])}


def parts(question: Facts) -> dict[str, Collection[str] | None]:
    return {one["key"]: [option.TICKED] for one in question["options"]}


def unanswered(question: Facts, given: Given) -> str:
    return "" if given else "Tick at least one, then press Check."


def judge(question: Facts, given: Given) -> Judged:
    ticked = [one for one in question["options"] if one["key"] in given]
    rest = [one for one in question["options"] if one["key"] not in given]
    wrong, more = sum(not one["fits"] for one in ticked), sum(one["fits"] for one in rest)
    remarks = [option.remark_on(one, fits=one["fits"]) for one in ticked]
    return Judged(
        not wrong and not more, headline(wrong, more), remarks, [option.remark_on(one, fits=not one["fits"]) for one in rest]
    )


def headline(wrong: int, more: int) -> str:
    """Say what to look at again: how many, never which of those that are not ticked."""
    if not wrong and not more:
        return "Just these fit."
    said = [f"{wrong} that you ticked {'does' if wrong == 1 else 'do'} not fit"] if wrong else []
    said += [f"{more} more {'fits' if more == 1 else 'fit'}"] if more else []
    return f"Look again: {', and '.join(said)}."


def said(question: Facts, given: Given) -> str:
    return "; ".join(one["text"].rstrip(".") for one in question["options"] if one["key"] in given)


def draw(question: Facts, given: Given) -> list[dict[str, Any]]:
    return [{**one, "part": one["key"], "chosen": one["key"] in given, "ticked": option.TICKED} for one in question["options"]]
