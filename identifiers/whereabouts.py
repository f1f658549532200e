"""Places without a head of their own, told by the words before them: "in Thornhey", "moved to Chard Newton"."""

from collections.abc import Iterator

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import AUTHORS, MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY
from identifiers.speech import FAMILY, HUMAN_VERBS, NEVER, NOT_NAMES, RELATIONS, SMALL_NEVER, SOFT_TITLES, TITLES
from identifiers.toponyms import BEFORE, INSIDE, LAND, shaped

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAMES, _ = word_list("surnames")

_SETS = sections("whereabouts")
#: Small words before a place, those that stand before people as often, and "to", which needs a journey.
WHERE, DOUBTFUL, JOURNEY, SPEECH = _SETS["where"], _SETS["doubtful"], _SETS["journey"], _SETS["speech"]
#: Welsh words that begin a place, and English ones that begin a street.
WELSH = frozenset(
    ["cwm", "heol", "ty", "tŷ", "stryd", "ffordd", "pont", "maes", "traeth", "llys", "plas", "ynys", "nant", "pentre"]
)
TOWNY = frozenset(["market", "church", "chapel", "castle", "kings", "priors"])
CHAIN = frozenset((", ", " and ", " or ", " & ", "/", ", then ", " then ", " to ", ", and ", ", or "))
TOO_LONG = 5


def unknown(word: Word) -> bool:
    """Whether no list knows the word but as a surname."""
    lower = word.lower
    return not (lower in ORDINARY or lower in WORLD or lower in AUTHORS or lower in NOT_NAMES or lower in NEVER or lower in MONTHS)


def given(word: Word) -> bool:
    return word.lower in GIVEN and word.lower not in GIVEN_STARRED


