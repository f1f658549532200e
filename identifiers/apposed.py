"""Places told by the noun before them: "the nursery, Little Acorns, has", "a hostel called the Vine", "the Aspire gym"."""

import re
from collections.abc import Iterator

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, sections, word_list
from identifiers.places import GENERIC, HEADS, WHY
from identifiers.speech import NOT_NAMES, RELATIONS, SMALL_NEVER, TITLES

GIVEN, GIVEN_STARRED = word_list("given_names")

#: What a noun says that the name after it is.
NOUNS = {noun: kind for kind in ("school", "team", "ward", "place") for noun in sections("heads")[f"before {kind}"]}
CAP = r"[A-ZÀ-Ž][\w'’-]+"
NOUN = rf"\b({'|'.join(sorted(NOUNS, key=len, reverse=True))})"
APPOSED = re.compile(rf"{NOUN}, ((?:[Tt]he )?{CAP}(?: (?:of |and |& )?{CAP}){{0,3}})(?=[,.;)]|$|\n)")
CALLED = re.compile(
    rf"{NOUN} (?:is |was |they |we )?(?:called|named|known as) [\"“'‘]?((?:[Tt]he )?{CAP}(?: (?:of |and |& )?{CAP}){{0,3}})"
)
SMALL = re.compile(rf"{NOUN},? (?:called )?((?:the )?[a-z'’]+(?: [a-z'’]+)?)(?=,)")
#: "The Aspire gym".
BEFORE_NOUN = re.compile(
    rf"\b[Tt]he ({CAP}(?: {CAP})?) (?:gym|club|pub|cafe|café|shop|salon|hotel|bar|restaurant|takeaway|mosque|church|hall|pool|bakery|garage|barbers|chippy|estate|site|hostel|refuge|nursery)(?!\w)"  # noqa: E501
)
SIDES = re.compile(rf"(?<=[a-z,] )({CAP}(?: {CAP})?) (?:North|South|East|West|Central)(?![\w-]| [A-Z])")
DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "however"]
)


def apposed(page: Page) -> Iterator[Spot]:
    """Names that a noun stands before or after, teams that go by a side."""
    for pattern in (APPOSED, CALLED):
        for match in pattern.finditer(page.text):
            if not names_somebody(match[2]):
                yield Spot(match.start(2), match.end(2), NOUNS[match[1].lower()], WORTH_A_LOOK, WHY)
    yield from teams_by_side(page.text)
    yield from before_noun(page.text)
    if page.lower_voice:
        yield from apposed_small(page.text)


def before_noun(text: str) -> Iterator[Spot]:
    """Places that an ordinary noun follows: "the Aspire gym"."""
    for match in BEFORE_NOUN.finditer(text):
        if not names_somebody(match[1]) and not any(word in GENERIC for word in match[1].lower().split()):
            yield Spot(match.start(1), match.end(), "place", WORTH_A_LOOK, WHY)


def teams_by_side(text: str) -> Iterator[Spot]:
    """Teams told by a point of the compass after a word of their own: "Renfrew West"."""
    for match in SIDES.finditer(text):
        word = match[1].split()[-1].lower()
        if not (names_somebody(match[1]) or word in WORLD or word in ORDINARY):
            yield Spot(match.start(), match.end(), "team", WORTH_A_LOOK, WHY)


def apposed_small(text: str) -> Iterator[Spot]:
    """The same where the writer leaves capital letters out: the name must have a word of its own, or a head."""
    for match in SMALL.finditer(text):
        words = match[2].removeprefix("the ").split()
        told = words[-1] in HEADS and len(words) > 1 and words[0] not in SMALL_NEVER
        strange = any(word not in ORDINARY and word not in WORLD and word not in GIVEN for word in words)
        if (told or (strange and not any(word in SMALL_NEVER for word in words))) and not any(word in RELATIONS for word in words):
            yield Spot(match.start(2), match.end(2), NOUNS[match[1]], WORTH_A_LOOK, "This may name a place.")


def names_somebody(name: str) -> bool:
    """Whether what follows the noun is a person, a day, a nation or a body known by its letters."""
    words = [word.lower().replace("’", "'").removesuffix("'s") for word in name.split()]
    first = words[1] if words[0] == "the" and len(words) > 1 else words[0]
    if len(words) == 1 and name.isupper():
        return True
    if first in TITLES or first in RELATIONS or first in DAYS or first in MONTHS or first in NOT_NAMES:
        return True
    if words[-1] in HEADS and len(words) > 1:
        return False
    return first in WORLD or (first in GIVEN and first not in GIVEN_STARRED)
