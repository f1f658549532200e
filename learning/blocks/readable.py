"""How hard a text is to read, and what would make it easier. Plain words about words: hints, never a mark.

static/js/reading-age.js says the same in a browser, word for word; tests/journeys/test_s4_rewrite.py compares the two.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LONG = 20  # words: a sentence with more is pointed out
BEGINNING = 5  # words of it are enough to find it again
OLDEST = 18
MOST = 8  # plainer words at a time: the next ones come as these go
SENTENCE_END = re.compile(r"[.!?…:]+[”’)]*\s|\n")
NOT_A_WORD = re.compile(r"[^\w’'-]+")


@dataclass(frozen=True)
class Hints:
    """What is said about a text, each in words fit for a page."""

    age: str
    size: str
    long: list[str] = field(default_factory=list)
    plainer: list[str] = field(default_factory=list)


def words_in(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text. A line break ends one: what stands above it is a heading, an address or a greeting."""
    return [part for part in SENTENCE_END.split(f"{text} ") if re.search(r"\w", part)]


def syllables_in(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", word.lower()))
    groups = len(re.findall(r"[aeiouy]+", letters))
    silent = (letters.endswith("e") and not letters.endswith(("le", "ee"))) or (
        letters.endswith("ed") and not letters.endswith(("ted", "ded"))
    )
    return max(1, groups - silent)


def grade_of(text: str) -> float:
    """Return the school grade of Flesch and Kincaid (US Navy, 1975): about the age of a reader less five. 0 without words."""
    words, sentences = words_in(text), sentences_in(text)
    if not words:
        return 0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables_in, words)) / len(words) - 15.59


def age_in_words(grade: float) -> str:
    age = max(6, math.floor(grade + 0.5) + 5)
    if age > OLDEST:
        return "Somebody who reads a great deal for their work could read this."
    return f"{'An' if age in (8, 11, 18) else 'A'} {age}-year-old could read this."


def hints_about(text: str, plainer: Iterable[Mapping[str, str]] = ()) -> Hints:
    """Return what can be said about a text. `plainer` holds words that an author listed, each as `hard` and `plain`."""
    words = words_in(text)
    if not words:
        return Hints(age="", size="Nothing is written yet.")
    sentences = beginnings_of(sentences_in(text))
    longest = max(length for _, length in sentences)
    said = f" {NOT_A_WORD.sub(' ', text.lower())} "
    return Hints(
        age=age_in_words(grade_of(text)),
        size=f"{counted(len(words))}. The longest sentence has {longest}.",
        long=[f"“{begins} …”: {length} words" for begins, length in sentences if length > LONG],
        plainer=first_of([f"“{pair['hard']}”: {pair['plain']}" for pair in plainer if f" {pair['hard'].lower()} " in said]),
    )


def first_of(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[:MOST], f"and {len(lines) - MOST} more"]


def beginnings_of(sentences: list[str]) -> list[tuple[str, int]]:
    """Return each sentence by its first words, with how many it has, in the order in which they stand."""
    return [(" ".join(words_in(sentence)[:BEGINNING]).rstrip(",;"), len(words_in(sentence))) for sentence in sentences]


def counted(words: int) -> str:
    return "1 word" if words == 1 else f"{words} words"
