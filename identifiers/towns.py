"""Towns of Britain and Ireland, and parts of cities, that a list knows: pointed out wherever they are no person, source or club."""

from collections.abc import Iterator
from itertools import pairwise

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import MONTHS
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, sections, word_list
from identifiers.places import WHY
from identifiers.speech import FAMILY, HUMAN_VERBS, RELATIONS, SOFT_TITLES, TITLES
from identifiers.whereabouts import DOUBTFUL, WHERE, Places

GIVEN, _ = word_list("given_names")
SURNAMES, _ = word_list("surnames")
TOWNS, _ = word_list("towns")
FIRST_WORDS = frozenset(town.split()[0] for town in TOWNS)
LONGEST = 3
#: After a town: what was found there or is called after it, no matter where anybody lives.
CALLED_AFTER = sections("whereabouts")["called after"]
SOURCE = (" (19", " (20", " et al", " Act", ", 19", ", 20", ": ")
TO_PLACES = WHERE | DOUBTFUL | {"to", "of", "now", "home", "outside"}


def is_doubtful(name: str) -> bool:
    """Whether a town is also a word, a month or somebody's name."""
    return " " not in name and (name in ORDINARY or name in GIVEN or name in SURNAMES or name in MONTHS)


def towns(page: Page) -> Iterator[Spot]:
    """Towns in capitals anywhere; a name that means something else too only where a place is expected."""
    reader = Places(page)
    at = 0
    while at < len(page.words):
        last = last_of(page, at)
        if last is not None and stands_for_itself(page, at, last) and is_expected(reader, at, last):
            yield Spot(page.words[at].start, page.words[last].end, "place", WORTH_A_LOOK, WHY)
        at = at + 1 if last is None else last + 1


def last_of(page: Page, at: int) -> int | None:
    """The last word of the longest town that begins at `at`, None where none does."""
    words = page.words
    if words[at].lower not in FIRST_WORDS or not (words[at].capital or page.lower_voice):
        return None
    for last in range(min(at + LONGEST, len(words)) - 1, at - 1, -1):
        run = words[at : last + 1]
        joined = all(word.gap in (" ", ". ") and not before.possessive for before, word in pairwise(run))
        if joined and " ".join(word.lower for word in run) in TOWNS and (words[at].capital == words[last].capital):
            return last
    return None


def stands_for_itself(page: Page, at: int, last: int) -> bool:
    """Whether no longer name, source, club or inquiry is made of it."""
    words, end = page.words, page.words[last].end
    before = words[at - 1] if at and words[at].gap == " " else None
    after = words[last + 1] if last + 1 < len(words) and words[last + 1].gap == " " else None
    if page.text[end : end + 9].startswith(SOURCE[:-1]) or (
        page.text.startswith(": ", end) and page.text[end + 2 : end + 3].isupper()
    ):
        return False
    if after and (after.lower in CALLED_AFTER or (words[at].capital and after.capital and is_somebody(after))):
        return False
    return not (before and (before.lower in TITLES | SOFT_TITLES | RELATIONS | FAMILY or goes_before(before)))


def is_somebody(word: Word) -> bool:
    return word.lower in GIVEN or word.lower in SURNAMES or word.lower not in ORDINARY


def goes_before(word: Word) -> bool:
    """Whether a capitalised word and the town after it make one longer name."""
    if word.capital and word.lower in GIVEN and word.lower not in ORDINARY:
        return True
    return word.capital and not word.first and word.lower not in TO_PLACES and word.lower not in ORDINARY


def is_expected(reader: Places, at: int, last: int) -> bool:
    """Whether the words around a town that may be something else want a place."""
    words = reader.words
    if not is_doubtful(" ".join(word.lower for word in words[at : last + 1])):
        return True
    if not words[at].capital or not at or words[at].gap != " ":
        return False
    after = words[last + 1] if last + 1 < len(words) and words[last + 1].gap == " " else None
    if words[last].possessive or (after and after.lower in HUMAN_VERBS) or words[at].lower in MONTHS:
        return False
    before = words[at - 1].lower
    return before in WHERE | {"from"} or (before == "to" and reader.travels(at - 1))
