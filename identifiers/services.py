"""Teams told by a number, a side or a letter: "Team 4", "East 2", "Team Juniper", "Penarth reablement", "Early Help Wigan"."""

import re
from collections.abc import Iterator

from identifiers.companies import town
from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY

GIVEN, GIVEN_STARRED = word_list("given_names")
TOWNS, _ = word_list("towns")
PLAIN_GIVEN = GIVEN - GIVEN_STARRED
WORK = sections("heads")["work"]
CAP = r"[A-ZÀ-Ž][\w'’-]+"
SIDE = r"(?:North|South|East|West|Central|North[ -]?[EW]est|South[ -]?[EW]est|Mid|Upper|Lower)"
AREA = r"(?:Locality|Cluster|Patch|Zone|Pod|Neighbourhood|Hub|Sector|Network|Quadrant|Area)"
#: "Team 4", "Court Team 2", "Locality 3", "East 2", "Central B", "South Hub".
NUMBERED = re.compile(
    rf"(?<![\w'’-])(?:(?:{CAP} ){{0,2}}Team (?:No\.? ?)?(?:\d{{1,2}}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)|{SIDE} (?:Team |Hub |{AREA} )?(?:\d{{1,2}}|[A-D])|{AREA} (?:\d{{1,2}}|[A-D])|{SIDE} {AREA})(?![\w%/:.,-]\w|\w|[ ]?%)"  # noqa: E501
)
SMALL_NUMBERED = re.compile(
    r"(?<![\w'’-])(?:team \d{1,2}|locality \d{1,2}|(?:north|south|east|west) (?:team|hub|locality)(?: \d)?)(?![\w%/:.-]\w|\w)"
)
#: "Team Juniper", "Team Otter".
TEAM_OF = re.compile(rf"(?<![\w'’-])Team ({CAP})(?![\w-]| [A-Z])")
#: What a team is by trade, in letters and in small words.
TRADE = (
    r"(?:CIN|MASH|AMHPs?|CMHTs?|LAC|CLA|CLDT|YOT|YJS|IDVAs?|CAMHS|EDT|SENDIASS|FGC|CRHT|CHC|ICT|ISW|DAAT|FAST|MARAC"
    r"|reablement|criminal justice|gateway|intake|throughcare|safeguarding|early help|leaving care|duty|youth justice|fostering|adoption|outreach|homecare|home care)"  # noqa: E501
)
BY_TRADE = re.compile(
    rf"(?<![\w'’-])({CAP}(?: {CAP})?(?: {SIDE})?) (?:(?:adult|adults|family|childrens?|children['’]s|older people['’]s) )?{TRADE}(?![\w-])"  # noqa: E501
)
#: "The Northside lot", "the Hamilton crew".
CREW = re.compile(
    rf"\b[Tt]he ({CAP}(?: {CAP})?) (?:lot|crew|gang|folk|girls|boys|ones)(?= (?:came|come|have|had|are|were|say|said|do|did|will|won['’]?t|took|take|sent|send|rang|know|knew|run)|[.,;)]|$|\n)"  # noqa: E501
)
#: "Early Help Wigan North", "Families First Torfaen", "Integrated Team West Down".
THEN_TOWN = re.compile(
    r"(?<![\w'’-])(?:(?:Early Help|Families First|Family First|Leaving Care|Flying Start|Sure Start|Family Support|Youth Justice|Home First|First Response|Single Point|Contact Centre"  # noqa: E501
    r"|Front Door|Rapid Response|Integrated Team|Duty Team|Intake Team|Assessment Team|Locality Team|Adult Team|Adults|Intake|Safeguarding|Reablement|Fostering|Adoption|Throughcare|Aftercare|Through Care"  # noqa: E501
    rf"|MASH|CMHT|CAMHS|YOT|YJS|EDT|LAC|CIN|FAST|AMHP Hub)),? (?:in )?((?:{SIDE} )?{CAP})(?: {SIDE})?(?![\w-])"
)
LETTERS_SIDE = re.compile(rf"(?<![\w'’-])[A-Z]{{3,5}} (?:{SIDE}|north|south|east|west|central)(?![\w-])")


def services(page: Page) -> Iterator[Spot]:
    """Every team of such a shape, worth a look."""
    text = page.text
    for pattern in (NUMBERED, LETTERS_SIDE):
        for match in pattern.finditer(text):
            if match[0].split()[0].lower() not in WORLD:
                yield spot(match.start(), match.end())
    yield from named_services(text)
    if page.lower_voice:
        for match in SMALL_NUMBERED.finditer(text):
            yield spot(match.start(), match.end())


def named_services(text: str) -> Iterator[Spot]:
    """Teams told by a name beside "team", a trade or a side."""
    for match in TEAM_OF.finditer(text):
        lower = match[1].lower()
        if not any(lower in words for words in (TOGETHER, WORK, GENERIC, WORLD, PLAIN_GIVEN)):
            yield spot(match.start(), match.end())
    for match in THEN_TOWN.finditer(text):
        if not match[1].isupper() and (names_one(match[1].split()) or match[1].lower() in TOWNS):
            yield spot(match.start(), match.end())
    for pattern in (BY_TRADE, CREW):
        for match in pattern.finditer(text):
            words = match[1].split()
            if not match[1].isupper() and names_one(words):
                yield spot(match.start(), match.end())


def names_one(words: list[str]) -> bool:
    """Whether the words beside a trade make it one team: a town, a street, or a large city with a side of it."""
    if words[0].lower() in WORLD:
        return len(words) > 1 and words[-1].lower() in SIDES
    return any(told_by(word) for word in words) or (
        len(words) > 1 and words[-1].lower() in STREETS and words[0].lower() not in GENERIC
    )


STREETS = frozenset(
    ["street", "road", "lane", "hill", "green", "park", "house", "avenue", "court", "square", "mill", "quay", "lodge"]
)
SIDES = frozenset(["north", "south", "east", "west", "central"])
#: "Team Around the Family", "Team Leader".
TOGETHER = frozenset(["around", "meeting", "building", "talk", "day", "work", "spirit", "of", "gb", "names", "members"])


def told_by(word: str) -> bool:
    """Whether a word beside a trade makes it one team: a town, a plant, or a word that no list knows."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if lower in NAMING or lower in TOWNS:
        return True
    if lower in WORK or lower in GENERIC:
        return False
    return town(word) or (lower in HEADS and lower not in ORDINARY)


def spot(start: int, end: int) -> Spot:
    return Spot(start, end, "team", WORTH_A_LOOK, WHY)
