"""Rows of a log, drawn in Python: a template for each of thirty rows would cost more than everything else on the page."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def entry_row(entry: Any, *, mine: bool) -> SafeString:
    """Draw one line of the list. A reader sees the author, the date and who can see it; the rest is the author's alone."""
    title = escape(entry.words.get_title())
    facts = "".join(f"<span>{fact}</span>" for fact in (own_facts(entry) if mine else readers_facts(entry)))
    tags = "".join(f'<span class="log-tag">{escape(word)}</span>' for word in entry.tag_words) if mine else ""
    heading = f'<h3><a href="{address_of(entry)}">{title}</a></h3>'
    row = f'<li class="entry">{heading}<p class="meta">{facts}{tags}</p>{audience_line(entry.sentence)}</li>'
    return mark_safe(row)  # noqa: S308 every part is escaped where it is put in


def own_facts(entry: Any) -> list[str]:
    facts = [short_date(entry.event_on)]
    if entry.is_held_back:
        facts.append("Held back")
    if entry.was_opened_in_emergency:
        facts.append("Opened in an emergency")
    if entry.days_later:
        facts[0] += f" · written {entry.days_later} days later"
    if entry.flagged_at or entry.has_passages:
        facts.append("Flagged for supervision" if entry.flagged_at else "Passages for supervision")
    if entry.template_title:
        facts.append(escape(entry.template_title))
    return facts + files_of(entry)


def readers_facts(entry: Any) -> list[str]:
    return [f'<span class="person">{escape(entry.author.name)}</span> · {short_date(entry.words.event_on)}', *files_of(entry)]


def files_of(entry: Any) -> list[str]:
    """What goes with the entry and this person has: “Voice note”, “2 documents”. Not their names, which may be private."""
    notes, documents = entry.number_of_voice_notes, entry.number_of_documents
    counted = ((notes, "Voice note", f"{notes} voice notes"), (documents, "1 document", f"{documents} documents"))
    return [one if number == 1 else many for number, one, many in counted if number]


@lru_cache(maxsize=4000)
def short_date(day: date) -> str:
    return date_format(day, "D j M Y")


@lru_cache(maxsize=1)
def address_before_its_id() -> tuple[str, str]:
    nobodys = "00000000-0000-0000-0000-000000000000"
    before, _, after = reverse("activities:log_entry", args=[nobodys]).partition(nobodys)
    return before, after


def address_of(entry: Any) -> str:
    before, after = address_before_its_id()
    return f"{before}{entry.pk}{after}"


@lru_cache(maxsize=500)
def audience_line(sentence: str) -> SafeString:
    return render_to_string("components/_audience_line.html", {"sentence": sentence})


@register.simple_tag
@lru_cache
def log_ways(here: str) -> SafeString:
    """Draw the ways to look at one's own log; the same for everybody."""
    return render_to_string("activities/log/_ways.html", {"here": here})
