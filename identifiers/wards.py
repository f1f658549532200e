"""Wards, homes and hospitals without a head of their own: "Rowan 2", "on Juniper", "the Willows", "the General", "bed 6 on C3"."""

import re
from collections.abc import Iterator
from itertools import chain

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, lowered, sections, word_list
from identifiers.places import GENERIC, NAMING, WHY
from identifiers.speech import NOT_NAMES, RELATIONS, TITLES

GIVEN, _ = word_list("given_names")
CAP = r"[A-ZÀ-Ž][\w'’-]+"


def one_of(words: frozenset[str]) -> str:
    """One of the words with a capital letter, as an expression."""
    return f"(?:{'|'.join(sorted((word.title() for word in words if len(word) > 2), key=len, reverse=True))})"  # noqa: PLR2004


#: Plants and the like that nobody is called, and those that are names too.
PLANT, NAME_OF_PLANT = one_of(NAMING - GIVEN), one_of(NAMING & GIVEN)
#: The name of a plant and a number, or a letter: wards go by it. After a child's name a number is an age.
NUMBERED = re.compile(
    rf"(?<![\w-])(?=[A-Z])((?:{PLANT}|(?:(?<=\bon )|(?<=\bonto )){NAME_OF_PLANT}) (?:\d{{1,2}}|[A-D]))(?![\w/:.-]\w|\w)"
)
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
BAY = re.compile(r"\b[Bb](?:ay|ed) \d{1,2},? (?:on |in )?([A-Z][a-z]+|[a-z]{4,})(?=[.,;)]|$|\n)")
#: "The Willows, Dr Anand": many of a plant are a house; one may be a pub, and is told by what comes after it.
THE_PLANTS = re.compile(
    rf"\b[Tt]he ({one_of(NAMING)})(?=[,.;:)!?]|$|\n| (?:is|was|has|had|on|in|at|for|with|when|who|where|said|says|rang|team|staff|manager)\b)"  # noqa: E501
)
#: "Kestrel nursing home", "Oakfield (residential)".
HOME = (
    r"(?:(?:nursing|care|residential(?: care)?|children['’]s|rest|retirement) home|extra care|day (?:centre|hospital|unit|service)"
    r"|(?:health|medical|family|children['’]s|walk-in) centre|surgery|sheltered housing|supported living|night ?shelter|intermediate care)"  # noqa: E501
)
HOMES = re.compile(rf"(?<![\w'’-])((?:{CAP} ){{1,3}}{HOME})(?!\w)")
IN_BRACKETS = re.compile(
    rf"(?<![\w'’-])({CAP}(?: {CAP})?) \((?:{HOME}|residential|nursing|respite|refuge|hostel|hospice|secure|rehab|EMI|dementia)\b"
)
#: "On 3A" at the end of a clause.
ON_WARD = re.compile(r"\b(?:on|to|from) (\d{1,2}[A-D])(?=[.,;)]|$|\n| (?:with|since|until|at) )")
EVERY = (GENERAL, ON_CODE, ON_WARD)


def wards(page: Page) -> Iterator[Spot]:
    """Every one of them, worth a look."""
    yield from wards_by_plant(page.text)
    for pattern in EVERY:
        for match in pattern.finditer(page.text):
            yield Spot(match.start(1), match.end(1), "ward", WORTH_A_LOOK, WHY)
    yield from homes(page.text)


def homes(text: str) -> Iterator[Spot]:
    """Homes told by small words after their name, or in brackets."""
    for pattern in (HOMES, IN_BRACKETS):
        for match in pattern.finditer(text):
            words = match[1].split(" ")
            while words and is_no_name(words[0]):  # "The Kestrel nursing home", "Her care home"
                words.pop(0)
            if words and words[0][0].isupper():
                yield Spot(match.end(1) - len(" ".join(words)), match.end(1), "ward", WORTH_A_LOOK, WHY)


def is_no_name(word: str) -> bool:
    """Whether a word before "nursing home" makes it no particular one."""
    lower = word.lower()
    if lower in NAMING or lower.endswith("s"):
        return False
    return lower in GENERIC or lower in TITLES or lower in RELATIONS or lower in NOT_NAMES or lower in ORDINARY


def wards_by_plant(text: str) -> Iterator[Spot]:
    """Wards told by a plant: "Rowan 2", "on Juniper", "from maple to willow", "bay 3, Cedar"."""
    for match in chain(NUMBERED.finditer(text), BY_PLANT.finditer(text), moved(text)):
        for group in range(1, (match.lastindex or 0) + 1):
            if match[group]:
                yield Spot(match.start(group), match.end(group), "ward", WORTH_A_LOOK, WHY)
    for match in BAY.finditer(text):
        if match[1].lower() in NAMING:
            yield Spot(match.start(1), match.end(1), "ward", WORTH_A_LOOK, WHY)
    for match in THE_PLANTS.finditer(text):
        if match[1].endswith("s") or text[match.end() : match.end() + 1] != " ":
            yield Spot(match.start(), match.end(), "ward", WORTH_A_LOOK, WHY)


def moved(text: str) -> Iterator[re.Match[str]]:
    """From one plant to another: between two that are names as well, something may have been handed over."""
    return (match for match in FROM_TO.finditer(lowered(text)) if not (match[1] in GIVEN and match[2] in GIVEN))
