"""Places and teams told by the word beside them: "Dunmore Mind", "Leaving Care South", "the Barley Mow"."""

import re
from collections.abc import Iterable, Iterator

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import AUTHORS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import lowered, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY
from identifiers.speech import NEVER, NOT_NAMES

GIVEN, GIVEN_STARRED = word_list("given_names")
CAP = r"[A-ZÀ-Ž][\w'’-]+"


def one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


#: "Leaving Care South", "Fostering North".
SIDED = re.compile(
    rf"(?<!\w)((?:(?:{'|'.join(word.capitalize() for word in sorted(sections('heads')['sided']))}) ){{1,3}})(?:North|South|East|West|Central)(?![\w-]| [A-Z])"  # noqa: E501
)
#: "Dunmore Mind", "Age Concern Dunmore".
BODY = r"(?:Mind|Shelter|Home-?[Ss]tart|Carers|Crossroads|Relate|Scope|Mencap|Rethink|YMCA|Barnardo['’]s|Samaritans|Citizens['’]? Advice|Women['’]s Aid|Age Concern|Age UK|Age Cymru)"  # noqa: E501
BRANCH = re.compile(rf"(?<!\w){BODY} (?:in )?({CAP})(?: {CAP})?|(?<!\w)({CAP}) {BODY}(?![\w-])")
#: A plant or a bird after "on" is a ward.
ON_A_WARD = re.compile(
    rf"\b(?:[Oo]n|onto) ({'|'.join(word.capitalize() for word in sorted(NAMING) if len(word) > 2 and (word not in GIVEN or word in GIVEN_STARRED))})(?![\w'’-]| [A-Z])"  # noqa: E501, PLR2004
)
#: "Woodseats Post Office".
OFFICE = re.compile(
    rf"(?<!\w)({CAP}) (?:Post Office|Sorting Office|Civic (?:Centre|Office)|Job ?[Cc]entre(?: Plus)?|Town Hall|Community Centre|Health Centre|Bus Station|[Cc]ustody(?: [Ss]uite)?)(?!\w)"  # noqa: E501
)
#: "Foylebank Family Intervention", "Kirkbarron Children and Families", "Lisnacree 16 Plus".
TAILED = re.compile(
    rf"(?<!\w)({CAP}(?: {CAP})??)(?: (?:Lane|Road|Street|Vale|Valley|Green|Hill|Bank))?(?: (?:Children|Child|Family|Families|Health|Adult|Early|Leaving|Crisis|Housing|Social|Home|Community|ASC|CSC)(?:['’]s)?)?(?: and| &)?"  # noqa: E501
    r" (?:Families|Intervention|Visiting|Duty|Assessment|Support|Recovery|Safeguarding|Outreach|Locality|Adults|Reablement|Adoption|Fostering|Throughcare|Services|Social Work|Leaving Care|Help|(?:16|18) Plus)(?![\w-])"  # noqa: E501
)
SIDE = frozenset(["north", "south", "east", "west"])
#: The same without capital letters.
SMALL_TAILED = re.compile(
    r"(?<![\w'’])([a-z]{5,})(?: (?:way|road|rd|lane|street|vale|valley|green|hill))?(?: (?:recovery|drug and alcohol|childrens?|family|early|adult|crisis))?"  # noqa: E501
    r" (?:leaving care|duty|assessment|early help|outreach|recovery|service|drug and alcohol|throughcare|adults)(?![\w'’])"
)
#: Signs over public houses.
PUB = re.compile(
    rf"(?<!\w)(?:{one_of('Red White Black Green Golden Blue Royal Three Five Six Old Barley Dun Flying Jolly Bay Grey Brown Silver Running Barking Bald Nags Kings Queens Rising')}"  # noqa: E501
    rf"(?:['’]s)?|{one_of('Fox Rose Dog Hare Coach Horse Crown Bull Star Lamb Plough Rifle Cat Pig')} (?:and|&)) "
    rf"{one_of('Mow Cow Lion Arms Head Horse Horses Horseshoes Hart Swan Bull Bells Crown Oak Fox Plough Anchor Ship Feathers Hounds Fleece Lamb Boar Bear Eagle Unicorn Dragon Tuns Stag Griffin Sun Duck Pheasant Dragoon Fiddle Whistle Garter Thistle Sawyers Sailor')}(?![\w-])"  # noqa: E501
)
#: "Dr Chaudhry & Partners", "the Harrow stroke unit".
PARTNERS = re.compile(rf"\bDrs? {CAP}(?:(?:,| and| &) {CAP})?(?:,| and| &) [Pp]artners?\b")
SMALL_UNIT = re.compile(
    rf"(?<=[Tt]he )({CAP}) ((?:[a-z]+ ){{1,2}})(?:unit|ward|shelter|clinic|centre|hostel|hospital|hospice|surgery|team|service|project|suite)(?!\w)"  # noqa: E501
)
#: "She was on Beaumont for eleven months."
ON_THE_WARD = re.compile(
    rf"\b(?:was|is|been|back|stayed|bed|admitted|moved|still|nurse|patient|sister) (?:on|onto) ({CAP})(?= (?:for|since|until|now|where|after|with)\b|[.,;])"  # noqa: E501
)


