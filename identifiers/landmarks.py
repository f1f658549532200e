"""Places told by how they are written and not by a head: saints, prisons, "the Fleece", "in Thornhey"."""

import re
from collections.abc import Iterator

from identifiers.companies import known, teams_of_notes, told_by_company
from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.frame import AUTHORS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY, kind_of
from identifiers.speech import NOT_NAMES, SMALL_NEVER
from identifiers.spelled import SPELLED
from identifiers.whereabouts import Places, small_places

GIVEN, _ = word_list("given_names")
SURNAMES, _ = word_list("surnames")

CAP = r"[A-ZÀ-Ž][\w'’-]+"
SCHOOLISH = r"(?:primary|academy|school|nursery|church|hospital|ward|hospice|ps|infants|juniors|house|court|high|college|parish|hall|estate|street|road)"  # noqa: E501
SAINT = re.compile(
    rf"(?<!\w)(?:[Ss]t\.? |[Ss]aint )(?:{CAP}|[a-z]+['’]?s)(?: (?:{CAP}|(?:{SCHOOLISH})\b)){{0,4}}|(?<!\w)[Oo]ur [Ll]ady(?:['’]s| of {CAP})(?: {CAP}){{0,3}}"  # noqa: E501
)
OFFICIAL = re.compile(
    rf"(?<!\w)(?=[A-Z])(?:(?:HMP/YOI|HMP|HMYOI|YOI|IRC|RAF|STC|SCH) {CAP}(?: {CAP})?|Ysgol (?:[A-Z]?[\w'’-]+ ){{0,2}}{CAP}"
    rf"|(?:University|College|Port|Diocese|Isle|City|Royal Borough) of {CAP}"
    rf"|(?:Ysbyty|Meddygfa(?:['’]r)?|Hafan|Cwm|Pont|Traeth|Tŷ|Masjid|Jamia|Darul|Caffi|Café|Ysgoldy|Maes|Nant|Gurdwara) (?:y |yr |an-|al-|ul-)?{CAP}(?: {CAP})?"  # noqa: E501
    rf"|(?:Bunscoil|Scoil|Gaelscoil|Coleg|Plas|Cartref|Capel|Eglwys|Llys|Ward|Meithrin|Canolfan) {CAP}(?: {CAP})?)"
)
#: "Ward 7B", "ward C12", "ward nine".
WARD_CODE = re.compile(
    rf"\b[Ww]ard (?:No\.? ?)?(?:[A-Z]?\d{{1,3}}[A-Za-z]?|{SPELLED})(?![\w%])(?! (?:patients|beds|staff|people|rounds))"
)
COURT_AT = re.compile(
    rf"(?<!\w)(?:[A-Z'’]+ ){{0,2}}COURT (?:SITTING )?(?:AT|IN|OF) [A-Z]{{3,}}|(?:(?:Family|Crown|County|Youth|Sheriff|Magistrates['’]?|Coroner['’]s) )?Court,? (?:sitting )?(?:at|in) {CAP}"  # noqa: E501
)
CHURCH_SCHOOL = re.compile(
    rf"(?<!\w)(?:{CAP} ){{1,3}}(?:Church (?:of|in) (?:England|Scotland|Wales|Ireland)|C of E|CofE|CE|RC|Roman Catholic|Catholic|Methodist|Controlled|Integrated|Maintained)"  # noqa: E501
    rf"(?: (?:{CAP}|and|&)){{0,4}}? (?:Primary|Infants?|Juniors?|Academy|School|High|PS|Nursery|College)(?: (?:School|Academy))?"
)
#: "The Sycamores" in the middle of a sentence.
THE_NAMED = re.compile(rf"(?<=[a-z,:] )The (?:{CAP} ){{0,2}}[A-Z][a-z'’]+(?! (?:\(|\d))")
AT_THE = re.compile(
    r"\b(?:outside|in|at|behind|near|opposite|past|by|to|into|down|from|off|on|called|up|round|after|over|above|across|under|along|beside|beyond) the ((?:(?:Old|New|Red|White|Black|Golden|Royal|King['’]s|Queen['’]s) )?[A-Z][a-z'’]+"  # noqa: E501
    r"(?: (?:and|&) [A-Z][a-z]+| [A-Z][a-z]+)?)(?! [A-Z(]|[\w-])"
)
SMALL_IN = re.compile(
    r"\b(?:in|near|over in|up in|now|round|live in|moved to|back to|bus to) ([a-z]{5,})(?: ([a-z]{5,}))?(?![\w'’])"
)
SMALL_THE = re.compile(
    r"\b(?:at|in|to|from|outside|near|by|back at) (the (?:old )?([a-z]{3,}))(?![\w'’-]| (?:of|and|on|that|in)\b)"
)
FOOT = re.compile(rf",\s(?:near |nr )?({CAP}(?: {CAP})?),\s(?=[A-Za-z]{{1,2}}\d)")


