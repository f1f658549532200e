"""Number plates, by their shape and after "reg" or "index"."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot

CURRENT_PLATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Za-z0-9])")


LOWER_PLATE = re.compile(r"(?<![A-Za-z0-9])[a-z]{2}\d{2} ?[a-z]{3}(?![A-Za-z0-9])")


OLDER_PLATE = re.compile(r"(?<![A-Za-z0-9])(?:[A-HJ-NP-TV-Y]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Y])(?![A-Za-z0-9])")


NORTHERN_PLATE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}[IZ][A-Z]?|[IZ][A-Z]{2}) ?\d{3,4}(?![A-Za-z0-9])")


LABELLED_PLATE = re.compile(
    r"\b(?:reg(?:istration)?(?: (?:no|number|plate))?|number plate|plates?|index)\b[ .:]{1,3}(?:is |was )?"
    r"([A-Za-z]{1,3}\d{1,4} ?[A-Za-z]{0,3}|\d{1,4} ?[A-Za-z]{1,3})(?![A-Za-z0-9])",
    re.IGNORECASE,
)


WHY_PLATE = "A number plate leads to whoever keeps the vehicle."


#: Three letters that end an ordinary phrase in lower case: "wk12 the".
SHORT_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "was",
        "has",
        "had",
        "but",
        "not",
        "she",
        "his",
        "her",
        "you",
        "are",
        "can",
        "did",
        "get",
        "got",
        "off",
        "one",
        "our",
        "out",
        "who",
        "why",
        "all",
        "any",
        "day",
        "old",
    ]
)


def vehicles(text: str) -> Iterator[Spot]:
    for pattern in (CURRENT_PLATE, NORTHERN_PLATE, OLDER_PLATE):
        for match in pattern.finditer(text):
            yield Spot(match.start(), match.end(), "vehicle", CERTAIN if pattern is CURRENT_PLATE else WORTH_A_LOOK, WHY_PLATE)
    for match in LOWER_PLATE.finditer(text):
        if match[0][-3:] not in SHORT_WORDS:
            yield Spot(match.start(), match.end(), "vehicle", WORTH_A_LOOK, WHY_PLATE)


def labelled_vehicles(text: str) -> Iterator[Spot]:
    """What stands after "reg" or "index"; a plate of any shape."""
    for match in LABELLED_PLATE.finditer(text):
        if any(character.isdigit() for character in match[1]) and any(character.isalpha() for character in match[1]):
            yield Spot(match.start(1), match.end(1), "vehicle", CERTAIN, WHY_PLATE)
