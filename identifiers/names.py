"""Names of people: by title, by relation, by the lists, by shape, and by what stands around them."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Certainty, Spot
from identifiers.frame import AUTHORS, MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, word_list
from identifiers.places import HEADS
from identifiers.speech import (
    ABSTRACT,
    ADDRESSING,
    CALLED,
    FAMILY,
    HUMAN_VERBS,
    NEVER,
    NICK,
    NOT_NAMES,
    PARTICLES,
    RELATIONS,
    SMALL_NEVER,
    SOFT_TITLES,
    TITLES,
    TO_BE,
)

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAMES, SURNAMES_STARRED = word_list("surnames")

INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.[ -]?){1,3}[A-Z]\.?(?![\w])")
NO_INITIALS = frozenset("UK US UN EU USA NB PS AM PM BA MA BSC MSC PHD RE TV GP OT SW CP IE EG".split())
JOINS = (" ", " ", "'s ")
WHY_TITLE = "A title and a name point to one person."
WHY_FULL = "A given name and a surname point to one person."
WHY_GIVEN = "This is a given name."
WHY_UNKNOWN = "This is written like a name and is no word we know."
WHY_CONTEXT = "This word is also a name, and the sentence uses it like one."
WHY_KIN = "A relation and a name point to one person."


def pieces(word: Word) -> list[str]:
    return word.lower.split("-")


def is_given(word: Word) -> bool:
    """A given name that is no ordinary word; a double name counts by its first part."""
    if word.lower in GIVEN:
        return word.lower not in GIVEN_STARRED
    parts = pieces(word)
    return len(parts) > 1 and word.capital and all(part in GIVEN or part in SURNAMES for part in parts)


def is_starred(word: Word) -> bool:
    return word.lower in GIVEN_STARRED or (word.lower in MONTHS and word.lower in GIVEN)


def is_surname(word: Word) -> bool:
    if word.lower in SURNAMES or (word.lower.endswith("s") and word.lower[:-1] in SURNAMES and word.lower not in ORDINARY):
        return True
    parts = pieces(word)
    return len(parts) > 1 and all(part in SURNAMES or part in GIVEN for part in parts)


def is_ordinary(word: Word) -> bool:
    """Whether English knows the word, its plural or its hyphenated parts as ordinary."""
    lower = word.lower
    if lower in ORDINARY or lower in WORLD or lower in NOT_NAMES:
        return True
    if "'" in lower:
        head = lower.split("'")[0]
        return (head in ORDINARY or head in WORLD) and len(head) > 1 or lower in NOT_NAMES
    parts = pieces(word)
    return len(parts) > 1 and all(part in ORDINARY or part in WORLD or len(part) < 2 for part in parts)  # noqa: PLR2004


class Reader:
    """Reads one page for names. `taken` says where nothing may be found, character by character."""

    def __init__(self, page: Page, taken: bytearray, parts: frozenset[str]) -> None:
        self.page = page
        self.words = page.words
        self.free = [not taken[word.start] and word.lower not in parts for word in page.words]
        self.seeds: dict[int, tuple[Certainty, str]] = {}
        self.shout = bytearray(len(page.words))
        for start, end in page.shouted_lines:
            for at, word in enumerate(page.words):
                if start <= word.start < end:
                    self.shout[at] = 1

    def beside(self, at: int) -> Word | None:
        """The next word when only a space parts them."""
        if at + 1 < len(self.words) and self.words[at + 1].gap in (" ", "\u00a0", "'s ", "’s ", "' ", "’ "):
            return self.words[at + 1]
        return None

    def before(self, at: int) -> Word | None:
        """The word before when only a space parts them."""
        return (
            self.words[at - 1] if at and self.words[at].gap.strip(' \u00a0("“‘') == "" and "\n" not in self.words[at].gap else None
        )

    def gap_after(self, at: int) -> str:
        end = self.words[at].end
        return self.page.text[end : end + 3]

    # --- Which words are seeds ---------------------------------------------------------------------------------

    def sow(self) -> None:
        for at, word in enumerate(self.words):
            if not self.free[at] or at in self.seeds or len(word.lower) < 2:  # noqa: PLR2004
                continue
            seed = self.titled(at) or self.listed(at) or self.unknown(at) or self.by_context(at) or self.by_kin(at)
            if seed:
                self.seeds[at] = seed

    def titled(self, at: int) -> tuple[Certainty, str] | None:
        previous = self.words[at - 1] if at and self.words[at].gap in (" ", ". ", "\u00a0") else None
        if previous is None or self.words[at].lower in NEVER:
            return None
        word = self.words[at]
        if previous.lower in TITLES and (previous.capital or self.page.lower_voice or not word.capital):
            if word.capital or (word.lower not in SMALL_NEVER and previous.lower not in ("miss", "pc", "judge", "sr", "fr")):
                return CERTAIN, WHY_TITLE
            if word.lower not in ORDINARY or is_starred(word):
                return CERTAIN, WHY_TITLE
        if previous.lower in SOFT_TITLES and word.capital and previous.capital and not (word.shouted and not self.shout[at]):
            if word.lower in HEADS or (word.lower in ORDINARY and not is_starred(word) and not is_surname(word)):
                return None
            return CERTAIN, WHY_TITLE
        if (
            previous.lower in NICK
            and previous.capital
            and word.capital
            and (is_starred(word) or is_given(word) or not is_ordinary(word))
        ):
            return WORTH_A_LOOK, "This reads like a nickname."
        return None

    def listed(self, at: int) -> tuple[Certainty, str] | None:
        word = self.words[at]
        if is_given(word) and word.lower not in NEVER:
            if word.lower in WORLD or word.lower in AUTHORS:
                return self.doubtful(at)
            if word.capital and not (word.shouted and len(word.lower) < 4 and not self.shout[at]):  # noqa: PLR2004
                return (CERTAIN if len(word.lower) > 2 else WORTH_A_LOOK), WHY_GIVEN  # noqa: PLR2004
            if not word.capital and len(word.lower) > 2 and word.lower not in SMALL_NEVER:  # noqa: PLR2004
                return WORTH_A_LOOK, WHY_GIVEN
        return None

    def doubtful(self, at: int) -> tuple[Certainty, str] | None:
        """A given name that is also an author, a nation or a brand: only with a surname or as a subject."""
        word = self.words[at]
        after = self.beside(at)
        if not word.capital:
            return None
        if (
            after
            and after.capital
            and not word.possessive
            and (is_surname(after) or not is_ordinary(after))
            and after.lower not in WORLD
        ):
            return WORTH_A_LOOK, WHY_FULL
        previous = self.before(at)
        if word.lower in AUTHORS and ((after and after.lower in HUMAN_VERBS) or (previous and previous.lower in RELATIONS)):
            return WORTH_A_LOOK, WHY_CONTEXT
        return None

    def unknown(self, at: int) -> tuple[Certainty, str] | None:
        word = self.words[at]
        if not word.capital or is_ordinary(word) or word.lower in AUTHORS or word.lower in NEVER or len(word.lower) < 3:  # noqa: PLR2004
            return None
        if word.shouted and not self.shout[at]:
            after, previous = self.beside(at), self.before(at)
            named = (after and after.capital and is_given(after)) or (previous and previous.capital and is_given(previous))
            return (WORTH_A_LOOK, WHY_UNKNOWN) if word.lower in SURNAMES and (named or len(word.lower) > 4) else None  # noqa: PLR2004
        if word.shouted and len(word.lower) < 5 and word.lower not in SURNAMES:  # noqa: PLR2004
            return None
        if (
            any(character.isupper() for character in word.text[1:])
            and not re.match(r"(?:Mc|Mac|O['’]|[A-Z][^A-Z]+-)", word.text)
            and not word.shouted
        ):
            return None
        if word.lower.endswith("s") and word.lower[:-1] in ORDINARY:
            return None
        return WORTH_A_LOOK, WHY_UNKNOWN

    def by_context(self, at: int) -> tuple[Certainty, str] | None:
        word = self.words[at]
        star = is_starred(word)
        if not star or word.lower in NEVER:
            return None
        if word.capital:
            return self.capital_context(at)
        return self.small_context(at)

    def capital_context(self, at: int) -> tuple[Certainty, str] | None:
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if word.shouted and not self.shout[at]:
            return None
        if word.lower in MONTHS and not self.month_is_person(at):
            return None
        neighbours = [
            other for other in (after if not word.possessive else None, previous) if other and other.capital and not other.first
        ]
        if any(
            is_ordinary(other) and not is_starred(other) and not is_surname(other) and other.lower not in RELATIONS
            for other in neighbours
        ):
            return None
        if not word.first:
            if (
                previous
                and previous.first
                and previous.capital
                and is_ordinary(previous)
                and word.lower in ABSTRACT
                and self.heading(at)
            ):
                return None
            return WORTH_A_LOOK, WHY_CONTEXT
        if self.subject(at):
            return WORTH_A_LOOK, WHY_CONTEXT
        return None

    def month_is_person(self, at: int) -> bool:
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if word.possessive and previous and previous.lower in ("at", "to", "with", "and"):
            return True
        if previous and previous.lower in {
            "in",
            "by",
            "until",
            "till",
            "since",
            "of",
            "during",
            "early",
            "late",
            "last",
            "next",
            "this",
            "every",
            "or",
            "to",
            "for",
            "mid",
            "from",
        }:
            return False
        if re.search(r"\d(?:st|nd|rd|th)?[ -]?$", self.page.text[max(0, word.start - 5) : word.start]):
            return False
        return bool(after and (after.lower in HUMAN_VERBS or after.lower in {"from", "has", "had"}))

    def heading(self, at: int) -> bool:
        start = self.page.text.rfind("\n", 0, self.words[at].start) + 1
        end = self.page.text.find("\n", self.words[at].end)
        line = self.page.text[start : end if end >= 0 else len(self.page.text)]
        return (
            len(line) < 50
            and line[-1:] not in ".,;"
            and sum(1 for part in line.split() if part[0].isupper()) * 2 > len(line.split())
        )  # noqa: PLR2004

    def subject(self, at: int) -> bool:
        """Whether a word at a sentence's beginning does what a person does."""
        word, after = self.words[at], self.beside(at)
        tail = self.gap_after(at)
        if word.possessive and word.lower not in ABSTRACT:
            return True
        if after and after.lower in HUMAN_VERBS:
            return True
        if after and after.capital and (is_surname(after) or is_given(after)):
            return True
        if (
            after
            and after.lower in TO_BE
            and word.lower not in ABSTRACT
            and word.lower not in {"will", "mark", "bill", "may", "long"}
        ):
            return True
        if re.match(r" \(\d|, \d\d?,| & | \(", tail + self.page.text[word.end + 3 : word.end + 6]):
            return True
        nxt = self.words[at + 1] if at + 1 < len(self.words) else None
        return bool(nxt and nxt.capital and nxt.gap in (", ", " & ") and (is_given(nxt) or is_starred(nxt)))

    def small_context(self, at: int) -> tuple[Certainty, str] | None:
        """A word in lower case that is also a name: only where the sentence leaves no other reading."""
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if not self.page.lower_voice:
            return None
        if (
            previous
            and previous.lower in RELATIONS
            and word.lower not in ABSTRACT | {"will", "may", "said", "drew", "don", "long", "hung", "rich"}
        ):
            return WORTH_A_LOOK, WHY_KIN
        acts = after and after.lower in HUMAN_VERBS and not word.possessive
        if acts and (not previous or previous.lower not in ADDRESSING):
            return WORTH_A_LOOK, WHY_CONTEXT
        if re.match(r" \((?:\d|mum|dad|his|her|aged|nan|gran)", self.page.text[word.end : word.end + 8]):
            return WORTH_A_LOOK, WHY_CONTEXT
        if previous and previous.lower in CALLED and word.lower not in {"will", "may", "said", "long"}:
            return WORTH_A_LOOK, WHY_CONTEXT
        return None

    def by_kin(self, at: int) -> tuple[Certainty, str] | None:
        """An unknown word in lower case after a relation or a verb that wants a person."""
        word, previous = self.words[at], self.before(at)
        if (
            word.capital
            or word.lower in SMALL_NEVER
            or is_ordinary(word)
            or len(word.lower) < 3
            or word.possessive
            and len(word.lower) < 4
        ):  # noqa: PLR2004
            return None
        if previous and (previous.lower in RELATIONS or previous.lower in FAMILY or previous.lower in CALLED):
            return WORTH_A_LOOK, WHY_KIN
        return None

    # --- From seeds to whole names -------------------------------------------------------------------------------

    def again(self) -> None:
        """Whoever was named once is named again: the same word elsewhere in the text."""
        known = {self.words[at].lower for at, (_, why) in self.seeds.items() if why != WHY_UNKNOWN}
        for at, word in enumerate(self.words):
            if not self.free[at] or at in self.seeds or word.lower not in known or len(word.lower) < 3:  # noqa: PLR2004
                continue
            if word.capital and (word.lower not in MONTHS or self.month_is_person(at)):
                after = self.beside(at)
                if (
                    word.first
                    and word.lower in ORDINARY
                    and not self.subject(at)
                    and word.lower in {"will", "may", "mark", "hope", "bill"}
                ):
                    continue
                if after and after.capital and is_ordinary(after) and not is_surname(after) and not after.first:
                    continue
                self.seeds[at] = (WORTH_A_LOOK, WHY_CONTEXT)
            elif not word.capital and word.lower not in ORDINARY and word.lower not in SMALL_NEVER:
                self.seeds[at] = (WORTH_A_LOOK, WHY_CONTEXT)
            elif not word.capital and self.page.lower_voice and self.again_small(at):
                self.seeds[at] = (WORTH_A_LOOK, WHY_CONTEXT)

    def again_small(self, at: int) -> bool:
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if word.possessive or (after and after.lower in HUMAN_VERBS | TO_BE):
            return not (previous and previous.lower in {"the", "a", "to", "i", "of", "no"})
        return bool(
            previous
            and previous.lower in {"with", "for", "ask", "ring", "from", "and", "to", "but", "told", "met"}
            and (after is None or after.lower in {"to", "and", "for", "at", "re", "on"})
        )

    def grow(self, at: int) -> tuple[int, int]:
        """The first and last word of the name around a seed."""
        first = last = at
        while first > 0 and self.joins_left(first):
            first -= 1
        while last + 1 < len(self.words) and self.joins_right(last):
            last += 1
        while last > at and self.words[last].lower in PARTICLES:
            last -= 1
        return first, last

    def joins_left(self, at: int) -> bool:
        previous, word = self.words[at - 1], self.words[at]
        if word.gap not in (" ", ". ", "\u00a0", ' "', " “") or not self.free[at - 1] or previous.possessive:
            return False
        if previous.lower in TITLES:
            return previous.capital or not word.capital or word.gap == ". "
        if previous.lower in SOFT_TITLES | FAMILY | NICK:
            return previous.capital or (
                previous.lower in FAMILY
                and (not word.capital or not previous.capital)
                and word.gap == " "
                and previous.lower not in ("mother", "father", "sister", "brother")
            )
        if len(previous.lower) == 1 and previous.text.isupper() and word.gap == ". ":
            return True
        if word.gap == ". ":
            return False
        if (
            previous.capital
            and word.capital
            and (is_starred(previous) or is_surname(previous) or is_given(previous))
            and previous.lower not in MONTHS
        ):
            return previous.lower not in NEVER and not (previous.first and is_ordinary(previous) and not is_starred(previous))
        return bool(
            previous.lower in PARTICLES
            and word.capital
            and at > 1
            and self.words[at - 2].capital
            and not self.words[at - 2].first
            and is_given(self.words[at - 2])
        )

    def joins_right(self, at: int) -> bool:
        word, after = self.words[at], self.words[at + 1]
        if word.possessive or not self.free[at + 1] or after.lower in NEVER:
            return False
        if after.gap not in (" ", "\u00a0", ". ", ' "', '" ', " “", "” ", "-", " & ", ", "):
            return False
        if after.gap == ", ":
            return bool(
                self.shout[at]
                and self.shout[at + 1]
                and word.lower in SURNAMES
                and at in self.seeds
                and at + 1 in self.seeds
                and (at == 0 or self.words[at].gap != ", ")
            )
        if after.gap == " & ":
            return at in self.seeds and at + 1 in self.seeds and not word.capital
        if after.gap == ". " and len(word.lower) > 2 and word.lower not in TITLES:  # noqa: PLR2004
            return False
        if after.capital:
            return self.fits_right(at)
        if after.lower in PARTICLES and word.capital and at + 2 < len(self.words):
            further = self.words[at + 2]
            return further.gap in (" ", "-") and (further.capital or further.lower in PARTICLES)
        if not word.capital and not after.capital and after.gap == " ":
            return self.fits_small(at)
        return False

    def fits_right(self, at: int) -> bool:
        """Whether the capitalised word after `at` goes on with the name."""
        after = self.words[at + 1]
        if len(after.lower) == 1:
            return after.text.isupper() and after.text != "I"
        if after.lower in MONTHS and after.lower not in SURNAMES:
            return False
        if after.lower in WORLD and after.lower not in SURNAMES and after.lower not in GIVEN:
            return False
        if after.shouted and not self.words[at].shouted and after.lower not in SURNAMES:
            return False
        if is_surname(after) or is_given(after) or is_starred(after):
            return True
        return not is_ordinary(after)

    def fits_small(self, at: int) -> bool:
        after = self.words[at + 1]
        if after.lower in SMALL_NEVER or after.lower in HUMAN_VERBS:
            return False
        further = self.beside(at + 1)
        if is_surname(after):
            if after.lower not in ORDINARY:
                return True
            return (
                after.lower in SURNAMES_STARRED
                and not (further and further.lower in ORDINARY and further.lower not in HUMAN_VERBS | TO_BE | {"and", "re", "to"})
                and not after.possessive
                and after.lower not in {"will", "may", "still", "way", "long", "back", "said", "little", "hope", "even"}
            )
        return at + 1 in self.seeds

    def spots(self) -> Iterator[Spot]:
        self.sow()
        self.again()
        done = -1
        for at in sorted(self.seeds):
            if at <= done:
                continue
            first, last = self.grow(at)
            first = max(first, done + 1)
            done = last
            certainty, why = self.weigh(range(first, last + 1))
            end = self.words[last].end
            if len(self.words[last].lower) == 1 and self.page.text[end : end + 1] == ".":
                end += 1
            yield Spot(self.words[first].start, end, "name", certainty, why)

    def weigh(self, run: range) -> tuple[Certainty, str]:
        held = [self.seeds[at] for at in run if at in self.seeds]
        best = next((item for item in held if item[0] == CERTAIN), held[0])
        if len(run) > 1 and any(is_given(self.words[at]) for at in run) and best[1] == WHY_GIVEN:
            return CERTAIN, WHY_FULL
        return best


def initials(text: str) -> Iterator[Spot]:
    """Two or three letters with full stops, where no country or degree is meant."""
    for match in INITIALS.finditer(text):
        letters = re.sub(r"[^A-Z]", "", match[0])
        if letters in NO_INITIALS or len(letters) < 2 or not re.search(r"[A-Z]\.", match[0]):  # noqa: PLR2004
            continue
        yield Spot(match.start(), match.end(), "name", WORTH_A_LOOK, "Initials may point to one person.")


def names(page: Page, taken: bytearray, parts: frozenset[str]) -> Iterator[Spot]:
    """Every name on a page outside what is taken and what the caller allows."""
    for spot in initials(page.text):
        if not any(taken[spot.start : spot.end]):
            yield spot
    yield from Reader(page, taken, parts).spots()