ENDED = ("ysgol", "university", "college", "bunscoil", "scoil", "gaelscoil")


def person(word: str) -> bool:
    return word.lower() in GIVEN or word.lower() in SURNAMES


#: "AMU 2", "Level 3 East".
UNIT_CODE = re.compile(
    r"\b(?:AMU|MAU|EAU|SAU|CDU|ICU|HDU|PICU|NICU|SCBU|CCU|ITU|RSU|MSU) \d{1,2}\b|\bLevel \d{1,2} (?:North|South|East|West)\b"
)


def coded_wards(text: str) -> Iterator[Spot]:
    """Wards with a number."""
    for pattern in (WARD_CODE, UNIT_CODE):
        for match in pattern.finditer(text):
            yield Spot(match.start(), match.end(), "ward", WORTH_A_LOOK, WHY)


def shaped_spots(text: str) -> Iterator[Spot]:
    """Names of saints, prisons, courts and church schools."""
    yield from told_by_company(text)
    for pattern in (CHURCH_SCHOOL, COURT_AT, OFFICIAL, SAINT):
        for match in pattern.finditer(text):
            name = match[0].rstrip(".,'’")
            last = name.split()[-1]
            if (pattern is SAINT and last.lower() in WORLD and last.lower() not in HEADS) or (
                pattern is OFFICIAL and last.lower() in ORDINARY and name[0] not in "HYIRS"
            ):
                continue
            kind = "school" if name.lower().startswith(ENDED) else kind_of(name)
            yield Spot(match.start(), match.start() + len(name), kind, WORTH_A_LOOK if pattern is SAINT else CERTAIN, WHY)


def told_by_place(page: Page) -> Iterator[Spot]:
    """Names after "in", "near", "outside the", that are no words, nations or people we know."""
    text = page.text
    for match in FOOT.finditer(text):
        yield Spot(match.start(1), match.end(1), "place", WORTH_A_LOOK, "This stands where an address has its town.")
    yield from Places(page).spots()
    for match in THE_NAMED.finditer(text):
        words = match[0].lower().split()[1:]
        if words[-1] not in WORLD and not any(word in GENERIC for word in words) and not (person(words[-1]) and len(words) > 1):
            yield Spot(match.start(), match.end(), kind_of(match[0]), WORTH_A_LOOK, WHY)
    for match in AT_THE.finditer(text):
        words = match[1].lower().split()
        if not any(word in WORLD or word in AUTHORS or word in GENERIC or word in NOT_NAMES for word in words) and not titled(
            text, match
        ):
            yield Spot(match.start(1), match.end(1), "place", WORTH_A_LOOK, WHY)
    if page.lower_voice:
        yield from places_of_notes(text)
        yield from teams_of_notes(text)
        yield from small_places(page)


def titled(text: str, match: re.Match[str]) -> bool:
    """Whether "the Team Manager" or "the Promise" is a job or a notion: what follows the words tells."""
    return match[1].lower().split()[-1] in TITLES_OF_WORK or text[match.end() : match.end() + 1] == "'"


TITLES_OF_WORK = sections("heads")["work"]


def places_of_notes(text: str) -> Iterator[Spot]:
    """The same where the writer leaves capital letters out."""
    for match in SMALL_IN.finditer(text):
        first = match[1]
        if known(first) or person(first) or first in SMALL_NEVER or first in HEADS or first.endswith(("ed", "ing")):
            continue
        second = match[2]
        end = match.end(2) if second and not known(second) and not person(second) and second not in SMALL_NEVER else match.end(1)
        yield Spot(match.start(1), end, "place", WORTH_A_LOOK, "This may name a place.")
    for match in SMALL_THE.finditer(text):
        if match[2] in NAMING and match[2].endswith("s") and match[2] not in ("st", "acorns", "queens", "kings"):
            yield Spot(match.start(1), match.end(1), "ward", WORTH_A_LOOK, "This may name a place.")
