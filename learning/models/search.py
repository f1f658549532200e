"""Finding words in a module: in its text, its glossary, its activities, and what lies beyond it.

Which sections hold them is asked of Wagtail's search in the database. Where they stand is looked up in what was drawn when
the section was published, so that what is shown is what can be read.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from learning.models.glossary import Word, words_of
from learning.models.lines import lines_of
from learning.models.outline import Entry, Module
from learning.models.pages import SectionPage
from learning.models.published import PublishedBody

AROUND = 110  # characters on either side of what was found
MOST = 20
ENDINGS = re.compile(r"(?:ies|ing|ed|es|ly|[’']s|s|y)$")
SHORTEST = 4  # letters that have to be left


class Found(NamedTuple):
    """One thing that was found, and a few words around it."""

    title: str
    url: str
    excerpt: SafeString


class Sought:
    """What somebody looks for: every word has to be there, each by how it begins."""

    def __init__(self, words: str) -> None:
        self.words = [beginning(word) for word in re.findall(r"[\w’'-]*\w", words.lower())]

    @cached_property
    def patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(rf"(?<!\w){re.escape(word)}\w*", re.IGNORECASE) for word in self.words]

    def is_in(self, text: str) -> bool:
        return all(pattern.search(text) for pattern in self.patterns)

    def how_many_in(self, text: str) -> int:
        return sum(bool(pattern.search(text)) for pattern in self.patterns)

    def excerpt(self, text: str) -> SafeString:
        """Return the text around the first of the words, with each of them marked."""
        first = min((match.start() for pattern in self.patterns if (match := pattern.search(text))), default=0)
        start = text.rfind(" ", 0, max(0, first - AROUND)) + 1
        end = text.find(" ", first + AROUND) if len(text) > first + AROUND else len(text)
        shown = text[start : end if end > 0 else len(text)]
        return format_html(
            "{}{}{}", "… " if start else "", marked(shown, self.patterns), " …" if start + len(shown) < len(text) else ""
        )


def beginning(word: str) -> str:
    """Return a word without its ending, where enough of it is left: “consented” and “consents” begin alike."""
    without = ENDINGS.sub("", word)
    return without if len(without) >= SHORTEST else word


def marked(text: str, patterns: Iterable[re.Pattern[str]]) -> SafeString:
    any_of = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns), re.IGNORECASE)
    pieces, at = [], 0
    for match in any_of.finditer(text):
        pieces += [(text[at : match.start()], match.group())]
        at = match.end()
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at:])


def sections_with(sought: Sought, sections: list[Entry], shut: set[int]) -> list[Found]:
    """Return where the words stand in these sections, the best first. Two queries. Of those that are shut only the title."""
    known = {entry.pk: entry for entry in sections}
    pages = SectionPage.objects.live().filter(pk__in=known)
    pks = [page.pk for page in pages.autocomplete(" ".join(sought.words), operator="and")[:MOST]]
    bodies = {body.page_id: body for body in PublishedBody.objects.filter(page__in=pks)}
    return [in_section(sought, known[pk], bodies.get(pk) if pk not in shut else None) for pk in pks]


def in_section(sought: Sought, entry: Entry, body: PublishedBody | None) -> Found:
    title = f"{entry.number} {entry.title}"
    lines = lines_of(entry.pk, body.stamp, body.content) if body else []
    anchor, text = max(lines, key=lambda line: sought.how_many_in(line.text), default=("", ""))
    told = sought.is_in(f"{title} {entry.summary}") and not sought.is_in(text)
    if told or not sought.how_many_in(text):
        return Found(title, entry.url, sought.excerpt(entry.summary))
    return Found(title, f"{entry.url}#{anchor}", sought.excerpt(text))


def words_with(sought: Sought, module: Module, glossary: str) -> list[Found]:
    """Return the words of the glossary that it is about. One query."""
    return [
        Found(word.term, f"{glossary}#{word.slug}", sought.excerpt(word.meaning))
        for word in words_of(module.pk)
        if sought.is_in(all_of(word))
    ]


def all_of(word: Word) -> str:
    return " ".join((*word.forms, word.meaning))


def activities_with(sought: Sought, sections: list[Entry]) -> list[Found]:
    """Return the activities with the words in their title. No query: the outline knows them."""
    return [
        Found(task.title, f"{section.url}#{task.kind}-{task.key}", format_html("In {} {}", section.number, section.title))
        for section in sections
        for task in section.tasks
        if sought.is_in(task.title)
    ]
