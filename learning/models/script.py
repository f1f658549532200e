"""What a voice says of a section: its sentences in order, each with the words of the page that it says.

Places are counted in the words of the section (models/section_words.py): what is said can be shown there, here and in an e-book.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import Tag

from learning.models.pronunciation import Pronunciation
from learning.models.safe_html import soup_of
from learning.models.section_words import BLOCKS, NOT_WORDS, SectionWords, words_in

HEADINGS = ["h1", "h2", "h3", "h4", "h5"]
HEADING, PICTURE = "\ue000", "\ue001"  # never typed: they mark what kind of line begins, and are taken out again
SAID = {HEADING: "Heading: ", PICTURE: "Picture: ", "": ""}
ENDS = re.compile(r"[.!?…]+[\"'’”)\]]*(?=\s+[\"'‘“(\[]*[A-Z0-9])|$")
# A full stop after these ends no sentence.
GOES_ON = re.compile(r"(?:^|[\s(\[“‘])(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|St|e\.g|i\.e|cf|etc|vs|al|no|p|pp|s|ss|para|ch|ed|eds|vol)\.$")
SHORT, LONG, BEFORE_HEADING = 250, 500, 900  # milliseconds of silence


@dataclass(frozen=True)
class Utterance:
    """One sentence. `first` and `last` count letters of the section as a browser does; the same where it says none of its words."""

    said: str
    letters: tuple[int, ...]  # for each character that is said, which letter of the section it stands for; -1: none
    place: str
    first: int
    last: int
    pause: int  # before it


def script_of(title: str, content: list[dict[str, Any]], pronunciation: Pronunciation) -> list[Utterance]:
    """Return everything a voice says of a section, with its title before it."""
    words = words_in(content)
    script = [utterance(title, "title", None, pronunciation, 0)]
    for piece in content:
        if piece.get("aside"):
            continue
        if "kind" in piece:
            named = piece["facts"].get("title", "")
            script.append(utterance(f"An activity waits here: {named}", piece["anchor"], None, pronunciation, LONG))
            continue
        for place, kind, start, end, begins in lines_in(piece["html"], words):
            pause = (BEFORE_HEADING if kind == HEADING else LONG) if begins else SHORT
            at = words.counted_between(start, end)
            script.append(utterance(words.text[start:end], place, at, pronunciation, pause, before=SAID[kind if begins else ""]))
    return script


def lines_in(html: str, words: SectionWords) -> Iterator[tuple[str, str, int, int, bool]]:
    """Yield each sentence: its paragraph, what kind of line it stands in, from where to where, and whether it begins the line."""
    soup = soup_of(html)
    for part in soup.select(NOT_WORDS):
        part.extract()
    for part in soup.find_all(BLOCKS):
        part.insert_after("\n")
        if part.name in HEADINGS:
            part.insert(0, HEADING)
        elif "picture-words" in part.get("class", ()):
            part.insert(0, PICTURE)
    for element in soup.contents:
        if isinstance(element, Tag) and element.get("id") in words.places:
            yield from sentences_of(element["id"], element.get_text(), words)


def sentences_of(place: str, marked: str, words: SectionWords) -> Iterator[tuple[str, str, int, int, bool]]:
    at = words.places[place][0]
    plain = marked.replace(HEADING, "").replace(PICTURE, "")
    at -= len(plain) - len(plain.lstrip())
    for line in marked.split("\n"):
        kind = next((sign for sign in (HEADING, PICTURE) if sign in line), "")
        text = line.replace(HEADING, "").replace(PICTURE, "")
        for number, (start, end) in enumerate(sentences_in(text)):
            yield place, kind, at + start, at + end, number == 0
        at += len(text) + 1


def sentences_in(line: str) -> list[tuple[int, int]]:
    """Return from where to where each sentence of one line goes, without the white space around it."""
    found, start = [], 0
    for end in [match.end() for match in ENDS.finditer(line)]:
        if end < len(line) and GOES_ON.search(line[start:end]):
            continue
        said = line[start:end].strip()
        if said:
            first = line.index(said, start)
            found.append((first, first + len(said)))
        start = end
    return found


def utterance(
    text: str, place: str, at: tuple[int, int] | None, pronunciation: Pronunciation, pause: int, *, before: str = ""
) -> Utterance:
    """Put what is written into what is said, and keep for each character which letter of the section it stands for."""
    first, last = at or (0, 0)
    spoken, sources = pronunciation.spoken(" ".join(text.split(" ")).replace("\n", " "))
    counted, letters = first, []
    for character in text:
        letters.append(counted if at else -1)
        counted += not character.isspace()
    said = tuple(letters[source] for source in sources)
    return Utterance(before + spoken, (-1,) * len(before) + said, place, first, last, pause)
