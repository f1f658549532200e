"""The highlights at the end of a section, drawn in Python: a template for them would cost more than all the rest of the page."""

from collections.abc import Iterable
from functools import lru_cache
from uuid import uuid4

from django.urls import reverse
from django.utils.html import escape, linebreaks

from learning.models.mark_here import Here, meanings

GONE = "The text you marked has changed. These are the words as you marked them."
NOTHING = '<p class="muted">You have marked nothing here yet.</p>'
CHANGE, WRITE = "Change", "Write a note"
LONG, SHORT = 240, 40  # characters of a quotation, and of one that tells links apart


def draw_list(found: Iterable[Here], noted: str) -> str:
    """Return the list, and an id for what is marked next without a script. `noted` is what was just saved, as an id."""
    rows = "".join(draw_row(one, just_saved=str(one.pk) == noted) for one in found)
    listed = f'<ol class="highlight-list" role="list">{rows}</ol>' if rows else NOTHING
    return f'<input type="hidden" name="id" value="{uuid4()}" form="mark-paragraph">{listed}'


def draw_row(one: Here, *, just_saved: bool) -> str:
    """The attributes are for the scripts, which lay it on the text and forget what this device has kept of it."""
    name = names()[one.meaning]
    facts = f'data-highlight="{one.pk}" data-meaning="{one.meaning}" data-name="{name}"'
    if one.place:
        facts += f' data-first="{one.first}" data-last="{one.last}"'
    if one.note:
        facts += " data-noted"
    if just_saved:
        facts += f' data-entry-version="{one.version}" data-module="forget-draft" data-draft-id="{one.pk}"'
    shared = " · shared with your tutor" if one.is_shared else ""
    meaning = f'<span class="meaning" data-meaning="{one.meaning}">{name}</span>{shared}'
    gone = "" if one.place else f'<p class="gone">{GONE}</p>'
    return (
        f'<li id="highlight-{one.pk}" tabindex="-1" {facts}><p class="small muted">{meaning}</p>'
        f"{gone}<blockquote>{short(one.quote, LONG)}</blockquote>"
        f"{mended(one)}{note_of(one)}{ways_of(one)}</li>"
    )


def mended(one: Here) -> str:
    if not (one.marked_words and one.place):
        return ""
    return f'<p class="small muted">Its author has mended these words. You marked: “{short(one.marked_words, LONG)}”</p>'


def note_of(one: Here) -> str:
    return f'<div class="own-words">{linebreaks(one.note, autoescape=True)}</div>' if one.note else ""


def ways_of(one: Here) -> str:
    notes, which = address_of_notes(), f'<span class="vh"> – “{short(one.quote, SHORT)}”</span>'
    show = f'<a href="#{one.place}">Show it<span class="vh"> in the text</span></a> ' if one.place else ""
    change = f'<a href="{notes}{one.pk}/">{CHANGE if one.note else WRITE}{which}</a>'
    return f'<p class="small highlight-ways">{show}{change} <a href="{notes}{one.pk}/remove/">Take away{which}</a></p>'


def short(text: str, most: int) -> str:
    return escape(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


@lru_cache
def address_of_notes() -> str:
    return reverse("learning:my_notes")


@lru_cache
def names() -> dict[str, str]:
    return dict(meanings())
