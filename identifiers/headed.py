"""Schools, wards, teams and places told by the word that heads them: "Juniper Ward", "Larchwood Assessment Team"."""

from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, sections
from identifiers.places import GENERIC, HEADS, NAMING, STOP_LEFT, WHY, telling
from identifiers.speech import HUMAN_VERBS, NEVER
from identifiers.vocabulary import GIVEN, GIVEN_STARRED, SURNAMES

#: Heads that may follow the name of a plant or a town without a capital letter.
SMALL_HEADS = sections("heads")["small heads"]


DIRECTIONS = frozenset(["st", "royal", "little", "upper", "lower", "east", "west", "north", "south", "old", "new", "great"])


BUILT = frozenset(
    [
        "house",
        "lodge",
        "court",
        "hostel",
        "hall",
        "hospice",
        "park",
        "cottage",
        "primary",
        "infants",
        "juniors",
        "academy",
        "mill",
        "barn",
    ]
)


#: Heads that end many a title: "Key Learning Point", "Code of Practice".
LOOSE_HEADS = frozenset(
    [
        "practice",
        "service",
        "services",
        "point",
        "view",
        "way",
        "close",
        "home",
        "project",
        "partnership",
        "trust",
        "hub",
        "gateway",
        "aid",
        "agency",
        "options",
        "club",
        "council",
        "cross",
        "works",
        "town",
        "rights",
        "special",
    ]
)


STREETS = frozenset(["road", "street", "lane", "avenue", "close", "terrace", "crescent"])


#: What every town has says nothing: "the High Street", "Main Road".
ANY_STREET = frozenset(["high", "main", "side", "back", "front", "same", "next", "private"])


#: What a knight or a lady may have given a name to.
INSTITUTIONS = frozenset(
    [
        "house",
        "unit",
        "hospital",
        "ward",
        "wing",
        "school",
        "academy",
        "lodge",
        "hall",
        "clinic",
        "centre",
        "hospice",
        "primary",
        "home",
        "infirmary",
        "suite",
        "library",
    ]
)


HONOURS = frozenset(["lady", "sir", "dame", "lord", "dr", "canon"])


#: Small words inside the name of a team: "Children with Disabilities Team".
WITHIN = frozenset(["with", "for", "and", "of"])


SIDES = frozenset(["north", "south", "east", "west", "central"])


JOINED = frozenset((" ", "'s ", "’s ", "' ", "’ ", ". ", " & "))


def goes_on(words: list[Word], first: int) -> bool:
    """Whether the word before `first` belongs to the same name."""
    previous = words[first - 1]
    if words[first].gap not in JOINED or (words[first].gap == ". " and previous.lower not in ("st", "dr", "mt")):
        return False
    if previous.lower == "and" and words[first].lower in HEADS and words[first].lower in SURNAMES:
        return False
    if previous.lower in WITHIN | {"the", "y", "na"} and first > 1:
        before = words[first - 2]
        if previous.lower in ("with", "for") and (before.lower not in GENERIC or not words[first].capital):
            return False
        return before.capital and before.lower not in STOP_LEFT and words[first - 1].gap == " "
    return previous.capital and previous.lower not in STOP_LEFT


def left_of_head(words: list[Word], at: int) -> int:
    """The first word of the capitalised run that ends before the head at `at`."""
    first = at
    while first > 0 and at - first < 6 and goes_on(words, first):  # noqa: PLR2004
        first -= 1
    while first < at and (words[first].lower in STOP_LEFT or (words[first].first and words[first].lower in GENERIC)):
        first += 1
    return first


def names_one(run: list[Word], heads: list[Word]) -> bool:
    """Whether the words before a head make it a name: "Juniper Ward" and "Gate Lodge", not "Duty Team"."""
    if (
        len(run) == 1
        and run[0].first
        and run[0].lower in ORDINARY
        and run[0].lower not in NAMING
        and not begins_name(run[0], heads)
    ):
        return False
    if heads[-1].lower in LOOSE_HEADS and not any(particular(word) for word in run):
        return False
    if any(telling(word) for word in run):
        return True
    before = [*run, *heads[:-1]]
    if before and heads[-1].lower in STREETS:  # "School Lane", "Bank Street"
        return before[-1].lower not in ANY_STREET and (not before[-1].first or len(heads) > 1 or before[-1].lower not in GENERIC)
    return len(heads) > 1 and heads[0].lower not in GENERIC and not heads[0].first and HEADS[heads[0].lower] == "place"


