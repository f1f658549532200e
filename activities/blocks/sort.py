"""Sort: cards go into groups. A card may fit in more than one; every choice is answered with a reason."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key, Pick, Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, PossibleRemark, Quoted, Remark

KEY = {"required": False, "max_length": 50, "regex": r"^[a-z0-9-]+\Z", "error_messages": {"invalid": "Use a-z, 0-9 and hyphens."}}
TELLING = 3  # so few names are told in full
COURSE_KEYS = {"group", "card", "closing", "log_question"}


class Group(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, label="Name of the group", help_text="For example: “Tool”, “Practice” or “Value”.")
    meaning = blocks.CharBlock(
        max_length=150, required=False, label="What belongs here", help_text="For example: “something you use”. May stay empty."
    )
    key = Key()


class Place(blocks.StructBlock):
    group = Pick(of="groups", max_length=60, label="Group", help_text="One of the groups above.")
    fits = blocks.BooleanBlock(required=False, label="The card fits here", help_text="A card may fit in more than one group.")
    feedback = blocks.TextBlock(
        rows=2,
        label="What a student reads who puts it here",
        help_text="Why it fits, or what to think about again. For example: “A falls alarm is a thing. What is it for?”",
    )


class Card(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120, label="What the card says", help_text="For example: “Recording in the right place”.")
    places = Rows(Place(), begins_with=2, label="What is said in each group", help_text="One for each group.")
    key = Key()


def key_of(value: Mapping[str, str], name: str) -> str:
    return value["key"] or slugify(value[name])[:50]


def group_keys(groups: list[Mapping[str, str]]) -> dict[str, str]:
    """Return the key of each group by everything an author may call it."""
    keys = {}
    for group in groups:
        key = key_of(group, "title")
        keys |= {key: key, group["title"].strip().lower(): key}
    return keys


class SortBlock(Checked):
    """What an author fills in for a sort."""

    groups = Rows(Group(), min_num=2, label="Groups", help_text="Two or more, in the order in which students see them.")
    cards = Rows(Card(), min_num=2, begins_with=3, label="Cards")
    closing = closing("Shown once all cards fit. For example: “Most cards fit in two groups. That is the point.”")
    log_question = log_question()

    class Meta:
        icon = "list-ul"
        label = "Sort cards into groups"
        description = (
            "Students put cards into groups and read why each fits. Good for telling ideas apart that are easily mixed up."
        )
        example = "1B, Tool, practice, policy or value?"
        help_text = description

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        known = group_keys(value["groups"])
        return {
            "groups": doubles(group["title"] for group in value["groups"]),
            "cards": doubles(card["text"] for card in value["cards"]) or "".join(trouble(card, known) for card in value["cards"]),
        }


def doubles(names: Any) -> str:
    """Say which names are there more than once, "" where none is."""
    return " ".join(
        f"There are two called “{name}”: call one of them something else." for name, times in Counter(names).items() if times > 1
    )


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
    groups = {group["key"]: group for group in facts["groups"]}
    remarks = [remark_on(card, groups[answer[card["key"]]]) for card in facts["cards"]]
    fit = sum(remark.fits for remark in remarks)
    if fit == len(remarks):
        headline = f"All {fit} fit."
    else:
        again = [f"“{remark.item}”" for remark in remarks if not remark.fits]
        headline = f"{fit} of {len(remarks)} fit. Look again at {listed(again)}."
    return Outcome(headline=headline, fit=fit, of=len(remarks), remarks=remarks)


def remark_on(card: Mapping[str, Any], group: Mapping[str, str]) -> Remark:
    words = card["feedback"].get(group["key"], "")
    return Remark(item=card["text"], words=words, fits=group["key"] in card["fits"], given=group["title"])


def remarks(facts: Facts) -> list[PossibleRemark]:
    """Return what is said of each card in each group."""
    return [
        PossibleRemark(name=f"card-{card['key']}", value=group["key"], remark=remark_on(card, group))
        for card in facts["cards"]
        for group in facts["groups"]
    ]


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
