"""Names of people: by title, by relation, by the lists, by shape, and by what stands around them."""

import re
from collections.abc import Iterator

from identifiers.context import Context
from identifiers.findings import CERTAIN, WORTH_A_LOOK, Certainty, Spot
from identifiers.frame import MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page
from identifiers.places import HEADS
from identifiers.seeds import INITIALS, WHY_FULL, WHY_GIVEN
from identifiers.speech import FAMILY, HUMAN_VERBS, NEVER, NICK, NO_INITIALS, PARTICLES, SMALL_NEVER, SOFT_TITLES, TITLES, TO_BE
from identifiers.vocabulary import GIVEN, SURNAMES, SURNAMES_STARRED, is_given, is_ordinary, is_starred, is_surname, known_thing


class Reader(Context):
    """From seeds to whole names."""

    def grow(self, at: int) -> tuple[int, int]:
        """The first and last word of the name around a seed."""
        first = last = at
        while first > 0 and self.joins_left(first):
            first -= 1
        while last + 1 < len(self.words):
            step = 2 if self.quoted_middle(last) or self.the_trade(last) else int(self.joins_right(last))
            if not step:
                break
            last += step
        while last > at and self.words[last].lower in PARTICLES:
            last -= 1
        return first, last

    def quoted_middle(self, at: int) -> bool:
        """Winston "Blues" Pryce."""
        if at + 2 >= len(self.words):
            return False
        middle, final = self.words[at + 1], self.words[at + 2]
        return (
            middle.gap in (' "', " “", " '", " ‘", " (")
            and final.gap in ('" ', "” ", "' ", "’ ", ") ")
            and final.capital
            and is_surname(final)
        )

    def the_trade(self, at: int) -> bool:
        """Donnie the Post."""
        if at + 2 >= len(self.words) or self.words[at].possessive:
            return False
        middle, final = self.words[at + 1], self.words[at + 2]
        plain = middle.gap == " " and middle.text == "the" and final.gap == " " and final.capital and not final.shouted
        return plain and len(final.lower) < 8 and final.lower not in WORLD and final.lower not in HEADS and self.free[at + 2]  # noqa: PLR2004

    def joins_left(self, at: int) -> bool:  # noqa: PLR0911
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

    def joins_right(self, at: int) -> bool:  # noqa: C901, PLR0911
        word, after = self.words[at], self.words[at + 1]
        if word.possessive or not self.free[at + 1] or after.lower in NEVER:
            return False
        if after.gap not in (" ", "\u00a0", ". ", ' "', '" ', " “", "” ", "-", " & ", ", "):
            return False
        if after.gap == ", ":
            return self.reversed_name(at)
        if after.gap == " & ":
            return at in self.seeds and at + 1 in self.seeds and not word.capital
        if after.gap == ". " and len(word.lower) > 2 and word.lower not in TITLES:  # noqa: PLR2004
            return False
        if after.capital:
            return self.fits_right(at)
        if after.lower in PARTICLES and (word.capital or word.lower in PARTICLES) and at + 2 < len(self.words):
            further = self.words[at + 2]
            return further.gap in (" ", "-") and (further.capital or further.lower in PARTICLES)
        if word.capital and "-" in after.lower and after.lower.split("-")[0] in PARTICLES:
            return True
        if not word.capital and not after.capital and after.gap == " ":
            return self.fits_small(at)
        return False

    def reversed_name(self, at: int) -> bool:
        """SZABO, ILDIKO, or a surname first at the beginning of a line."""
        word, after = self.words[at], self.words[at + 1]
        if word.gap == ", " or not after.capital:
            return False
        if self.shout[at] and self.shout[at + 1]:
            return is_surname(word) and word.lower not in GIVEN and is_given(after) and not is_surname(after) and word.gap != ". "
        return word.capital and "\n" in word.gap and is_surname(word) and word.lower not in GIVEN and is_given(after)

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
        if is_surname(after) or is_given(after) or is_starred(after) or not is_ordinary(after):
            return True
        further = self.beside(at + 1)
        alone = not (further and further.capital) and after.lower not in HEADS and not after.first
        return (
            alone
            and is_given(self.words[at])
            and not self.words[at].first
            and self.words[at].capital
            and not known_thing(after.lower)
        )

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
        if letters in NO_INITIALS or len(letters) < 2 or match[0].endswith(" I") or not re.search(r"[A-Z]\.", match[0]):  # noqa: PLR2004
            continue
        yield Spot(match.start(), match.end(), "name", WORTH_A_LOOK, "Initials may point to one person.")


LETTERED = re.compile(
    r"(?<![\w'’])(?:Lady|Lord|Big|Little|Nan|Nana|Auntie|Aunty|Uncle|Nurse|Sister|Mr|Mrs|Ms|Miss) [A-Z]\.(?! ?[A-Z])|(?<!\w)(?:Lady|Big|Nan|Auntie|Uncle) [A-Z](?![\w'’])"  # noqa: E501
)


NAMED = re.compile(
    r"\b(?:[Mm]y name is|[Hh](?:er|is) (?:real |full |first |street |nick)?name is|calls? (?:him|her|them)self|calling (?:him|her|them)self|goes by|answers to"  # noqa: E501
    r"|signs (?:him|her)self(?: only)?(?: as)?|[Cc]all me|(?:everyone|everybody|family|friends|staff|people|mates|children|kids|who|they|we|all) calls?(?: him| her| them)?|(?:who|they|we|friends|family|mates) call (?:him|her|them)|[Kk]nown as:?|known to \w+ as|[Aa]lias:?|a\.?k\.?a\.?) [\"“'‘]?([A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)?)"  # noqa: E501
)


def names(page: Page, taken: bytearray, parts: frozenset[str]) -> Iterator[Spot]:
    """Every name on a page outside what is taken and what the caller allows."""
    for spot in initials(page.text):
        if not any(taken[spot.start : spot.end]):
            yield spot
    for match in NAMED.finditer(page.text):
        if not any(taken[match.start(1) : match.end(1)]) and match[1].lower() not in NEVER | WORLD:
            yield Spot(
                match.start(1), match.end(1), "name", WORTH_A_LOOK, "The sentence says that this is what somebody is called."
            )
    for match in LETTERED.finditer(page.text):
        if not any(taken[match.start() : match.end()]):
            yield Spot(match.start(), match.end(), "name", WORTH_A_LOOK, "A title and a letter may point to one person.")
    yield from Reader(page, taken, parts).spots()
