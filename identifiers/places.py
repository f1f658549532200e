"""Schools, wards, teams and places: told by the word that heads them, and by what the caller calls local."""

import re
from collections.abc import Iterable, Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.page import Page, Word, word_list

ORDINARY, _ = word_list("ordinary")

HEADS: dict[str, str] = {
    **dict.fromkeys(
        "primary academy school nursery college high infants infant juniors junior grammar comprehensive ps preschool pre-school kindergarten playgroup creche university".split(),
        "school",
    ),
    **dict.fromkeys(
        "ward unit lodge house surgery hospital clinic hospice infirmary manor practice day-unit suite sanatorium".split(), "ward"
    ),
    **dict.fromkeys(
        "team hub service services cmht camhs mash intake reablement trust edt yot yjs cdt ldt council gateway aid partnership project rights".split(),
        "team",
    ),
    **dict.fromkeys(
        (
            "street road lane close avenue drive terrace row crescent gardens way hill rise view grove mews walk square parade brae wynd green gate bridge"
            " estate park church chapel mosque masjid gurdwara mandir temple synagogue cathedral abbey library arms inn tavern farm hall court courts place field fields"
            " wood woods common moor heath heights towers tower flats buildings centre center baths shop prison station market mill works docks quay pier"
            " cottages croft village town island isle bay beach reservoir canal lock allotments allotment cafe café club hostel hotel foyer bakery butchers cemetery crematorium"
            " museum theatre precinct arcade leisure pool stadium rooms garage stores institute refuge yoi rec quarry playground harbour point"
        ).split(),
        "place",
    ),
}
#: Words that describe any service anywhere: a name made of these and a head names none.
GENERIC = frozenset(
    (
        "the a an our my your his her their this that each every any no some one two three first second third new old local national regional social work care"
        " assessment duty family families children children's childrens child child's adult adults adults' early help youth justice crown magistrates magistrates'"
        " county high supreme day night emergency out hours of for and or to in at on with from by mental health learning disability disabilities community hospital discharge"
        " integrated access front door locality area central initial referral safeguarding protection looked after leaving fostering adoption kinship support supported"
        " living housing homeless homelessness benefits welfare rights education primary secondary special school schools nursery infant junior sixth form pupil referral unit"
        " admissions attendance inclusion sen send virtual police probation prison court courts tribunal team service services hub centre ward clinic surgery practice"
        " medical gp general acute intensive maternity paediatric stroke dementia memory elderly older people's people persons rehabilitation rehab recovery crisis home"
        " treatment resolution intervention outreach assertive community forensic secure open closed locked male female mixed respite residential nursing foster carers carers'"
        " young domestic abuse substance misuse drug alcohol drugs sexual exploitation missing asylum refugee unaccompanied migrant legal advice money debt food bank"
        " welcome information customer contact children’s voluntary sector private public council town city village civic main side back front high low upper lower"
        " management senior head multi agency multi-agency mental-health joint strategy planning panel edge short breaks transition transitions sensory hearing visual"
        " occupational therapy physio physiotherapy speech language nhs gp's ot sw camhs cmht safe signs whole good great green red blue british royal human modern"
        " national trust foundation open free faith catholic church parish retail business science industrial car theme play ball water leisure sports shopping job"
        " garden post office bus train railway filling petrol fire ambulance coach taxi charity corner coffee chip betting youth-justice what why how when who where"
        " is was are be been being has had have i it they we you he she so then next last week weeks month year team's big small little nice own same other"
        " family's student's seminar lecture waiting staff meeting reading common dining living sitting board court-room class classroom sex best good adult's"
        " restart start stop complaints commissioning brokerage finance reviewing review reviews quality performance training workforce development practice learning"
        " placement social-work social-care advocacy mediation interpreting translation perinatal neonatal eating disorder disorders psychology psychiatric psychiatry"
        " palliative oncology renal cardiac respiratory surgical orthopaedic outpatient outpatients inpatient emergency accident urgent minor walk-in treatment ended dear"
    ).split()
)
STOP_LEFT = frozenset(
    "the at in from to of for with and near by on off via outside inside behind past past opposite a an is was called named".split()
)
#: Plants and the like, after which wards and streets are named even in lower case.
NAMING = frozenset(
    (
        "larch willow maple oak ash elm beech birch cedar pine poplar hazel holly hawthorn juniper laurel rowan sycamore yew alder aspen chestnut cherry apple orchard"
        " heather lavender primrose bluebell foxglove ivy rose lily poppy daisy fern gorse bracken bramble thistle clover snowdrop swan kestrel kingfisher robin wren"
        " skylark heron falcon eagle owl acorn acorns sunrise sunshine rainbow meadow river riverside brook stream hillside lakeside seaview station chapel church mill"
        " priory abbey castle king's kings queen's queens victoria albert george st saint saints ysgol mary's corporation recreation market tanyard cobden alma"
    ).split()
)
SAINT = re.compile(
    r"(?<!\w)(?:[Ss]t\.? |[Ss]aint |[Oo]ur [Ll]ady(?:'s| of [A-Z]?\w+))(?:[A-Z][\w'’-]+|[a-z]+['’]?s)(?: (?:[A-Z][\w'’-]+|(?:primary|academy|school|nursery|church|hospital|ward|hospice|ps|infants|juniors|house|court|high|college)\b)){0,4}"
)
OFFICIAL = re.compile(
    r"(?<!\w)(?:HMP|HMYOI|YOI|HMP/YOI|IRC|RAF|STC|SCH) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?|(?<!\w)Ysgol (?:[A-Z]?[\w'’-]+ ){0,2}[A-Z][\w'’-]+|(?<!\w)University of [A-Z]\w+"
)
THE_NAMED = re.compile(r"(?<=\b[Tt]he )(?:[A-Z][\w'’-]+ )?[A-Z][a-z'’]+s?(?=[ ,.;:)]|$)")
TAIL = re.compile(
    r" (?:(?:School|Academy|Primary|Nursery|College|Team|Service|Hub|House|Home|Unit|Ward|Centre|Clinic|Court|Street|Road|Estate|Park|Church|Hospital|Surgery|Trust|Juniors|Infants|"
    r"Youth Club|Library|Station|Hall|Project|Lodge|High|CAMHS|CMHT|MASH|Shop|Close|Lane|Intake|Reablement)(?!\w))(?: (?:Team|Service|Hub|School|Academy|Centre|Unit))?"
)


