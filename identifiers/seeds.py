"""Which words of a page begin a name, seen word by word: titles, lists and shapes."""

import re
from abc import abstractmethod
from bisect import bisect_left

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Certainty
from identifiers.frame import AUTHORS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word
from identifiers.places import HEADS
from identifiers.speech import ACTS, HUMAN_VERBS, NEVER, NICK, PERSONAL_VERBS, RELATIONS, SMALL_NEVER, SOFT_TITLES, TITLES, TO_BE
from identifiers.vocabulary import GIVEN, GIVEN_STARRED, SURNAMES, is_given, is_ordinary, is_starred, is_surname, known_word

INITIALS = re.compile(r"(?<![\w.])(?:[A-Z](?:\.[ -]?|-)){1,3}[A-Z]\.?(?![\w'’])")
JOINS = (" ", " ", "'s ")
WHY_TITLE = "A title and a name point to one person."
WHY_FULL = "A given name and a surname point to one person."
WHY_GIVEN = "This is a given name."
WHY_UNKNOWN = "This is written like a name and is no word we know."
WHY_CONTEXT = "This word is also a name, and the sentence uses it like one."
WHY_KIN = "A relation and a name point to one person."


#: What follows somebody and no thing: an age, what they are, where they lie.
OF_A_PERSON = re.compile(
    r" \((?:\d|mum|dad|his|her|aged)|, \d\d?,| & |, (?:the|a|an|his|her|who|aged|my|our) "
    r"|(?: is|'s|’s| was| had been| has been) (?:aged |only |now |nearly |just |back )?(?:\d|in |at |with |caring|living|staying|missing|on (?:the phone|a |an )|my|his|her|pregnant|placed|worried|seen|moving)"  # noqa: E501
)


def _start(word: Word) -> int:
    return word.start


