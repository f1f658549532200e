"""Schools, wards, teams and places: told by the word that heads them, and by what the caller calls local."""

import re
from collections.abc import Iterable, Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, sections, word_list

GIVEN, _ = word_list("given_names")

_SETS = sections("heads")
HEADS: dict[str, str] = {word: kind for kind in ("school", "ward", "team", "place") for word in _SETS[kind]}
GENERIC, STOP_LEFT, NAMING = _SETS["generic"], _SETS["stop left"], _SETS["naming"]
#: Heads that may follow the name of a plant or a town without a capital letter.
SMALL_HEADS = _SETS["small heads"]
#: Generic words that go on with a name in lower case: "skelbrough leaving care".
SMALL_GENERIC = (GENERIC | frozenset(HEADS)) - _SETS["function"]
DIRECTIONS = frozenset(["st", "royal", "little", "upper", "lower", "east", "west", "north", "south", "old", "new", "great"])
JOINED = frozenset((" ", "'s ", "’s ", "' ", "’ ", ". ", " & "))
WHY = "A named place narrows down who this may be."


def kind_of(name: str) -> str:
    """The kind that the last telling word of a name gives it."""
    return next((HEADS[word] for word in reversed(re.findall(r"[\w'’-]+", name.lower())) if word in HEADS), "place")


def local_spots(page: Page, local: Iterable[str]) -> Iterator[Spot]:
    """Words of this placement wherever they stand, in any case, with the generic words that go on with them."""
    ends = {word.start: at for at, word in enumerate(page.words)}
    for entry in sorted({" ".join(item.split()) for item in local if item.strip()}, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(entry)}(?!\w)", page.text, re.IGNORECASE):
            end = tail_of(page, ends, match.end(), capital=match[0][0].isupper())
            name = page.text[match.start() : end]
            yield Spot(match.start(), end, kind_of(name), CERTAIN, "You told us that this belongs to your placement.")


def tail_of(page: Page, starts: dict[int, int], end: int, *, capital: bool) -> int:
    """Where the generic words after a local word end: "Hartsmere Family Safeguarding North"."""
    gap = 3 if page.text[end : end + 2] in ("'s", "’s") else 1
    at = starts.get(end + gap)
    while at is not None and at < len(page.words):
        word = page.words[at]
        fits = (
            word.lower in GENERIC or word.lower in HEADS
            if capital and word.capital
            else not capital and word.lower in SMALL_GENERIC
        )
        if not fits or word.gap not in (" ", "'s ", "’s ", "' ", "’ ") or word.lower in STOP_LEFT:
            break
        end, at = word.end, at + 1
    return end


def telling(word: Word) -> bool:
    """Whether a word before a head makes it one particular school, ward or street."""
    return word.lower not in GENERIC and word.lower not in HEADS


def goes_on(words: list[Word], first: int) -> bool:
    """Whether the word before `first` belongs to the same name."""
    previous = words[first - 1]
    if words[first].gap not in JOINED or (words[first].gap == ". " and len(previous.lower) > 2):  # noqa: PLR2004
        return False
    if previous.lower in ("of", "and", "the", "y", "na") and first > 1:
        before = words[first - 2]
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
    if len(run) == 1 and run[0].first and run[0].lower in ORDINARY and run[0].lower not in NAMING:
        return False
    if any(telling(word) for word in run):
        return True
    return len(heads) > 1 and heads[0].lower not in GENERIC and not heads[0].first and HEADS[heads[0].lower] == "place"


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
        titled = first > 0 and words[first - 1].lower in STOP_LEFT and words[first - 1].capital and words[first - 1].lower in TITLED
        if words[at].capital and not titled and names_one(words[first:at], words[at : last + 1]):
            yield Spot(words[first].start, words[last].end, HEADS[words[last].lower], CERTAIN, WHY)
        elif not words[at].capital:
            yield from small_headed(page, at)
        at = last + 1


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
