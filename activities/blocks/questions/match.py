"""Each line gets one of a list of partners. A line may have several that fit, and a partner may go to several lines."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from wagtail import blocks

from activities.blocks.authored import Key, Pick, Rows
from activities.blocks.kind import Facts, Remark
from activities.blocks.questions import option
from activities.blocks.questions.asked import Given, Judged
from activities.blocks.sort import doubles, key_of

TEMPLATE = "activities/kind/questions/_match.html"


class Partner(blocks.StructBlock):
    text = blocks.CharBlock(max_length=80, label="Partner", help_text="For example: “The bank”.")
    key = Key()


class Line(blocks.StructBlock):
    text = blocks.CharBlock(max_length=150, label="Line", help_text="For example: “A text says your card is blocked.”")
    fits = Rows(Pick(of="partners", max_length=80, label="Partner"), begins_with=1, min_num=0, label="Partners that fit")
    why = option.words(required="Say why it fits.", label="Why it fits")
    again = option.words(required="Say what to think about again.", label="What a student reads who chose another one")
    key = Key()


class MatchBlock(option.QuestionBlock):
    """What an author fills in for lines and their partners."""

    partners = Rows(Partner(), min_num=2, max_num=8, label="Partners to choose from")
    lines = Rows(Line(), min_num=2, max_num=8, label="Lines")

    class Meta:
        icon = "link"
        label = "Match"

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        known = partner_keys(value["partners"])
        return {
            "partners": doubles(partner["text"] for partner in value["partners"]),
            "lines": doubles(line["text"] for line in value["lines"])
            or " ".join(filter(None, (trouble_with_line(line, known) for line in value["lines"]))),
        }


def partner_keys(partners: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the key of each partner by everything an author may call it."""
    keys = {}
    for partner in partners:
        key = key_of(partner, "text")
        keys |= {key: key, partner["text"].strip().lower(): key}
    return keys


def trouble_with_line(line: Mapping[str, Any], known: dict[str, str]) -> str:
    strange = [name for name in line["fits"] if name.strip().lower() not in known]
    if strange:
        return f"“{line['text']}” names a partner that is not there: {', '.join(strange)}."
    return "" if list(line["fits"]) else f"Nothing fits “{line['text']}”: name at least one partner."


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    partners = [{"key": partner["key"], "text": partner["text"]} for partner in found["partner"]]
    lines = [{name: line[name] for name in ("key", "text", "fits", "why", "again")} for line in found["line"]]
    return option.beginning_from_course(found) | {"partners": partners, "lines": lines}


def facts(value: blocks.StructValue) -> Facts:
    known = partner_keys(value["partners"])
    lines = [
        {
            "key": key_of(line, "text"),
            "text": line["text"],
            "fits": [known[name.strip().lower()] for name in line["fits"]],
            "why": line["why"],
            "again": line["again"],
        }
        for line in value["lines"]
    ]
    partners = [{"key": key_of(partner, "text"), "text": partner["text"]} for partner in value["partners"]]
    return option.beginning(value, "match") | {"partners": partners, "lines": lines}


def parts(question: Facts) -> dict[str, Collection[str] | None]:
    partners = tuple(partner["key"] for partner in question["partners"])
    return {line["key"]: partners for line in question["lines"]}


def unanswered(question: Facts, given: Given) -> str:
    return "" if len(given) == len(question["lines"]) else "Choose something for each line, then press Check."


def judge(question: Facts, given: Given) -> Judged:
    names = {partner["key"]: partner["text"] for partner in question["partners"]}
    remarks = [remark_on(line, given[line["key"]], names) for line in question["lines"]]
    fit = sum(remark.fits for remark in remarks)
    headline = "Every line fits." if fit == len(remarks) else f"{fit} of {len(remarks)} lines fit."
    return Judged(fit == len(remarks), headline, remarks)


def remark_on(line: Facts, chosen: str, names: dict[str, str]) -> Remark:
    fits = chosen in line["fits"]
    return Remark(line["text"], line["why"] if fits else line["again"], fits, names[chosen])


def said(question: Facts, given: Given) -> str:
    names = {partner["key"]: partner["text"] for partner in question["partners"]}
    return "; ".join(f"{line['text']}: {names[given[line['key']]]}" for line in question["lines"] if line["key"] in given)


def draw(question: Facts, given: Given) -> list[dict[str, Any]]:
    return [{**line, "part": line["key"], "chosen": given.get(line["key"], "")} for line in question["lines"]]
