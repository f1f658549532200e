"""Places told by the noun before them: "the nursery, Little Acorns, has", "a hostel called the Vine", "Rowan 2"."""

import re
from collections.abc import Iterator

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, lowered, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY
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


def one_of(words: frozenset[str]) -> str:
    """One of the words with a capital letter, as an expression."""
    return f"(?:{'|'.join(sorted((word.title() for word in words if len(word) > 2), key=len, reverse=True))})"  # noqa: PLR2004


#: Plants and the like that nobody is called, and those that are names too.
PLANT, NAME_OF_PLANT = one_of(NAMING - GIVEN), one_of(NAMING & GIVEN)
#: The name of a plant and a number, or a letter: wards go by it. After a child's name a number is an age.
NUMBERED = re.compile(rf"(?<![\w-])((?:{PLANT}|(?:(?<=\bon )|(?<=\bonto )){NAME_OF_PLANT}) (?:\d{{1,2}}|[A-D]))(?![\w/:.-]\w|\w)")
#: "I went on to Juniper": above a plant's name after such words nobody is meant.
BY_PLANT = re.compile(
    rf"\b(?:{'|'.join(sorted(sections('heads')['before plant']))}) (?:(?:on to|onto|on|to|from|with|at|off) ((?:the )?{PLANT})"
    rf"|(?:on to|onto) ({NAME_OF_PLANT}))(?![\w-]| [A-Z]|['’]s)"
)
FROM_TO = re.compile(rf"\bfrom ({one_of(NAMING).lower()}) to ({one_of(NAMING).lower()})(?![\w-])")
#: "At the General", "in the Royal Infirmary": a hospital, and the district has one.
GENERAL = re.compile(
    r"\b(?:at|in|to|into|from|outside|via|visit(?:ed)?) (the (?:Royal|General|Infirmary|Western|Victoria|County|Queen['’]s|Princess \w+|Royal Infirmary|Royal \w+ Infirmary|District General|City General))"  # noqa: E501
    r"(?![\w-]| [A-Z]| (?:sense|public|population|election|anaesthetic|rule|idea)\b)"
)
ON_CODE = re.compile(r"\b(?:[Bb]ed|[Bb]ay|[Rr]oom|[Cc]ubicle) \d{1,2},? (?:on|in) ([A-Z]\d{1,2}[A-Z]?)(?![\w-])")
#: "The Aspire gym".
BEFORE_NOUN = re.compile(
    rf"\b[Tt]he ({CAP}(?: {CAP})?) (?:gym|club|pub|cafe|café|shop|salon|hotel|bar|restaurant|takeaway|mosque|church|hall|pool|bakery|garage|barbers|chippy|estate|site|hostel|refuge|nursery)(?!\w)"  # noqa: E501
)
BAY = re.compile(r"\b[Bb](?:ay|ed) \d{1,2},? (?:on |in )?([A-Z][a-z]+|[a-z]{4,})(?=[.,;)]|$|\n)")
SIDES = re.compile(rf"(?<=[a-z,] )({CAP}(?: {CAP})?) (?:North|South|East|West|Central)(?![\w-]| [A-Z])")
DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "however"]
)


def apposed(page: Page) -> Iterator[Spot]:
    """Names that a noun stands before, wards that go by a plant, teams that go by a side."""
    for pattern in (APPOSED, CALLED):
        for match in pattern.finditer(page.text):
            if not names_somebody(match[2]):
                yield Spot(match.start(2), match.end(2), NOUNS[match[1].lower()], WORTH_A_LOOK, WHY)
    yield from wards_by_plant(page.text)
    yield from teams_by_side(page.text)
    yield from before_noun(page.text)
    yield from hospitals(page.text)
    if page.lower_voice:
        yield from apposed_small(page.text)


def before_noun(text: str) -> Iterator[Spot]:
    """Places that an ordinary noun follows: "the Aspire gym"."""
    for match in BEFORE_NOUN.finditer(text):
        if not names_somebody(match[1]) and not any(word in GENERIC for word in match[1].lower().split()):
            yield Spot(match.start(1), match.end(), "place", WORTH_A_LOOK, WHY)


def wards_by_plant(text: str) -> Iterator[Spot]:
    """Wards told by a plant: "Rowan 2", "on Juniper", "from maple to willow", "bay 3, Cedar"."""
    for pattern in (NUMBERED, BY_PLANT, FROM_TO):
        for match in pattern.finditer(lowered(text) if pattern is FROM_TO else text):
            if pattern is FROM_TO and match[1] in GIVEN and match[2] in GIVEN:
                continue
            for group in range(1, (match.lastindex or 0) + 1):
                if match[group]:
                    yield Spot(match.start(group), match.end(group), "ward", WORTH_A_LOOK, WHY)
    for match in BAY.finditer(text):
        if match[1].lower() in NAMING:
            yield Spot(match.start(1), match.end(1), "ward", WORTH_A_LOOK, WHY)


def hospitals(text: str) -> Iterator[Spot]:
    """The hospital that a district has, and wards by a letter and a number."""
    for pattern in (GENERAL, ON_CODE):
        for match in pattern.finditer(text):
            yield Spot(match.start(1), match.end(1), "ward", WORTH_A_LOOK, WHY)


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