def local_spots(text: str, local: Iterable[str]) -> Iterator[Spot]:
    """Words of this placement wherever they stand, in any case."""
    for entry in sorted({" ".join(item.split()) for item in local}, key=len, reverse=True):
        if not entry:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(entry)}(?!\w)", text, re.IGNORECASE):
            tail = TAIL.match(text, match.end())
            end = tail.end() if tail else match.end()
            yield Spot(
                match.start(), end, kind_of(text[match.start() : end]), CERTAIN, "You told us that this belongs to your placement."
            )


def kind_of(name: str) -> str:
    """The kind that the last telling word of a name gives it."""
    for word in reversed(re.findall(r"[\w'’-]+", name.lower())):
        if word in HEADS:
            return HEADS[word]
    return "place"


def telling(word: Word) -> bool:
    """Whether a word before a head makes it one particular school, ward or street."""
    return word.lower not in GENERIC and word.lower not in HEADS


def left_of_head(words: list[Word], at: int) -> int:
    """The first word of the capitalised run that ends before the head at `at`."""
    first = at
    while first > 0 and at - first < 6:  # noqa: PLR2004
        previous, gap = words[first - 1], words[first].gap
        joined = gap in (" ", "'s ", "’s ", "' ", "’ ", ". ", " & ")
        if not joined or "\n" in gap:
            break
        linking = (
            previous.lower in ("of", "and", "the", "y", "na")
            and first - 2 >= 0
            and words[first - 2].capital
            and words[first - 2].lower not in STOP_LEFT
        )
        if not (previous.capital or linking) or (previous.lower in STOP_LEFT and not linking):
            break
        first -= 1
    while first < at and (words[first].lower in STOP_LEFT or (words[first].first and words[first].lower in GENERIC)):
        first += 1
    return first


