"""What a calculator works out, as its author wrote it: whether it holds together, and its sentences in parts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from activities.blocks.figures import NUMBER, figure_in

MARKS = 6  # digits after the point, as many as can be typed
FIGURE_NAMED = re.compile(r"{([a-z0-9-]+)}")
NAMED = re.compile(r"{([^{}]+)}")
PARTS = re.compile(r"(\*\*|{[a-z0-9-]+})")
OPERATIONS = ("add", "less", "times", "over")


def parts_of(sentence: str, said: Mapping[str, str]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return a sentence in parts: words, bold or not, and the figures among them; and the keys of these figures."""
    parts, bold = [], False
    for piece in PARTS.split(sentence):
        named = FIGURE_NAMED.fullmatch(piece)
        if piece == "**":
            bold = not bold
        elif piece:
            key = named[1] if named else ""
            parts.append({"words": said.get(key, "…") if named else piece, "key": key, "bold": bold})
    return parts, [part["key"] for part in parts if part["key"]]


def by_keys(sentence: str, figures: Iterable[Mapping[str, str]]) -> str:
    """Return a sentence in which each figure that an author named by its label is named by its key."""
    keys = {one["label"].strip().casefold(): one["key"] for one in figures}
    return NAMED.sub(lambda found: f"{{{keys.get(found[1].strip().casefold(), found[1])}}}", sentence)


def trouble_in_plan(facts: Mapping[str, Any]) -> dict[str, str]:
    """Say what an author has to mend, by where it stands."""
    found = {"fields": " ".join(trouble_in_fields(facts)), "lines": " ".join(trouble_in_lines(facts))}
    return {name: words for name, words in found.items() if words}


def trouble_in_fields(facts: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for field in facts["fields"]:
        lowest, start, highest, step = (figure_in(field[name]) for name in ("lowest", "start", "highest", "step"))
        if field["label"] in seen:
            yield f"“{field['label']}” is there twice: call one of them something else."
        if not lowest <= start <= highest:
            yield f"“{field['label']}” does not begin between its lowest and its highest number."
        if step <= 0 or (start - lowest) % step:
            yield f"“{field['label']}” cannot begin between two steps."
        seen.add(field["label"])


def trouble_in_lines(facts: Mapping[str, Any]) -> Iterator[str]:
    known = {field["key"] for field in facts["fields"]}
    every = known | {line["key"] for line in facts["lines"]}
    called = {field["label"] for field in facts["fields"]}
    for line in facts["lines"]:
        terms = [one for name in OPERATIONS for one in line[name]]
        strange = [one for one in terms if one not in known and not NUMBER.fullmatch(one)]
        strange += [key for key in NAMED.findall(line["sentence"]) if key not in every]
        if line["label"] in called:
            yield f"“{line['label']}” is there twice: call one of them something else."
        if not terms:
            yield f"“{line['label']}” is worked out from nothing."
        if strange:
            yield f"“{line['label']}” names what is not there before it: {', '.join(strange)}."
        levels = [figure_in(level["at_least"]) for level in line["levels"]]
        if levels != sorted(set(levels)):
            yield f"The words of “{line['label']}” go from the smallest figure to the largest."
        known.add(line["key"])
        called.add(line["label"])
