"""Which words of a page begin a name, seen word by word: titles, lists and shapes."""

import re
from bisect import bisect_left

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Certainty
from identifiers.frame import AUTHORS, MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, word_list
from identifiers.places import GENERIC, HEADS
from identifiers.speech import (
    HUMAN_VERBS,
    NEVER,
    NICK,
    NOT_NAMES,
    RELATIONS,
    SMALL_NEVER,
    SOFT_TITLES,
    TITLES,
    TO_BE,
)

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAMES, SURNAMES_STARRED = word_list("surnames")

#: What people do and books do not.
PERSONAL_VERBS = frozenset(
    [
        "rang",
        "phoned",
        "texted",
        "came",
        "went",
        "cried",
        "laughed",
        "smiled",
        "sat",
        "hugged",
        "wept",
        "lives",
        "lived",
        "ate",
        "slept",
        "moved",
        "arrived",
        "left",
        "met",
        "ran",
        "nodded",
        "shouted",
    ]
)
INITIALS = re.compile(r"(?<![\w.])(?:[A-Z](?:\.[ -]?|-)){1,3}[A-Z]\.?(?![\w'’])")
NO_INITIALS = frozenset(
    [
        "DOB",
        "RIP",
        "AKA",
        "UK",
        "US",
        "UN",
        "EU",
        "USA",
        "NB",
        "PS",
        "AM",
        "PM",
        "BA",
        "MA",
        "BSC",
        "MSC",
        "PHD",
        "RE",
        "TV",
        "GP",
        "OT",
        "SW",
        "CP",
        "IE",
        "EG",
    ]
)
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
    if len(parts) < 2 or not all(part in GIVEN or part in SURNAMES for part in parts):  # noqa: PLR2004
        return False
    return word.capital or any(part not in ORDINARY for part in parts)


def is_starred(word: Word) -> bool:
    return word.lower in GIVEN_STARRED or (word.lower in MONTHS and word.lower in GIVEN)


def is_surname(word: Word) -> bool:
    if word.lower in SURNAMES or (word.lower.endswith("s") and word.lower[:-1] in SURNAMES and word.lower not in ORDINARY):
        return True
    parts = pieces(word)
    return len(parts) > 1 and all(part in SURNAMES or part in GIVEN for part in parts)


SHORTENED = re.compile(r"(?:n't|'(?:ve|d|ll|m|re|s))$")
PREFIX = re.compile(
    r"^(?:re|un|pre|inter|non|over|under|multi|co|mis|dis|post|anti|sub|super|out|up|micro|macro|neuro|bio|psycho|self|semi|hyper|ultra)-?(?=\w{4})"
)
SUFFIX = re.compile(r"(?:ing|ly|tion|tions|ness|ment|ism|ology|ised|ized|isation|ability|ful|less)$")


def is_ordinary(word: Word) -> bool:
    """Whether English knows the word, its shortened, hyphenated or prefixed forms as ordinary."""
    lower = word.lower
    if known_word(lower):
        return True
    if "'" in lower and SHORTENED.search(lower):
        head = SHORTENED.sub("", lower)
        return known_word(head) or head in ("i", "ca", "wo", "sha", "ai") or known_word(head.removesuffix("n"))
    parts = pieces(word)
    if len(parts) > 1:
        return all(known_word(part) or len(part) < 2 for part in parts) or parts[-1] in (  # noqa: PLR2004
            "style",
            "type",
            "based",
            "led",
            "like",
            "shaped",
        )
    if known_word(PREFIX.sub("", lower)):
        return True
    return len(lower) > 6 and bool(SUFFIX.search(lower))  # noqa: PLR2004


def known_thing(lower: str) -> bool:
    """What follows a given name with a capital letter and is no surname."""
    return lower in WORLD or lower in NOT_NAMES or lower in RELATIONS or lower in GENERIC or lower in ORDINARY_CAPITALS


ORDINARY_CAPITALS = frozenset(
    [
        "we",
        "when",
        "he",
        "she",
        "they",
        "what",
        "how",
        "why",
        "if",
        "you",
        "as",
        "my",
        "act",
        "law",
        "foundation",
        "review",
        "inquiry",
        "report",
        "case",
        "bill",
    ]
)


def known_word(lower: str) -> bool:
    """Whether the lists hold a word, or its adverb, comparative or present."""
    if lower in ORDINARY or lower in WORLD or lower in NOT_NAMES:
        return True
    return (
        f"{lower}ly" in ORDINARY
        or (lower.endswith("e") and f"{lower}r" in ORDINARY)
        or (lower.endswith("ed") and lower[:-1] in ORDINARY)
    )


#: What follows somebody and no thing: an age, what they are, where they lie.
OF_A_PERSON = re.compile(
    r" \((?:\d|mum|dad|his|her|aged)|, \d\d?,| & |, (?:the|a|an|his|her|who|aged|my|our) "
    r"|(?: is|'s|’s| was) (?:aged |only |now |nearly |just )?(?:\d|in (?:bed|hospital|care|year)|on the phone|my|pregnant|placed)"
)


def _start(word: Word) -> int:
    return word.start


class Seeds:
    """Reads one page for names. `taken` says where nothing may be found, character by character."""

    def __init__(self, page: Page, taken: bytearray, parts: frozenset[str]) -> None:
        self.page = page
        self.words = page.words
        self.free = [not taken[word.start] and word.lower not in parts for word in page.words]
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
        if re.match(r" \((?:aged )?\d|, (?:aged )?\d\d?[,.)]", self.page.text[word.end : word.end + 12]):
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
            and (is_surname(after) or not is_ordinary(after))
        ):
            return WORTH_A_LOOK, WHY_FULL
        if self.in_company(at) or (after and after.lower in PERSONAL_VERBS):
            return WORTH_A_LOOK, WHY_CONTEXT
        return None

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

    def by_context(self, at: int) -> tuple[Certainty, str] | None:
        """Told by the sentence: see context.py."""
        raise NotImplementedError

    def by_kin(self, at: int) -> tuple[Certainty, str] | None:
        """Told by a relation: see context.py."""
        raise NotImplementedError