def headed_spots(page: Page) -> Iterator[Spot]:
    """Runs of capitalised words that end in a head: "Juniper Ward", "Larchwood Assessment Team"."""
    words = page.words
    at = 0
    while at < len(words):
        word = words[at]
        kind = HEADS.get(word.lower)
        if kind is None:
            at += 1
            continue
        last = at
        while (
            last + 1 < len(words)
            and words[last + 1].lower in HEADS
            and words[last + 1].gap in (" ", "'s ", "’ ", "' ")
            and words[last + 1].capital
        ):
            last += 1
        if word.capital:
            first = left_of_head(words, at)
            run = words[first:at]
            if any(telling(part) for part in run) and not (
                len(run) == 1 and run[0].first and run[0].lower in ORDINARY and run[0].lower not in NAMING
            ):
                yield Spot(
                    words[first].start,
                    words[last].end,
                    HEADS[words[last].lower],
                    CERTAIN if len(run) and run[-1].capital else WORTH_A_LOOK,
                    "A named place narrows down who this may be.",
                )
        else:
            yield from small_headed(page, at)
        at = last + 1


def small_headed(page: Page, at: int) -> Iterator[Spot]:
    """A head in lower case after a word that is a name: "willow unit", "Thornhey surgery"."""
    words = page.words
    if at == 0 or words[at].gap not in (" ", "'s "):
        return
    previous = words[at - 1]
    head = words[at].lower
    if previous.possessive and words[at].gap != " ":
        return
    unknown = previous.lower not in ORDINARY and previous.lower not in GENERIC and len(previous.lower) > 3  # noqa: PLR2004
    named = previous.lower in NAMING and head in {
        "unit",
        "ward",
        "lodge",
        "house",
        "court",
        "road",
        "street",
        "close",
        "primary",
        "academy",
        "nursery",
        "surgery",
        "clinic",
        "park",
        "hospital",
        "school",
        "team",
    }
    if (
        previous.capital
        and not previous.first
        and telling(previous)
        and head
        in {
            "primary",
            "academy",
            "nursery",
            "surgery",
            "clinic",
            "ward",
            "estate",
            "unit",
            "hospital",
            "school",
            "park",
            "library",
            "prison",
            "road",
            "station",
            "foyer",
            "team",
            "hub",
        }
        and not previous.shouted
    ):
        yield Spot(previous.start, words[at].end, HEADS[head], WORTH_A_LOOK, "A named place narrows down who this may be.")
    elif (unknown or named) and not previous.capital and page.lower_voice:
        first = at - 1
        if first > 0 and words[first - 1].lower in {"st", "royal", "little", "upper", "lower", "east", "west", "north", "south"}:
            first -= 1
        yield Spot(words[first].start, words[at].end, HEADS[head], WORTH_A_LOOK, "This may name a place.")


def shaped_spots(text: str) -> Iterator[Spot]:
    """Names of saints, prisons and Welsh schools, which carry no head."""
    for pattern in (SAINT, OFFICIAL):
        for match in pattern.finditer(text):
            name = match[0].rstrip(".,'’")
            kind = "school" if name.lower().startswith(("ysgol", "university")) else kind_of(name)
            yield Spot(
                match.start(),
                match.start() + len(name),
                kind,
                WORTH_A_LOOK if pattern is SAINT else CERTAIN,
                "A named place narrows down who this may be.",
            )
