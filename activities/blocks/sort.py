"""Sort: cards go into groups. A card may fit in more than one; every choice is answered with a reason."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.kind import Answer, Facts, Outcome, Quoted, Remark

KEY = {"required": False, "max_length": 50, "regex": r"^[a-z0-9-]+\Z", "error_messages": {"invalid": "Use a-z, 0-9 and hyphens."}}
TELLING = 3  # so few names are told in full
COURSE_KEYS = {"group", "card", "closing", "log_question"}


class Group(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60)
    meaning = blocks.CharBlock(max_length=150, required=False, help_text="A few words that say what belongs here.")
    key = blocks.RegexBlock(**KEY, help_text="Left empty, made from the title. Keep it when you change the title.")


class Place(blocks.StructBlock):
    group = blocks.CharBlock(max_length=60, help_text="The title or key of a group.")
    fits = blocks.BooleanBlock(required=False)
    feedback = blocks.TextBlock(rows=2, help_text="Why it fits here, or what to think about again.")


class Card(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120)
    places = blocks.ListBlock(Place(), help_text="One for each group.")
    key = blocks.RegexBlock(**KEY, help_text="Left empty, made from the text. Keep it when you change the text.")


def key_of(value: Mapping[str, str], name: str) -> str:
    return value["key"] or slugify(value[name])[:50]


def group_keys(groups: list[Mapping[str, str]]) -> dict[str, str]:
    """Return the key of each group by everything an author may call it."""
    keys = {}
    for group in groups:
        key = key_of(group, "title")
        keys |= {key: key, group["title"].strip().lower(): key}
    return keys


class SortBlock(blocks.StructBlock):
    """What an author fills in for a sort."""

    groups = blocks.ListBlock(Group(), min_num=2)
    cards = blocks.ListBlock(Card(), min_num=2)
    closing = blocks.RichTextBlock(features=["bold", "ol", "ul", "link"], help_text="Shown when all cards fit.")
    log_question = blocks.CharBlock(max_length=300, help_text="Quoted in the log entry that somebody writes about it.")

    class Meta:
        icon = "list-ul"
        label = "Sort cards into groups"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        known = group_keys(value["groups"])
        problems = {
            "groups": doubles(key_of(group, "title") for group in value["groups"]),
            "cards": doubles(key_of(card, "text") for card in value["cards"])
            or "".join(trouble(card, known) for card in value["cards"]),
        }
        if any(problems.values()):
            raise blocks.StructBlockValidationError({name: ValidationError(words) for name, words in problems.items() if words})
        return value


def doubles(keys: Any) -> str:
    return " ".join(f"There are two called “{key}”: give one another key." for key, times in Counter(keys).items() if times > 1)


def trouble(card: Mapping[str, Any], known: dict[str, str]) -> str:
    """Say what an author has to mend on a card, "" where nothing."""
    named = [place["group"].strip().lower() for place in card["places"]]
    strange = [name for name in named if name not in known]
    if strange:
        return f"“{card['text']}” names a group that is not there: {', '.join(strange)}. "
    if {known[name] for name in named} != set(known.values()) or len(named) != len(set(known.values())):
        return f"“{card['text']}” needs one line of feedback for each group. "
    if not any(place["fits"] for place in card["places"]):
        return f"“{card['text']}” fits nowhere: tick at least one group. "
    return ""


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "groups": [{"key": group["key"], "title": group["title"], "meaning": group["meaning"]} for group in found["group"]],
        "cards": [
            {
                "key": card["key"],
                "text": card["text"],
                "places": [
                    {"group": key, "fits": key in card["fits"], "feedback": words} for key, words in card["feedback"].items()
                ],
            }
            for card in found["card"]
        ],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    known = group_keys(value["groups"])
    cards = []
    for card in value["cards"]:
        places = [(known[place["group"].strip().lower()], place) for place in card["places"]]
        cards.append(
            {
                "key": key_of(card, "text"),
                "text": card["text"],
                "fits": [key for key, place in places if place["fits"]],
                "feedback": {key: place["feedback"] for key, place in places},
            }
        )
    return {
        "groups": [
            {"key": key_of(group, "title"), "title": group["title"], "meaning": group["meaning"]} for group in value["groups"]
        ],
        "cards": cards,
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take each card that went to a group, or ("") came back out of one."""
    groups = {group["key"] for group in facts["groups"]}
    placed = {card["key"]: posted[f"card-{card['key']}"] for card in facts["cards"] if f"card-{card['key']}" in posted}
    return {card: group for card, group in placed.items() if group in groups or group == ""}


def left(facts: Facts, answer: Answer) -> list[str]:
    return [card["text"] for card in facts["cards"] if not answer.get(card["key"])]


def missing(facts: Facts, answer: Answer) -> str:
    still = left(facts, answer)
    if not still:
        return ""
    if len(still) > TELLING:
        return f"{len(still)} cards are still to place, then you can check."
    names = " and ".join(f"“{text}”" for text in still)
    return f"Still to place: {names}. Then you can check."


def feedback(facts: Facts, answer: Answer) -> Outcome:
    titles = {group["key"]: group["title"] for group in facts["groups"]}
    remarks = [
        Remark(
            item=card["text"],
            words=card["feedback"].get(answer[card["key"]], ""),
            fits=answer[card["key"]] in card["fits"],
            given=titles[answer[card["key"]]],
        )
        for card in facts["cards"]
    ]
    fit = sum(remark.fits for remark in remarks)
    if fit == len(remarks):
        headline = f"All {fit} fit."
    else:
        again = [f"“{remark.item}”" for remark in remarks if not remark.fits]
        headline = f"{fit} of {len(remarks)} fit. Look again at {listed(again)}."
    return Outcome(headline=headline, fit=fit, of=len(remarks), remarks=remarks)


def listed(names: list[str]) -> str:
    shown = names if len(names) <= TELLING else [*names[:2], f"{len(names) - 2} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def quote(facts: Facts, answer: Answer) -> Quoted:
    lines = []
    for group in facts["groups"]:
        here = [card["text"] for card in facts["cards"] if answer.get(card["key"]) == group["key"]]
        lines += [f"{group['title']}: {', '.join(here)}"] if here else []
    return Quoted(question=facts["log_question"], answers="\n".join(lines))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the template loops over: each card with the group it is in."""
    cards = [{"key": card["key"], "text": card["text"], "group": answer.get(card["key"], "")} for card in facts["cards"]]
    return {"cards": cards, "placed": sum(1 for card in cards if card["group"]), "groups": facts["groups"]}
