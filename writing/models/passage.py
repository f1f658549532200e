"""A passage of a text: some of its words, and where they stand. Found again by its words when the text has changed."""

import re
from dataclasses import dataclass

LONGEST_PASSAGE = 1_000  # characters: a long paragraph. What is chosen beyond that is left out.
NOT_WHITE = re.compile(r"[^\s\ufeff]")


@dataclass(frozen=True)
class Passage:
    """`quote` is what stood from `start` to `end` in the text without its marks."""

    quote: str
    start: int
    end: int


def passage_at(text: str, start: int, end: int) -> Passage | None:
    """Return the passage without the white space around it, or None where there are no words."""
    cut = text[start : min(end, start + LONGEST_PASSAGE)]
    quote = cut.strip()
    begins = start + len(cut) - len(cut.lstrip())
    return Passage(quote, begins, begins + len(quote)) if quote else None


def passage_between(text: str, first: int, last: int) -> Passage | None:
    """Return the passage from the character `first` up to `last`, counting only characters that are not white space.

    A browser shows other white space than the text has; everything else is the same on both sides.
    """
    places = [found.start() for found in NOT_WHITE.finditer(text)]
    chosen = places[max(first, 0) : max(last, 0)]
    return passage_at(text, chosen[0], chosen[-1] + 1) if chosen else None


def find_again(text: str, quote: str, near: int) -> Passage | None:
    """Return where these words stand in the text now, nearest to where they stood; None where they are gone."""
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    places = [(found.start(), found.end()) for found in pattern.finditer(text)]
    if not places:
        return None
    start, end = min(places, key=lambda place: abs(place[0] - near))
    return Passage(text[start:end], start, end)
