"""What a word may be by itself: a given name, a surname, an ordinary word."""

import re

from identifiers.frame import MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Word, word_list
from identifiers.places import GENERIC
from identifiers.speech import NOT_NAMES, RELATIONS

GIVEN, GIVEN_STARRED = word_list("given_names")


SURNAMES, SURNAMES_STARRED = word_list("surnames")


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


BEFORE_HYPHEN = frozenset(
    ["non", "pre", "post", "anti", "self", "semi", "inter", "multi", "co", "re", "ex", "sub", "pro", "mid", "cross", "well", "ill"]
)


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
        return all(known_word(part) or len(part) < 2 or part in BEFORE_HYPHEN for part in parts) or parts[-1] in (  # noqa: PLR2004
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