class Places:
    """Reads the words of one page for places after small words."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words

    def spots(self) -> Iterator[Spot]:
        at = 0
        while at + 1 < len(self.words):
            last = self.place_after(at)
            if last:
                yield from self.told(at + 1, last)
                yield from self.chained(last)
            at = max(at + 1, last)

    def told(self, first: int, last: int) -> Iterator[Spot]:
        while self.words[first].lower in ("the", "st") and first < last and not self.words[first].capital:
            first += 1
        yield Spot(self.words[first].start, self.words[last].end, "place", WORTH_A_LOOK, WHY)

    def place_after(self, at: int) -> int:
        """The last word of the place that follows the small word at `at`, or 0."""
        lower = self.words[at].lower
        if lower not in WHERE and lower not in DOUBTFUL and lower not in ("to", "of"):
            return 0
        last = self.run(at + 1)
        if not last:
            return 0
        need = 0
        if lower == "to":
            need = 0 if self.travels(at) else 2
            if self.words[at - 1].lower in SPEECH:
                return 0
        elif lower == "of":
            need = 2
        elif lower in DOUBTFUL:
            need = 1 if lower in ("from", "on") else 2
        return last if self.is_place(at + 1, last, need) else 0

    def run(self, first: int) -> int:
        """The last of the capitalised words that begin at `first`, or 0."""
        words = self.words
        if first >= len(words) or not words[first].capital or words[first].gap != " " or words[first].shouted:
            return 0
        last = first
        while last + 1 < len(words) and last - first < TOO_LONG and not words[last].possessive:
            after = words[last + 1]
            if after.gap == " " and after.capital and not after.shouted and after.text != "I":
                last += 1
            elif (
                after.gap in (" ", "-")
                and after.lower in INSIDE - {"the", "with", "by", "in", "on"}
                and last + 2 < len(words)
                and words[last + 2].capital
                and words[last + 2].gap in (" ", "-")
            ):
                last += 2
            else:
                break
        return last

    def travels(self, at: int) -> bool:
        """Whether somebody goes to what follows the word at `at`."""
        for back in range(at - 1, max(-1, at - 8), -1):
            if any(mark in self.words[back + 1].gap for mark in ".!?;:\n"):
                return False
            if self.words[back].lower in JOURNEY:
                return True
        return False

    def is_place(self, first: int, last: int, need: int) -> bool:
        run = self.words[first : last + 1]
        if self.is_person(run) or self.is_source(last) or any(word.lower in TITLES or word.lower in NEVER for word in run):
            return False
        if len(run) == 1:
            return self.alone(run[0], last, need)
        if all(word.lower in WORLD for word in run) or run[-1].lower in MONTHS:
            return False
        telling = [word for word in run if unknown(word)]
        if run[-1].lower in LAND and run[-1].lower not in GENERIC:
            return any(word.lower not in GENERIC for word in run[:-1])
        if not telling:
            return run[0].lower in NAMING and run[-1].lower in NAMING
        return max(shaped(word.lower) for word in telling) >= need or run[0].lower in BEFORE

    def alone(self, word: Word, at: int, need: int) -> bool:
        if not unknown(word) or given(word) or len(word.lower) < 4:  # noqa: PLR2004
            return False
        looks = shaped(word.lower)
        after = self.words[at + 1] if at + 1 < len(self.words) and self.words[at + 1].gap == " " else None
        if word.possessive or word.lower in SURNAMES or word.lower in GIVEN:
            need = max(need, 2 if word.possessive or need else 1)
        if after and after.lower in HUMAN_VERBS - {"now", "still", "often", "always", "also", "said"}:
            need = max(need, 1)
        return looks >= need

    def is_person(self, run: list[Word]) -> bool:
        """Given names, and what relations and titles stand before."""
        first = run[0].lower
        soft = first in FAMILY or first in SOFT_TITLES - {"lady", "bishop", "abbot"}
        if first in RELATIONS or (soft and not (first in BEFORE and len(run) > 1 and shaped(run[-1].lower))):
            return True
        if run[-1].lower in HEADS:
            return False
        return given(run[-1]) or given(run[0])

    def is_source(self, last: int) -> bool:
        tail = self.page.text[self.words[last].end : self.words[last].end + 8]
        return tail.startswith((" (19", " (20", " et al", " Act", ", 20", ", 19"))

    def chained(self, last: int) -> Iterator[Spot]:
        """The places that a list goes on with: "Quintonbury and Oldhurst"."""
        while True:
            at = last + 1
            while at < len(self.words) and self.words[at].lower in ("and", "or", "then", "to") and at - last < 3:  # noqa: PLR2004
                at += 1
            if at >= len(self.words) or not self.words[at].capital or self.words[at].first:
                return
            between = self.page.text[self.words[last].end : self.words[at].start]
            if between not in CHAIN:
                return
            end = self.end_of(at)
            run = self.words[at : end + 1]
            if self.is_person(run) or not any(unknown(word) and shaped(word.lower) for word in run) or self.acts(end):
                return
            yield Spot(run[0].start, run[-1].end, "place", WORTH_A_LOOK, WHY)
            last = end

    def end_of(self, at: int) -> int:
        end = at
        while end + 1 < len(self.words) and self.words[end + 1].capital and self.words[end + 1].gap == " ":
            end += 1
        return end

    def acts(self, at: int) -> bool:
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return bool(after and after.gap == " " and after.lower in HUMAN_VERBS) or self.words[at].possessive


def small_places(page: Page) -> Iterator[Spot]:
    """The same where the writer leaves capital letters out: the words must be built like places, or "in" stand before."""
    words = page.words
    for at in range(len(words) - 1):
        lead = words[at].lower
        if lead not in WHERE and lead not in DOUBTFUL and lead not in ("to", "lives", "of", "down", "up"):
            continue
        last = at
        while last + 1 < len(words) and last - at < 3 and words[last + 1].gap == " " and small(words[last + 1]):  # noqa: PLR2004
            last += 1
        run = words[at + 1 : last + 1]
        if run and all(given(word) for word in run[-1:]) and len(run) == 1:
            continue
        if any(shaped(word.lower) and unknown(word) and word.lower not in SURNAMES for word in run) or (
            len(run) > 1 and ((run[-1].lower in LAND and (unknown(run[0]) or run[0].lower in TOWNY)) or run[0].lower in WELSH)
        ):
            yield Spot(run[0].start, run[-1].end, "place", WORTH_A_LOOK, "This may name a place.")


def small(word: Word) -> bool:
    """Whether a word in lower case may belong to a place: no English word, or one of the land."""
    if word.capital or word.lower in SMALL_NEVER or len(word.lower) < 3:  # noqa: PLR2004
        return False
    return (unknown(word) and not word.lower.endswith(("ing", "ed", "nt"))) or word.lower in LAND or word.lower in BEFORE


def written_like_places(page: Page, spots: list[Spot], unsure: str) -> Iterator[Spot]:
    """Unknown words that were taken for names, with their kind mended where they are built like a place and nobody acts."""
    starts = {word.start: at for at, word in enumerate(page.words)}
    for spot in spots:
        at = starts.get(spot.start)
        if spot.why != unsure or at is None:
            yield spot
            continue
        last = at
        while last + 1 < len(page.words) and page.words[last + 1].end <= spot.end:
            last += 1
        yield Spot(spot.start, spot.end, "place", WORTH_A_LOOK, WHY) if is_written_like_a_place(page, at, last) else spot


def is_written_like_a_place(page: Page, at: int, last: int) -> bool:
    run = page.words[at : last + 1]
    after = page.words[last + 1] if last + 1 < len(page.words) and page.words[last + 1].gap == " " else None
    if run[-1].possessive or (after and (after.lower in HUMAN_VERBS or after.capital)):
        return False
    if any(word.lower in SURNAMES or word.lower in GIVEN or not word.capital for word in run):
        return False
    before = page.words[at - 1].lower if at and run[0].gap == " " else ""
    return before not in RELATIONS and shaped(run[-1].lower) > 1
