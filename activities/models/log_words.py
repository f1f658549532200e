import re
from datetime import date

from django.db import models
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from activities.models.log_marks import as_html, without_marks

BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


class Format(models.TextChoices):
    """How the text of an entry is read. What was written as plain text stays plain until its author rewrites it."""

    PLAIN = "plain", "plain text, paragraphs apart by an empty line"
    MARKS = "marks", "text with marks for headings, lists, quotation and emphasis"


def titled(title: str, event_on: date) -> str:
    """Return what an entry is called: its title, or the day it is about."""
    return title or f"Entry of {event_on:%a} {event_on.day} {event_on:%b %Y}"


class Words:
    """What an entry and each of its shared versions have in common: a title, and paragraphs that keep their ids."""

    title: str
    body: str
    format: str
    event_on: date

    def get_title(self) -> str:
        return titled(self.title, self.event_on)

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """The body as it was typed, as (id, text), for evidence and comments to point at. The same ids in every format."""
        texts = [text.strip() for text in BETWEEN_PARAGRAPHS.split(self.body) if text.strip()]
        return [(f"p{number}", text) for number, text in enumerate(texts, start=1)]

    @property
    def blocks(self) -> list[tuple[str, SafeString]]:
        """The body as (id, HTML), ready for a page."""
        return [(name, self.drawn(name, text)) for name, text in self.paragraphs]

    @property
    def pieces(self) -> list[tuple[str, list[str]]]:
        """The words without marks, as (id, texts): a paragraph, a heading and each item of a list by itself."""
        return [(name, self.said(text)) for name, text in self.paragraphs]

    @property
    def without_ids(self) -> list[SafeString]:
        """The body as HTML for a file that holds many entries."""
        return [self.drawn("", text) for _, text in self.paragraphs]

    def drawn(self, name: str, text: str) -> SafeString:
        if self.format == Format.MARKS:
            return as_html(text, name)
        attribute = format_html(' id="{}"', name) if name else ""
        return format_html("<p{}>{}</p>", attribute, mark_safe(escape(text).replace("\n", "<br>")))  # noqa: S308 escaped

    def said(self, text: str) -> list[str]:
        return without_marks(text) if self.format == Format.MARKS else [text]
