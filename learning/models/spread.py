"""What stands on a reader's page around the text: contents, where they are, what is left, what comes next."""

from collections.abc import Iterable
from math import ceil
from typing import Any, NamedTuple

from learning import block_states
from learning.models.base import BasePage
from learning.models.outline import Chapter, Entry, Module, library
from learning.models.progress import SectionRead
from learning.models.published import Body

Reads = dict[int, SectionRead]  # by section
MODULE_DEPTH = 4  # root, site, list of modules, module
STOPPED = '<p class="stopped" id="you-stopped-here" tabindex="-1">You stopped here</p>'


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


def minutes_left(entry: Entry, body: Body, read: SectionRead | None) -> int:
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
    steps = route(module)
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


def section_spread(
    module: Module, chapter: Chapter, section: Entry, body: Body, reads: Reads, states: dict[str, Any]
) -> dict[str, Any]:
    """Everything the page of a section says, for one reader or, without reads and states, for everybody."""
    read = reads.get(section.pk)
    return {
        **beside(module, chapter, reads, section),
        **neighbours(module, section),
        "section": section,
        "place_in_chapter": next((place for place, entry in enumerate(chapter.sections, 1) if entry.pk == section.pk), 1),
        "pieces": pieces_for(body, read, states),
        "read": read,
        "minutes_left": minutes_left(section, body, read),
    }


def pieces_for(body: Body, read: SectionRead | None, states: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the stored pieces with this reader's own: what they did, and where they stopped."""
    place = read.place if read and not read.done_at and body.places.get(read.place) else ""
    pieces = []
    for piece in body.content:
        stopped = bool(place) and (place == piece["anchor"] or place.startswith(f"{piece['anchor']}--"))
        if "kind" in piece:
            kind = block_states.find(piece["kind"])
            if kind is None:
                continue
            state = states.get(f"{piece['kind']}:{piece['facts']['key']}")
            pieces.append(piece | {"template": kind.template, "state": state, "stopped": stopped})
        else:
            pieces.append({"html": with_marker(piece["html"], place) if stopped else piece["html"]})
    return pieces


def with_marker(html: str, place: str) -> str:
    """Put the words “You stopped here” before the paragraph."""
    at = html.find(f'id="{place}"')
    start = html.rfind("<", 0, at)
    return html[:start] + STOPPED + html[start:] if at > 0 else html


def preview_section(page: Any) -> dict[str, Any]:
    """The same for a section that is still being written, among what is live around it."""
    drawing = page.draw()
    module, chapter = places_of(page)
    known = next((entry for entry in chapter.sections if entry.pk == page.pk), None)
    number = known.number if known else f"{chapter.entry.number}.{len(chapter.sections) + 1}"
    entry = unpublished(page, number, minutes=page.minutes or ceil(drawing.seconds / 60), activities=drawing.activities)
    sections = tuple(entry if other.pk == page.pk else other for other in chapter.sections)
    chapter = chapter._replace(sections=sections if known else (*sections, entry))
    return section_spread(module, chapter, entry, Body(drawing.content, drawing.places, round(drawing.seconds)), {}, {})


def preview_chapter(page: Any) -> dict[str, Any]:
    """A chapter, or its Taking it Further, still being written."""
    module, known = places_of(page)
    chapter = known._replace(entry=unpublished(page, known.entry.number))
    return {"facts": page.draw().content, **beside(module, chapter, {}, None), **neighbours(module, chapter.entry)}


def preview_module(page: Any) -> dict[str, Any]:
    known = library().modules.get(page.slug)
    chapters = known.chapters if known else ()
    module = Module(unpublished(page, ""), page.open_to, frozenset(), frozenset(), chapters)
    lines = [(chapter, 0) for chapter in chapters]
    return {"module": module, "facts": page.draw().content, "chapters": lines, "first_to_come": len(lines) + 1}


def places_of(page: Any) -> tuple[Module, Chapter]:
    """Return the module and chapter of a page, or what stands in for one that is not live."""
    above = [*page.get_ancestors().filter(depth__gte=MODULE_DEPTH).order_by("depth"), page]
    module_page, chapter_page = above[:2]
    module = library().modules.get(module_page.slug) or Module(unpublished(module_page, ""), "", frozenset(), frozenset(), ())
    new = Chapter(unpublished(chapter_page, str(len(module.chapters) + 1)), (), "")
    return module, module.chapter(chapter_page.slug) or new


def unpublished(page: BasePage, number: str, *, minutes: int = 0, activities: int = 0) -> Entry:
    return Entry(
        page.pk or 0, page.path, page.slug, page.title, page.summary, minutes, page.credited_to, page.checked_on,
        page.get_nation_display(), "", activities, False, number, page.get_url() or "",
    )  # fmt: skip
