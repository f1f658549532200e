"""A few words of one's own, compared forgivingly: with capitals or without, curly quotes or straight, a full stop or none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from typing import Any

from wagtail import blocks

from activities.blocks.authored import Rows
from activities.blocks.kind import Facts, Remark
from activities.blocks.questions import option
from activities.blocks.questions.asked import LONGEST, Given, Judged

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-"})
TEMPLATE = "activities/kind/questions/_short.html"


class Accepted(blocks.StructBlock):
    text = blocks.CharBlock(
        max_length=100, label="Answer in words", help_text="Capitals, quotation marks and a full stop make no difference."
    )
    fits = blocks.BooleanBlock(
        required=False, label="This answer fits", help_text="Not ticked: an answer that is near, with what to think about again."
    )
    feedback = option.words(label="What a student reads who wrote it")


class ShortBlock(option.QuestionBlock):
    """What an author fills in for a short answer in words."""

    answers = Rows(Accepted(), min_num=1, begins_with=2, label="Answers that you foresee")
    otherwise = option.words(
        required="Say what to think about again, for an answer that you did not foresee.",
        label="What a student reads who wrote anything else",
    )

    class Meta:
        icon = "pilcrow"
        label = "Short answer"

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {"answers": trouble_with_answers(value["answers"])}


def trouble_with_answers(answers: list[Any]) -> str:
    heard = Counter(plain(answer["text"]) for answer in answers)
    doubled = " ".join(f"“{text}” is there twice: it would have two reasons." for text, times in heard.items() if times > 1)
    if not doubled and not any(answer["fits"] for answer in answers):
        return "No answer fits: tick “This answer fits” on at least one."
    return doubled


def plain(text: str) -> str:
    """Return what is left of an answer when everything that makes no difference is taken away."""
    text = unicodedata.normalize("NFKC", text).translate(STRAIGHT).casefold()
    return re.sub(r"\s+", " ", text).strip(" '\".,;:!?")


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    answers = [{name: answer[name] for name in ("text", "fits", "feedback")} for answer in found["answer"]]
    return option.beginning_from_course(found) | {"answers": answers, "otherwise": found["otherwise"]}


def facts(value: blocks.StructValue) -> Facts:
    answers = [{name: answer[name] for name in ("text", "fits", "feedback")} for answer in value["answers"]]
    return option.beginning(value, "short") | {"answers": answers, "otherwise": value["otherwise"]}


def parts(question: Facts) -> dict[str, Collection[str] | None]:
    return {"": None}


def unanswered(question: Facts, given: Given) -> str:
    return "" if plain(given.get("", "")) else "Write a word or two, then press Check."


def judge(question: Facts, given: Given) -> Judged:
    """Compare with each answer that the author foresaw. Once it fits, the others that fit are said as well."""
    heard = plain(given[""])
    met = next((answer for answer in question["answers"] if plain(answer["text"]) == heard), None)
    fits = bool(met and met["fits"])
    others = [option.remark_on(answer, fits=True) for answer in question["answers"] if answer["fits"] and answer is not met]
    feedback = met["feedback"] if met else question["otherwise"]
    return Judged(fits, "That fits." if fits else "Look again.", [Remark(given[""], feedback, fits)], others)


def said(question: Facts, given: Given) -> str:
    return given[""]


def draw(question: Facts, given: Given) -> list[dict[str, Any]]:
    return [{"part": "", "value": given.get("", ""), "longest": LONGEST}]
