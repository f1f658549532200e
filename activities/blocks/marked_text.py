"""A text with phrases that can be marked: “She left [[the screen open]] and went.” An empty line begins a new paragraph.

In a course file a phrase has a key, [[the-screen|the screen open]]; an author of the admin types only its words.
A paragraph that begins with “## ” is a heading.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

MARK = re.compile(r"\[\[(?:([a-z0-9-]+)\|)?([^\[\]|]+)\]\]")
HEADING = "## "


def paragraphs_in(text: str, keys: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Return each paragraph as its pieces, a phrase with its key and all else without; a heading has words and no pieces.

    `keys` says which key belongs to the words of a phrase that names none.
    """
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())]
    return [
        {"heading": part.removeprefix(HEADING), "pieces": []}
        if part.startswith(HEADING)
        else {"heading": "", "pieces": pieces_of(part, keys or {})}
        for part in parts
    ]


def pieces_of(paragraph: str, keys: Mapping[str, str]) -> list[dict[str, str]]:
    between, named, words = (MARK.split(paragraph)[start::3] for start in range(3))
    pieces = [{"key": "", "text": between[0]}]
    for key, phrase, after in zip(named, words, between[1:], strict=True):
        pieces += [{"key": key or keys.get(heard(phrase), ""), "text": phrase}, {"key": "", "text": after}]
    return [piece for piece in pieces if piece["text"]]


def heard(words: str) -> str:
    """Return the words of a phrase as they are compared: line ends and spaces make no difference."""
    return " ".join(words.split())


def keys_by_words(phrases: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {heard(one["phrase"]): one["key"] for one in phrases if one.get("phrase")}


def words_by_key(text: str) -> dict[str, str]:
    return {key: heard(words) for key, words in MARK.findall(text) if key}


def without_keys(text: str) -> str:
    """Return a text of a course file as its author reads it in the admin."""
    return MARK.sub(lambda found: f"[[{found[2]}]]", text)


def plain_text(text: str) -> str:
    """Return the text as it reads without the marks of its author."""
    unmarked = MARK.sub(lambda found: found[2], text.replace("\r\n", "\n").strip())
    return re.sub(rf"^{HEADING}", "", unmarked, flags=re.MULTILINE)


def trouble_in(text: str, phrases: Iterable[Mapping[str, Any]]) -> str:
    """Say what an author has to mend so that each phrase stands in the text once and has its feedback; "" where nothing."""
    named = {one["key"]: one.get("phrase") or one["key"] for one in phrases}
    keys = keys_by_words(phrases)
    there = [(key or keys.get(heard(words), ""), heard(words)) for key, words in MARK.findall(text)]
    said = [f"“{words}” is marked in the text and nothing is said about it below." for key, words in there if key not in named]
    found = {key for key, _ in there}
    said += [
        f"“{words}” is spoken of below and does not stand in square brackets in the text."
        for key, words in named.items()
        if key not in found
    ]
    said += [
        f"“{words}” is in the text more than once: take more words of it into the brackets."
        for words, times in Counter(words for _, words in there).items()
        if times > 1
    ]
    said += [
        f"“{words}” is spoken of twice."
        for words, times in Counter(heard(one["phrase"]) for one in phrases if one.get("phrase")).items()
        if times > 1
    ]
    if re.search(r"\[\[|\]\]", MARK.sub("", text)):
        said.append("Write a phrase as [[words]]: two brackets before it and two after it.")
    return " ".join(said)
