"""What stands on a reader's page around the text: contents, where they are, what is left, what comes next."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from learning.models.kept import kept
from learning.models.outline import Chapter, Entry, Module
from learning.models.progress import Read
from learning.models.published import Body

Reads = dict[int, Read]  # by section
PARTS = {"contents": "learning/reader/_contents.html", "dock": "learning/section/_dock.html"}


class Line(NamedTuple):
    """One line of the contents."""

    entry: Entry
    here: bool
    done: bool


class Step(NamedTuple):
    """Where Previous and Next lead."""

    title: str
    url: str


def lines_of(chapter: Chapter, reads: Reads, here: Entry | None = None) -> list[Line]:
    done = {pk for pk, read in reads.items() if read.done_at}
    return [Line(entry, here is not None and entry.pk == here.pk, entry.pk in done) for entry in chapter.sections]


def still_to_read(lines: Iterable[Line]) -> int:
    """Return minutes."""
    return sum(line.entry.minutes for line in lines if not line.done)


def minutes_left(entry: Entry, body: Body, read: Read | None) -> int:
    """Return whole minutes from where they stopped to the end, at least one."""
    before = body.places.get(read.place, 0) if read else 0
    return max(1, round(entry.minutes * (1 - before / (body.seconds or 1))))


def route(module: Module) -> list[tuple[Entry, Step]]:
    """Return everything that can be read in order: the sections of each chapter, then its Taking it Further."""
    return [
        (entry, step)
        for chapter in module.chapters
        for entry, step in [
            *((section, Step(section.title, section.url)) for section in chapter.sections),
            (chapter.entry, Step("Taking it Further", chapter.further_url)),
        ]
        if chapter.sections
    ]


def neighbours(module: Module, entry: Entry) -> dict[str, Step | None]:
    """Return the steps before and after a section, or after a chapter's Taking it Further (its entry is the chapter's)."""
    steps = kept(("route", module.fingerprint), lambda: route(module)) if module.fingerprint else route(module)
    at = next((number for number, (known, _) in enumerate(steps) if known.pk == entry.pk), None)
    if at is None:
        return {"previous": None, "next": None}
    return {
        "previous": steps[at - 1][1] if at else None,
        "next": steps[at + 1][1] if at + 1 < len(steps) else None,
    }


def beside(module: Module, chapter: Chapter, reads: Reads, here: Entry | None) -> dict[str, Any]:
    """What the contents beside a text say."""
    lines = lines_of(chapter, reads, here)
    return {
        "module": module,
        "chapter": chapter,
        "lines": lines,
        "done_count": sum(line.done for line in lines),
        "chapter_minutes_left": still_to_read(lines),
    }


def section_spread(module: Module, chapter: Chapter, section: Entry, body: Body, reads: Reads) -> dict[str, Any]:
    """Everything the page of a section says around the text, for one reader or, without reads, for everybody."""
    read = reads.get(section.pk)
    return {
        **beside(module, chapter, reads, section),
        **neighbours(module, section),
        "section": section,
        "place_in_chapter": next((place for place, entry in enumerate(chapter.sections, 1) if entry.pk == section.pk), 1),
        "read": read,
        "minutes_left": minutes_left(section, body, read),
    }
