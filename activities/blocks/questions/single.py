"""One choice. Several options may fit; whichever is chosen is answered with its own reason."""

from collections.abc import Collection
from typing import Any

from wagtail import blocks

from activities.blocks.authored import Rows
from activities.blocks.kind import Facts
from activities.blocks.questions import option
from activities.blocks.questions.asked import Given, Judged

TEMPLATE = "activities/kind/questions/_single.html"


class SingleBlock(option.QuestionBlock):
    """What an author fills in for one choice."""

    options = Rows(option.Option(), min_num=2, max_num=8, begins_with=3, label="Answers")

    class Meta:
        icon = "radio-full"
        label = "One choice"

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {"options": option.trouble_with_options(value["options"])}


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return option.beginning_from_course(found) | {"options": option.options_from_course(found)}


def facts(value: blocks.StructValue) -> Facts:
    return option.beginning(value, "single") | {"options": option.option_facts(value["options"])}


def parts(question: Facts) -> dict[str, Collection[str] | None]:
    return {"": [one["key"] for one in question["options"]]}


def unanswered(question: Facts, given: Given) -> str:
    return "" if given else "Choose an answer, then press Check."


def judge(question: Facts, given: Given) -> Judged:
    chosen = next(one for one in question["options"] if one["key"] == given[""])
    others = [option.remark_on(one, fits=one["fits"]) for one in question["options"] if one is not chosen]
    headline = "That fits." if chosen["fits"] else "Look again."
    return Judged(chosen["fits"], headline, [option.remark_on(chosen, fits=chosen["fits"])], others)


def said(question: Facts, given: Given) -> str:
    return next(one["text"] for one in question["options"] if one["key"] == given[""])


def draw(question: Facts, given: Given) -> list[dict[str, Any]]:
    return [{**one, "part": "", "chosen": given.get("") == one["key"]} for one in question["options"]]
