"""Schools, wards, teams and places: told by the word that heads them, and by what the caller calls local."""

import re
from collections.abc import Iterable, Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, sections, word_list

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAMES, _ = word_list("surnames")

_SETS = sections("heads")
HEADS: dict[str, str] = {word: kind for kind in ("school", "ward", "team", "place") for word in _SETS[kind]}
GENERIC, STOP_LEFT, NAMING = _SETS["generic"], _SETS["stop left"], _SETS["naming"]
#: Generic words that go on with a name in lower case: "skelbrough leaving care".
SMALL_GENERIC = (GENERIC | frozenset(HEADS)) - _SETS["function"]
WHY = "A named place narrows down who this may be."


def kind_of(name: str) -> str:
    """The kind that the last telling word of a name gives it."""
    return next((HEADS[word] for word in reversed(re.findall(r"[\w'’-]+", name.lower())) if word in HEADS), "place")


def local_spots(page: Page, local: Iterable[str]) -> Iterator[Spot]:
    """Words of this placement wherever they stand, in any case, with the generic words that go on with them."""
    ends = {word.start: at for at, word in enumerate(page.words)}
    for entry in sorted({" ".join(item.split()) for item in local if item.strip()}, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(entry)}(?!\w)", page.text, re.IGNORECASE):
            end = tail_of(page, ends, match.end(), capital=match[0][0].isupper())
            name = page.text[match.start() : end]
            yield Spot(match.start(), end, kind_of(name), CERTAIN, "You told us that this belongs to your placement.")


def tail_of(page: Page, starts: dict[int, int], end: int, *, capital: bool) -> int:
    """Where the generic words after a local word end: "Hartsmere Family Safeguarding North"."""
    gap = 3 if page.text[end : end + 2] in ("'s", "’s") else 1
    at = starts.get(end + gap)
    while at is not None and at < len(page.words):
        word = page.words[at]
        fits = (
            word.lower in GENERIC or word.lower in HEADS
            if capital and word.capital
            else not capital and word.lower in SMALL_GENERIC
        )
        if not fits or word.gap not in (" ", "'s ", "’s ", "' ", "’ ") or word.lower in STOP_LEFT:
            break
        end, at = word.end, at + 1
    return end


def telling(word: Word) -> bool:
    """Whether a word before a head makes it one particular school, ward or street."""
    return word.lower not in GENERIC and word.lower not in HEADS


def again(page: Page, spots: list[Spot]) -> Iterator[Spot]:
    """A place that was named in full is named by its first words: "Cedar" after "Cedar Ward"."""
    for spot in spots:
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", page.text[spot.start : spot.end])
        while words and words[-1].lower() in HEADS:
            words.pop()
        short = " ".join(words)
        if len(short) < 4 or not any(telling_text(word.lower()) for word in words) or short == page.text[spot.start : spot.end]:  # noqa: PLR2004
            continue
        if len(words) == 1 and (words[0].lower() in GIVEN or words[0].lower() in SURNAMES):
            continue
        ordinary = len(words) == 1 and words[0].lower() in ORDINARY
        start = page.text.find(short) if short[0].isupper() else -1
        while start >= 0:
            end = start + len(short)
            before, after = page.text[max(0, start - 2) : start], page.text[end : end + 2]
            whole = not (before[-1:].isalnum() or before[-1:] in ("'", "’", "-") or after[:1].isalnum() or after[:1] == "-")
            plain = ordinary and before.rstrip()[-1:] in ".!?:"
            if whole and not plain and not after[1:].isupper() and not spot.overlaps(start, end):
                yield Spot(start, end, spot.kind, WORTH_A_LOOK, WHY)
            start = page.text.find(short, end)


def telling_text(lower: str) -> bool:
    return lower not in GENERIC and lower not in HEADS and lower not in STOP_LEFT
