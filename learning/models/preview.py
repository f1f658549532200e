"""Pages that are still being written, among what is live around them."""

from math import ceil
from typing import Any

from bs4 import Tag
from django.template.loader import render_to_string

from learning import block_states
from learning.models.base import BasePage
from learning.models.glossary import MODULE_DEPTH
from learning.models.outline import Chapter, Entry, Module, library
from learning.models.published import Body
from learning.models.safe_html import soup_of
from learning.models.spread import PARTS, beside, neighbours, section_spread
from learning.models.text import text_of

SECTION_MODES = [
    ("", "As readers see it"),
    ("preview_print", "On paper"),
    ("preview_small", "On a slow, small phone"),
    ("preview_script", "Read aloud"),
]

SPOKEN = {
    "h2": "Heading", "h3": "Smaller heading", "p": "", "li": "Point", "blockquote": "Quotation", "dt": "Term", "dd": "",
    "figcaption": "Caption", "summary": "Can be opened", "img": "Picture", "svg": "Picture",
}  # fmt: skip


def preview_section(page: Any, mode: str = "") -> dict[str, Any]:
    """A section as its readers will find it, or as they print it, see it without pictures, or hear it."""
    drawing = page.draw()
    module, chapter = places_of(page)
    others = [entry for entry in chapter.sections if entry.pk != page.pk]
    at = sum(entry.path < page.path for entry in others)
    minutes = page.minutes or ceil(drawing.seconds / 60)
    entry = unpublished(page, f"{chapter.entry.number}.{at + 1}", minutes=minutes, activities=drawing.activities)
    chapter = chapter._replace(sections=(*others[:at], entry, *others[at:]))
    body = Body(drawing.content, drawing.places, round(drawing.seconds))
    spread = section_spread(module, chapter, entry, body, {})
    parts = {name: render_to_string(template, spread) for name, template in PARTS.items()}
    text = text_of(body, None, lambda piece: draw_for_nobody(piece, entry))
    return spread | parts | {"text": text, "script": script_of(text) if mode == "preview_script" else []}


def draw_for_nobody(piece: dict[str, Any], section: Entry) -> str:
    context = {"block": piece["facts"], "state": None, "signed_in": False, "section": section}
    return render_to_string(block_states.find(piece["kind"]).template, context)


def preview_chapter(page: Any) -> dict[str, Any]:
    """A chapter, or its Taking it Further, still being written."""
    module, known = places_of(page)
    chapter = known._replace(entry=unpublished(page, known.entry.number))
    return {"facts": page.draw().content, **beside(module, chapter, {}, None), **neighbours(module, chapter.entry)}


def preview_module(page: Any) -> dict[str, Any]:
    known = library().modules.get(page.slug)
    chapters = known.chapters if known else ()
    module = Module(unpublished(page, ""), page.open_to, frozenset(), frozenset(), chapters)
    lines = [(chapter, None) for chapter in chapters]
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


def script_of(html: str) -> list[tuple[str, str]]:
    """Return what a voice reads, in its order: what kind of thing it is, and the words. A picture is its description."""
    soup = soup_of(html)
    for hidden in soup.select("[hidden], [aria-hidden=true], .picture-words, form, button, script"):
        hidden.decompose()
    lines = []
    for part in soup.find_all(SPOKEN):
        picture = part.get("alt") or part.get("aria-label") if part.name in ("img", "svg") else ""
        words = picture or words_of(part)
        if words and (part.name == "li" or not part.find_parent(["li", "dd", "figcaption", "blockquote"])):
            lines.append((SPOKEN[part.name], words))
    return lines


def words_of(part: Tag) -> str:
    """Return the words of an element, without those of points below it, which have a line of their own."""
    own = (text for text in part.strings if part.name != "li" or text.find_parent("li") is part)
    return " ".join("".join(own).split())
