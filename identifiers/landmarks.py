"""Places told by how they are written and not by a head: saints, prisons, "the Fleece", "in Thornhey"."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.frame import AUTHORS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY, kind_of
from identifiers.speech import NEVER, NOT_NAMES, SMALL_NEVER

GIVEN, _ = word_list("given_names")
SURNAMES, _ = word_list("surnames")

CAP = r"[A-ZÀ-Ž][\w'’-]+"
SCHOOLISH = r"(?:primary|academy|school|nursery|church|hospital|ward|hospice|ps|infants|juniors|house|court|high|college|parish|hall|estate|street|road)"  # noqa: E501
SAINT = re.compile(
    rf"(?<!\w)(?:[Ss]t\.? |[Ss]aint )(?:{CAP}|[a-z]+['’]?s)(?: (?:{CAP}|(?:{SCHOOLISH})\b)){{0,4}}|(?<!\w)[Oo]ur [Ll]ady(?:['’]s| of {CAP})(?: {CAP}){{0,3}}"  # noqa: E501
)
OFFICIAL = re.compile(
    rf"(?<!\w)(?:HMP/YOI|HMP|HMYOI|YOI|IRC|RAF|STC|SCH) {CAP}(?: {CAP})?|(?<!\w)Ysgol (?:[A-Z]?[\w'’-]+ ){{0,2}}{CAP}"
    rf"|(?<!\w)(?:University|College|Port|Diocese|Isle|City|Royal Borough) of {CAP}"
    rf"|(?<!\w)(?:Bunscoil|Scoil|Gaelscoil|Coleg|Plas|Cartref|Capel|Eglwys|Llys|Ward|Meithrin|Canolfan) {CAP}(?: {CAP})?"
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
    r"\b(?:outside|in|at|behind|near|opposite|past|by|to|into|down|from|off|on|called|up|round) the ((?:(?:Old|New|Red|White|Black|Golden|Royal|King['’]s|Queen['’]s) )?[A-Z][a-z'’]+"  # noqa: E501
    r"(?: (?:and|&) [A-Z][a-z]+| [A-Z][a-z]+)?)(?! [A-Z(])"
)
IN_PLACE = re.compile(
    r"\b(?:in|at|from|near|around|nr|beyond|above|below|between|leaving|left|visit to|visiting|ferry to|flight to|taxi to|walk to|sent to|transferred to|went to|go to|goes to|get to|going to|come to|came to|drive from|outside|towards|via|through|moved to|moving to|move to|moves to|back to|back from|drove to|drive to|bus to|train to|trip to|over to|stayed in|based in|across|areas? of"  # noqa: E501
    r"|bus from|back in|here in|town of|village of|street in|people of|out of|over from|up from|down from|released to|bailed to|discharged to|flat in|house in)"  # noqa: E501
    r" ((?:(?:Nether|Upper|Lower|Great|Little|North|South|East|West|Old|New|Mid|Inner) )?([A-ZÀ-Ž][a-zà-ž'’]{2,}(?:-[A-Za-z]+)*))(?![\w]|['’]s|s['’]| (?:\(?\d|and colleagues|et al|Act|says|said))"  # noqa: E501
)
SMALL_IN = re.compile(
    r"\b(?:in|near|over in|up in|now|round|live in|moved to|back to|bus to) ([a-z]{5,})(?: ([a-z]{5,}))?(?![\w'’])"
)
SMALL_THE = re.compile(
    r"\b(?:at|in|to|from|outside|near|by|back at) (the (?:old )?([a-z]{3,}))(?![\w'’-]| (?:of|and|on|that|in)\b)"
)
FOOT = re.compile(rf",\s(?:near |nr )?({CAP}(?: {CAP})?),\s(?=[A-Za-z]{{1,2}}\d)")


def known(word: str) -> bool:
    """Whether a word is English, a nation, an author or a name, and so no place by itself."""
    lower = word.lower().replace("’", "'")
    lower = lower.removesuffix("'s")
    return lower in ORDINARY or lower in WORLD or lower in AUTHORS or lower in NOT_NAMES or lower in NEVER


def person(word: str) -> bool:
    return word.lower() in GIVEN or word.lower() in SURNAMES


def shaped_spots(text: str) -> Iterator[Spot]:
    """Names of saints, prisons, courts and church schools."""
    for pattern in (CHURCH_SCHOOL, COURT_AT, OFFICIAL, SAINT):
        for match in pattern.finditer(text):
            name = match[0].rstrip(".,'’")
            last = name.split()[-1]
            if (pattern is SAINT and last.lower() in WORLD) or (
                pattern is OFFICIAL and last.lower() in ORDINARY and name[0] not in "HYIRS"
            ):
                continue
            kind = (
                "school"
                if name.lower().startswith(("ysgol", "university", "college", "bunscoil", "scoil", "gaelscoil"))
                else kind_of(name)
            )
            yield Spot(match.start(), match.start() + len(name), kind, WORTH_A_LOOK if pattern is SAINT else CERTAIN, WHY)


def told_by_place(page: Page) -> Iterator[Spot]:  # noqa: C901
    """Names after "in", "near", "outside the", that are no words, nations or people we know."""
    text = page.text
    for match in FOOT.finditer(text):
        yield Spot(match.start(1), match.end(1), "place", WORTH_A_LOOK, "This stands where an address has its town.")
    for match in IN_PLACE.finditer(text):
        if not known(match[2]) and not person(match[2]) and not match[2].isupper():
            yield Spot(match.start(1), match.end(1), "place", WORTH_A_LOOK, WHY)
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
        yield from small_places(text)


def titled(text: str, match: re.Match[str]) -> bool:
    """Whether "the Team Manager" or "the Promise" is a job or a notion: what follows the words tells."""
    return match[1].lower().split()[-1] in TITLES_OF_WORK or text[match.end() : match.end() + 1] == "'"


TITLES_OF_WORK = sections("heads")["work"]


def small_places(text: str) -> Iterator[Spot]:
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