class Seeds:
    """Reads one page for names. `taken` says where nothing may be found, character by character."""

    def __init__(self, page: Page, taken: bytearray, parts: frozenset[str]) -> None:
        self.page = page
        self.words = page.words
        parents = {"Mo", "Fa"} if any(word.text == "Fa" for word in page.words) else set()
        self.free = [not taken[word.start] and word.lower not in parts and word.text not in parents for word in page.words]
        self.seeds: dict[int, tuple[Certainty, str]] = {}
        self.people: frozenset[str] = frozenset()
        """Months that are people here, in lower case."""
        self.shout = bytearray(len(page.words))
        for start, end in page.shouted_lines:
            for at in range(bisect_left(page.words, start, key=_start), bisect_left(page.words, end, key=_start)):
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
            if not self.free[at] or at in self.seeds or len(word.lower) < 2 or self.abbreviated_month(at):  # noqa: PLR2004
                continue
            seed = self.titled(at) or self.listed(at) or self.unknown(at) or self.by_context(at) or self.by_kin(at)
            if seed:
                self.seeds[at] = seed

    def titled(self, at: int) -> tuple[Certainty, str] | None:
        previous = self.words[at - 1] if at and self.words[at].gap in (" ", ". ", "\u00a0") else None
        word = self.words[at]
        if (
            previous is None
            or word.lower in NEVER
            or (word.shouted and len(word.lower) < 4 and not self.shout[at] and "-" not in word.lower)  # noqa: PLR2004
        ):
            return None
        if len(previous.lower) == 1 and at > 1 and self.words[at - 2].lower in TITLES and self.words[at - 1].gap in (" ", ". "):
            return (CERTAIN, WHY_TITLE) if word.capital or not is_ordinary(word) else None
        if previous.lower in TITLES and (previous.capital or self.page.lower_voice or not word.capital):
            return self.after_title(previous, word)
        if previous.lower in SOFT_TITLES and word.capital and previous.capital:
            plain = word.lower in HEADS or (word.lower in ORDINARY and not is_starred(word) and not is_surname(word))
            return None if plain or (word.shouted and not self.shout[at]) or word.lower in WORLD else (CERTAIN, WHY_TITLE)
        if (
            previous.lower in NICK
            and previous.capital
            and word.capital
            and (is_starred(word) or is_given(word) or not is_ordinary(word))
        ):
            return WORTH_A_LOOK, "This reads like a nickname."
        return None

    def after_title(self, previous: Word, word: Word) -> tuple[Certainty, str] | None:
        if word.lower in {"example", "nobody", "men", "right", "bean", "tumble"}:
            return None
        if word.capital and (previous.capital or not is_ordinary(word) or is_surname(word)):
            return CERTAIN, WHY_TITLE
        if word.lower in SMALL_NEVER or word.lower in HUMAN_VERBS | TO_BE or word.capital:
            return None
        if previous.lower in ("mr", "mrs", "ms", "mx") or is_surname(word) or is_given(word) or not is_ordinary(word):
            return CERTAIN if previous.lower in ("mr", "mrs", "ms", "dr") else WORTH_A_LOOK, WHY_TITLE
        return None

    def listed(self, at: int) -> tuple[Certainty, str] | None:
        word = self.words[at]
        if not is_given(word) or word.lower in NEVER or self.among_authors(at):
            return None
        if word.lower in WORLD or word.lower in AUTHORS:
            return self.doubtful(at)
        if word.capital and not (word.shouted and len(word.lower) < 4 and not self.shout[at]):  # noqa: PLR2004
            return (CERTAIN if len(word.lower) > 2 else WORTH_A_LOOK), WHY_GIVEN  # noqa: PLR2004
        if not word.capital and len(word.lower) > 2 and word.lower not in SMALL_NEVER:  # noqa: PLR2004
            return WORTH_A_LOOK, WHY_GIVEN
        return None

    def abbreviated_month(self, at: int) -> bool:
        """Jan 2019."""
        return self.words[at].lower == "jan" and bool(re.match(r"\.? \d", self.page.text[self.words[at].end :][:3]))

    def among_authors(self, at: int) -> bool:
        """Whether the word stands in a list of writers: "Reder, Duncan and Gray"."""
        joins = (", ", " and ", " & ")
        return any(
            0 <= near < len(self.words)
            and self.words[near].capital
            and self.words[near].lower in AUTHORS
            and self.words[near].lower not in GIVEN
            and self.words[max(at, near)].gap in joins
            for near in (at - 1, at + 1)
        )

    def in_company(self, at: int) -> bool:
        """Whether a relation, another name or an age stands beside the word."""
        word = self.words[at]
        if at and self.words[at - 1].lower in RELATIONS and word.gap in (" ", ", ", ": ", " ("):
            return True
        if re.match(
            r" \((?:aged |just |just turned |only |now )?\d|, (?:aged )?\d\d?[,.)]", self.page.text[word.end : word.end + 20]
        ):
            return True
        for near in (at - 2, at + 2):
            if 0 <= near < len(self.words) and self.words[(at + near) // 2].lower in ("and", "&"):
                other = self.words[near]
                if other.capital and (is_given(other) or is_starred(other)) and other.lower not in AUTHORS:
                    return True
        return False

    def doubtful(self, at: int) -> tuple[Certainty, str] | None:
        """A given name that is also an author, a nation or a brand: only in company or as a subject."""
        word, after = self.words[at], self.beside(at)
        if not word.capital:
            return None
        if (
            after
            and after.capital
            and not word.possessive
            and after.lower not in WORLD
            and (is_surname(after) or (len(after.text) == 1 and after.text != "I") or not is_ordinary(after))
        ):
            return WORTH_A_LOOK, WHY_FULL
        if self.in_company(at) or (after and after.lower in PERSONAL_VERBS):
            return WORTH_A_LOOK, WHY_CONTEXT
        if word.lower in AUTHORS and word.lower not in WORLD and word.lower not in GIVEN_STARRED and self.reads_like_a_person(at):
            return WORTH_A_LOOK, WHY_CONTEXT
        return None

    def reads_like_a_person(self, at: int) -> bool:
        """A given name that writers have too, where nothing is quoted: "Ross signs BSL", not "Ross argues"."""
        after, previous = self.beside(at), self.before(at)
        if self.words[at].possessive or (
            previous and previous.lower in {"see", "by", "as", "cite", "cites", "citing", "from", "in"}
        ):
            return False
        return bool(after and (after.lower in {"is", "has", "was", "had", "can", "will"} or after.lower in ACTS))

    def unknown(self, at: int) -> tuple[Certainty, str] | None:  # noqa: PLR0911
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
            and not re.match(r"(?:(?:Mc|Mac|O['’]|Fitz|D['’]|De|Van|Le|La|Di|Du)[A-Z]|[A-Z][^A-Z]*-)", word.text)
            and not word.shouted
        ):
            return None
        if word.lower.endswith("s") and known_word(word.lower[:-1]) and word.lower not in SURNAMES:
            return None
        if self.among_authors(at):
            return None
        return WORTH_A_LOOK, WHY_UNKNOWN

    @abstractmethod
    def by_context(self, at: int) -> tuple[Certainty, str] | None:
        """Told by the sentence: see context.py."""

    @abstractmethod
    def by_kin(self, at: int) -> tuple[Certainty, str] | None:
        """Told by a relation: see context.py."""