#: Churches and their schools, in any case.
DEDICATED = re.compile(
    r"\b(?:holy (?:trinity|family|cross|rosary|redeemer|name|spirit|child)|sacred heart|corpus christi|christ the king|all (?:saints|souls|hallows)|christ ?church|blessed sacrament"  # noqa: E501
    r"|good shepherd|immaculate (?:conception|heart)|notre dame|english martyrs|most holy|star of the sea|mount carmel|emmanuel church|salvation army hall)(?: [a-z]*(?:church|school|primary|academy|hall)\b)?",  # noqa: E501
)
#: "Larkrise is a care home", "the Marshgate office", "Marsh Team 2", "Team North".
DEFINED = re.compile(
    rf"(?<![\w'’-])({CAP}(?: {CAP})?) is an? (?:[a-z-]+ ){{0,3}}(?:home|hostel|school|ward|unit|scheme|refuge|village|estate|town|clinic|hospice|prison|nursery|academy|suburb|hamlet)\b"  # noqa: E501
)
OFFICE_OF = re.compile(
    rf"(?<=[Tt]he )({CAP}) (?:office|branch|site|base|estate|end|side|area|surgery|hub|campus|turn|road|bus|train|ferry)(?!\w)"
)
NUMBERED = re.compile(rf"(?<!\w)(?:({CAP}) Team \d{{1,2}}|Team (?:North|South|East|West|Central))(?![\w-])")


def known(word: str) -> bool:
    """Whether a word is English, a nation, an author or a name, and so no place by itself."""
    lower = word.lower().replace("’", "'")
    lower = lower.removesuffix("'s")
    return lower in ORDINARY or lower in WORLD or lower in AUTHORS or lower in NOT_NAMES or lower in NEVER


def town(word: str) -> bool:
    """Whether a word can be the name of a town: no list knows it."""
    lower = word.lower()
    return not known(word) and lower not in GENERIC and not (lower in GIVEN and lower not in GIVEN_STARRED)


#: What needs no town, what needs one in its words, and what is one: each with its kind.
ALWAYS = ((SIDED, "team"), (PARTNERS, "ward"), (PUB, "place"))
WITH_A_TOWN = ((BRANCH, "team"), (TAILED, "team"), (OFFICE, "place"))
A_TOWN = ((DEFINED, "place"), (OFFICE_OF, "place"), (ON_THE_WARD, "ward"))


def told_by_company(text: str) -> Iterator[Spot]:
    """Places whose name is told by the words beside it."""
    for pattern, kind in ALWAYS:
        yield from spots(pattern.finditer(text), kind)
    yield from spots(DEDICATED.finditer(lowered(text)), "place")
    for pattern, kind in WITH_A_TOWN:
        found = (match for match in pattern.finditer(text) if any(town(word) for word in match[match.lastindex or 1].split()))
        yield from spots(found, kind)
    for pattern, kind in A_TOWN:
        found = (match for match in pattern.finditer(text) if all(town(word) for word in match[1].split()))
        yield from spots(found, kind, group=1)
    yield from spots(ON_A_WARD.finditer(text), "ward", group=1)
    yield from spots((match for match in NUMBERED.finditer(text) if not match[1] or match[1].lower() not in GENERIC), "team")
    yield from spots((match for match in SMALL_UNIT.finditer(text) if one_unit(match)), "ward")


def spots(found: Iterable[re.Match[str]], kind: str, *, group: int = 0) -> Iterator[Spot]:
    for match in found:
        yield Spot(match.start(group), match.end(group), kind, WORTH_A_LOOK, WHY)


def one_unit(match: re.Match[str]) -> bool:
    """Whether "the Harrow stroke unit" is one unit: a name, then words of any service."""
    name = match[1].lower()
    return name not in GENERIC and name not in HEADS and all(word in GENERIC for word in match[2].split())


def teams_of_notes(text: str) -> Iterator[Spot]:
    """Teams where the writer leaves capital letters out: "thanet way recovery service"."""
    for match in SMALL_TAILED.finditer(text):
        if town(match[1]):
            yield Spot(match.start(), match.end(), "team", WORTH_A_LOOK, "This may name a place.")
