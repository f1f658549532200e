"""Finds the words of a glossary in a section that is being drawn, and makes the first mention of each a button.

The text of a paragraph stays as it was, letter for letter: readers' notes and reading aloud hang on it. What the words mean
stands after the text, in one piece of its own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup, NavigableString
from django.template.loader import render_to_string

from learning.models.glossary import Word

ANCHOR = "glossary"
GLOSSARY = "../../glossary/"  # from any section of the module, whatever the module is called one day
BUTTON = re.compile(r'<button class="term"[^>]*>([^<]*)</button>')
# Where no button belongs: in links and headings, in what is folded away, and in the box that explains words itself.
NOT_IN = {"a", "button", "h1", "h2", "h3", "h4", "summary", "details", "dl", "figcaption", "svg", "label"}


def mark_words(pieces: list[dict[str, Any]], words: Iterable[Word]) -> list[str]:
    """Change the pieces of a section, and add one with what the words mean. Return the slugs that were found, in their order."""
    finder = Finder.of(tuple(words))
    found: dict[str, Word] = {}
    for piece in pieces if finder else []:
        if "html" in piece and finder.pattern.search(piece["html"]):
            mark_piece(piece, finder, found)
    if found:
        html = render_to_string("learning/glossary/_meanings.html", {"words": found.values(), "glossary": GLOSSARY})
        pieces.append({"html": html, "anchor": ANCHOR, "aside": True})
    return list(found)


def without_buttons(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the pieces of a section for paper and files, where nothing can be pressed: every word where it was, and no more."""
    return [
        piece | {"html": BUTTON.sub(r"\1", piece["html"])} if "html" in piece else piece
        for piece in pieces
        if not piece.get("aside")
    ]


def mark_piece(piece: dict[str, Any], finder: "Finder", found: dict[str, Word]) -> None:
    soup = BeautifulSoup(piece["html"], "html.parser")
    before = len(found)
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and not any(parent.name in NOT_IN for parent in text.parents):
            text.replace_with(*with_buttons(soup, str(text), finder, found))
    if len(found) > before:
        piece["html"] = str(soup)


def with_buttons(soup: BeautifulSoup, text: str, finder: "Finder", found: dict[str, Word]) -> Iterator[Any]:
    at = 0
    for start, end, word in finder.mentions(text):
        if word.slug in found:
            continue
        found[word.slug] = word
        button = soup.new_tag("button", attrs={"class": "term", "type": "button", "popovertarget": f"term-{word.slug}"})
        button.string = text[start:end]
        yield text[at:start]
        yield button
        at = end
    yield text[at:]


class Finder:
    """One expression for all forms of all words, the longest first. An “s” at the end is allowed for."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = {plain(form): (form, word) for word in reversed(words) for form in reversed(word.forms)}
        forms = sorted(self.words, key=len, reverse=True)
        any_of = "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in forms)
        self.pattern = re.compile(rf"(?<!\w)(?:{any_of})s?(?!\w)", re.IGNORECASE)

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, words: tuple[Word, ...]) -> "Finder | None":
        return cls(words) if words else None

    def mentions(self, text: str) -> Iterator[tuple[int, int, Word]]:
        for match in self.pattern.finditer(text):
            said = match.group()
            form, word = self.words.get(plain(said)) or self.words[plain(said)[:-1]]
            if is_short_form(form) and not said.startswith(form):
                continue  # “it” is not IT
            yield match.start(), match.end(), word


def plain(form: str) -> str:
    return " ".join(form.replace("’", "'").casefold().split())


def is_short_form(form: str) -> bool:
    return form.isupper()