def begins_name(word: Word, heads: list[Word]) -> bool:
    """Whether an ordinary word at a sentence's beginning belongs to the head after it: "Anchor House", not "Visited House"."""
    if word.lower.endswith(("ed", "ing", "ly")) or word.lower in HUMAN_VERBS or word.lower in GENERIC or word.lower in NEVER:
        return False
    return len(heads) > 1 or heads[-1].lower in STREETS | BUILT


def particular(word: Word) -> bool:
    """Whether a word can make a loose head one place: no word that English uses for anything."""
    return word.lower in NAMING or word.lower in SURNAMES or (word.lower not in ORDINARY and not word.possessive and telling(word))


def headed_spots(page: Page) -> Iterator[Spot]:
    """Runs of capitalised words that end in a head: "Juniper Ward", "Larchwood Assessment Team"."""
    words = page.words
    at = 0
    while at < len(words):
        if words[at].lower not in HEADS:
            at += 1
            continue
        last = at
        while (
            last + 1 < len(words)
            and words[last + 1].lower in HEADS
            and words[last + 1].gap in JOINED - {". "}
            and words[last + 1].capital
        ):
            last += 1
        first = left_of_head(words, at)
        last = right_of_head(words, last)
        if (
            first > 0
            and words[first - 1].lower in HONOURS
            and words[first - 1].capital
            and words[last].lower in INSTITUTIONS
            and first < at
        ):
            first -= 1
        titled = first > 0 and words[first - 1].lower in STOP_LEFT and words[first - 1].capital and words[first - 1].lower in TITLED
        if words[at].capital and not titled and names_one(words[first:at], words[at : last + 1]):
            if not a_person(words, first, at, last):
                yield Spot(words[first].start, words[last].end, HEADS.get(words[last].lower, "team"), CERTAIN, WHY)
        elif not words[at].capital:
            yield from small_headed(page, at)
        at = last + 1


def right_of_head(words: list[Word], last: int) -> int:
    """Where a name ends that goes on after its first head: "Tudor Lane Children's Centre", "Quarry Bank North"."""
    at = end = last
    while at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap in JOINED - {". "} and at - last < 5:  # noqa: PLR2004
        at += 1
        lower = words[at].lower
        if lower in HEADS or (lower in SIDES and HEADS[words[last].lower] == "team"):
            end = at
        elif lower not in GENERIC:
            break
    return end


def a_person(words: list[Word], first: int, at: int, last: int) -> bool:
    """Whether a given name and a head that is a surname too make a person: "Patrick Ward and his cousins"."""
    if at - first != 1 or last != at or words[at].lower not in SURNAMES or words[first].lower in NAMING:
        return False
    previous = words[first - 1].lower if first and words[first].gap == " " else ""
    given = words[first].lower in GIVEN and words[first].lower not in GIVEN_STARRED
    return given and previous not in BEFORE_PLACES


#: After these a given name and a head are a place: "on Patrick Ward".
BEFORE_PLACES = frozenset(
    [
        "on",
        "at",
        "in",
        "to",
        "from",
        "near",
        "off",
        "outside",
        "behind",
        "past",
        "by",
        "into",
        "opposite",
        "the",
        "of",
        "via",
        "through",
        "round",
    ]
)


TITLED = frozenset(["mr", "mrs", "ms", "miss", "dr", "pc", "judge", "sir", "lady"])


def small_headed(page: Page, at: int) -> Iterator[Spot]:
    """A head in lower case after a word that is a name: "willow unit", "Thornhey surgery"."""
    words = page.words
    if at == 0 or words[at].gap != " " or words[at - 1].possessive or words[at].lower not in SMALL_HEADS:
        return
    previous, head = words[at - 1], words[at].lower
    if previous.capital:
        if not previous.first and telling(previous) and not previous.shouted and previous.lower not in GIVEN:
            yield Spot(previous.start, words[at].end, HEADS[head], WORTH_A_LOOK, WHY)
        return
    unknown = (
        previous.lower not in ORDINARY and previous.lower not in GENERIC and previous.lower not in GIVEN and len(previous.lower) > 3  # noqa: PLR2004
    )
    plain = previous.lower in NAMING or (previous.lower in DIRECTIONS and at > 1 and words[at - 2].lower in DIRECTIONS)
    if page.lower_voice and (unknown or plain):
        first = at - 1
        while first > 0 and words[first - 1].lower in DIRECTIONS and words[first].gap == " ":
            first -= 1
        yield Spot(words[first].start, words[at].end, HEADS[head], WORTH_A_LOOK, "This may name a place.")
