"""Places told by a noun and a place together: "the Spar at Trevethin", "the PRU on Castle Street", "Happy Days nursery"."""

import re
from collections.abc import Iterator

from identifiers.companies import town
from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import AUTHORS, MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import lowered, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY
from identifiers.speech import NEVER, NOT_NAMES, RELATIONS, TITLES

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAMES, _ = word_list("surnames")
TOWNS, _ = word_list("towns")
_SETS = sections("kept")
WORK = sections("heads")["work"]
CAP = r"[A-ZÀ-Ž][\w'’-]+"
#: Shops and the like that every town has, and what is found in many streets.
CHAINS = "|".join(sorted((word.replace("_", " ") for word in _SETS["chains"]), key=len, reverse=True))
NOUNS = {noun.replace("_", " "): kind for kind in ("school", "team", "ward", "place") for noun in _SETS[f"found in a {kind}"]}
FOUND = "|".join(sorted(NOUNS, key=len, reverse=True))
WHERE = r"(?:in|on|at|by|off|near|down|up|opposite)"
NOUN_AT = re.compile(
    rf"\b((?:the|a|his|her|their) (?:[a-z-]+ ){{0,2}}?({FOUND}) {WHERE} (?:the )?([a-zà-ž][\w'’-]+(?: [a-zà-ž][\w'’-]+){{0,2}}))(?![\w-])"  # noqa: E501
)
CHAIN_AT = re.compile(rf"\b((?:the )?(?:{CHAINS}) {WHERE} (?:the )?([a-z][\w'’-]+))(?![\w-])")
#: "Happy Days nursery", "Wickersley sixth form", "Whitegates practice".
SMALL_HEAD = (
    r"(?:nursery|pre-?school|playgroup|sixth form|juniors|infants|comp|comprehensive|primary|academy|creche|after-?school club|breakfast club|youth club|special school|high school"  # noqa: E501
    r"|practice|surgery|hospice|hostel|refuge|day centre|care home|estate|medical)"
)
HEADED = re.compile(rf"(?<![\w'’-])({CAP}(?: (?:and |of )?{CAP}){{0,2}}) ({SMALL_HEAD})(?![\w-])")
#: "His school Langdale says he bites", "the unit Kestrel".
NAMED = re.compile(
    rf"\b(?:his|her|their|my|our|the|new|old|local|special|primary|nursing) (school|nursery|college|academy|unit|hostel|refuge|hospice|hospital|village|estate|pub|church|club|care home|day centre) ({CAP}(?: {CAP})?)"  # noqa: E501
    r"(?= (?:says?|said|is|was|has|have|had|rang|rings|where|who|which|and|in|on|will|won['’]?t|would)\b|[.,;)]|$|\n)"
)
#: "Pill born and bred", "an Elgin lad".
BORN = re.compile(
    rf"(?<![\w'’-])({CAP}(?: {CAP})?)(?: born and (?:bred|raised)| (?:lad|lass|lassie|girl|boy|man|woman) (?:through and through|born and bred))"  # noqa: E501
)


def beside(text: str) -> Iterator[Spot]:
    """Every one of them, worth a look."""
    yield from nouns_at(text)
    yield from chains_at(text)
    yield from headed_small(text)
    for match in NAMED.finditer(text):
        if tells_alone(match[2].split()[0].lower()) and match[2].split()[-1].lower() not in WORK:
            yield Spot(match.start(2), match.end(2), HEADS.get(match[1], "ward"), WORTH_A_LOOK, WHY)
    for match in BORN.finditer(text):
        if match[1].lower() not in WORLD and match[1].split()[0].lower() not in GIVEN | RELATIONS | LEADING:
            yield Spot(match.start(1), match.end(1), "place", WORTH_A_LOOK, WHY)


def nouns_at(text: str) -> Iterator[Spot]:
    """The PRU on Castle Street, the gurdwara in Smethwick."""
    for match in NOUN_AT.finditer(lowered(text)):
        name = capitals(text[match.start(3) : match.end(3)])
        if name and tells(name.split()):
            yield Spot(match.start(1), match.start(3) + len(name), NOUNS[match[2]], WORTH_A_LOOK, WHY)


def chains_at(text: str) -> Iterator[Spot]:
    """Greggs on the Headrow, costa in the Arndale."""
    for match in CHAIN_AT.finditer(lowered(text)):
        name = match[2]
        capital = text[match.start(2)].isupper() and tells_alone(name)
        if capital or (name in TOWNS and name not in ORDINARY):
            yield Spot(match.start(1), match.end(1), "place", WORTH_A_LOOK, WHY)


def headed_small(text: str) -> Iterator[Spot]:
    """Happy Days nursery, Wickersley sixth form."""
    for match in HEADED.finditer(text):
        words = match[1].split()
        while words and (words[0].lower() in NEVER | RELATIONS or words[0].lower() in LEADING):
            words.pop(0)
        if words and is_name(words, first=match.start() == 0 or text[match.start() - 2 : match.start()] in (". ", "? ", "! ")):
            start = match.end(1) - len(" ".join(words))
            yield Spot(start, match.end(), HEADS.get(match[2].split()[-1], "school"), WORTH_A_LOOK, WHY)


LEADING = frozenset(
    [
        "the",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "a",
        "an",
        "at",
        "from",
        "in",
        "visited",
        "local",
        "new",
        "old",
        "this",
        "each",
        "every",
        "no",
    ]
)


def capitals(phrase: str) -> str:
    """The words of a phrase up to the first without a capital letter."""
    kept: list[str] = []
    for word in phrase.split():
        if not word[0].isupper():
            break
        kept.append(word)
    return " ".join(kept)


def tells(words: list[str]) -> bool:
    """Whether words in capitals after "the school in" are a place: one that no list knows, a town, a plant, or a street."""
    lowers = [word.lower().replace("’", "'").removesuffix("'s") for word in words]
    if not lowers or lowers[0] in WORLD or lowers[0] in MONTHS or lowers[0] in TITLES or lowers[0] in RELATIONS:
        return False
    street = len(lowers) > 1 and lowers[-1] in HEADS and HEADS[lowers[-1]] in ("place", "ward") and lowers[0] not in GENERIC
    return street or any(lower in TOWNS or lower in NAMING or (town(lower) and lower not in SURNAMES) for lower in lowers)


def tells_alone(lower: str) -> bool:
    """Whether one word can be the name of a place after a noun or a shop."""
    return not (
        lower in WORLD
        or lower in MONTHS
        or lower in WORK
        or lower in GENERIC
        or lower in TITLES
        or lower in RELATIONS
        or lower in NEVER
        or lower in AUTHORS
        or lower in NOT_NAMES
        or (lower in GIVEN and lower not in GIVEN_STARRED)
    )


def is_name(words: list[str], *, first: bool) -> bool:
    """Whether the capitals before a small head make it one school or home: "Happy Days", and "Special" at a beginning does not."""
    lowers = [word.lower().replace("’", "'").removesuffix("'s") for word in words]
    if (
        lowers[0] in WORLD
        or lowers[0] in TITLES
        or all(lower in GENERIC or lower in WORK for lower in lowers)
        or words[-1][-2:] in ("'s", "’s")
    ):
        return False
    if len(words) > 1:
        return not (lowers[0] in GIVEN - GIVEN_STARRED and lowers[-1] in SURNAMES)
    return lowers[0] in NAMING or town(lowers[0]) or (not first and tells_alone(lowers[0]))
