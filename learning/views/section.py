"""Reading a section: screen 4 of the design."""

from collections.abc import Hashable
from dataclasses import asdict
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import mark_safe

from accounts.rules import Role
from learning import block_states
from learning.actions.progress import open_section
from learning.actions.publishing import draw_again
from learning.models.citation import of_section
from learning.models.citation_files import in_text, source_of
from learning.models.first import unmet
from learning.models.mark_here import highlights_in, meanings
from learning.models.outline import Chapter, Entry
from learning.models.progress import reads_of
from learning.models.published import Body, body_of
from learning.models.section_words import words_of
from learning.models.spread import PARTS, Reads, section_spread
from learning.models.text import text_of
from learning.views.frame import fill, frame, part, roles_for_menu, slot
from learning.views.highlight_list import draw_list
from learning.views.reader import ReaderPage

SLOTS = {name: slot(name) for name in (*PARTS, "text", "highlights")}
HIGHLIGHTS = "learning/section/_highlights.html"


def find_body(entry: Entry) -> Body:
    """Return what was drawn when it was published; drawn now where that is missing or out of date."""
    return body_of(entry.pk, entry.stamp) or draw_again(page=entry.pk).as_body()


def has_content_notes(chapter: Chapter) -> bool:
    """Return whether readers were told of something upsetting in this chapter. Its sections then have a way out."""
    return bool(find_body(chapter.entry).content["content_notes"])


class ReadSection(ReaderPage):
    """A section with its contents beside it. For a signed-in reader: one query for progress, one for each kind of block."""

    template_name = "learning/section/read.html"
    kept = False  # by a browser, for when there is no connection

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.reader is None and not self.section.restricted:
            return super().get(request, *args, **kwargs)
        reads = reads_of(self.reader, [entry.pk for entry in self.chapter.sections]) if self.reader else {}
        if (asked := self.ask_first(reads)) is not None:
            return asked
        self.body = find_body(self.section)
        states = block_states.ask(self.reader, self.body.content)
        spread = section_spread(self.module, self.chapter, self.section, self.body, reads)
        if self.reader:
            open_section(section=self.section, module=self.module, by=self.reader, read=spread["read"], enrolled=bool(reads))
        spread["reader"] = self.reader
        text = text_of(self.body, spread["read"], lambda piece: self.draw_block(piece, states))
        return HttpResponse(self.draw(spread, text, self.highlights() if self.reader else ""))

    def ask_first(self, reads: Reads) -> HttpResponse | None:
        """Say what should be done first, to a student who has not begun this section. Whoever has begun is never asked."""
        first = self.section.first
        if first is None or self.reader is None or self.section.pk in reads or self.reader.roles_now() != {Role.STUDENT}:
            return None
        if "anyway" in self.request.GET and not first.must:
            return None
        left = unmet(self.reader, first)
        context = {"section": self.section, "chapter": self.chapter, "first": first, "left": left}
        return render(self.request, "learning/section/first.html", context) if left else None

    def draw_block(self, piece: dict[str, Any], states: dict[str, Any]) -> str:
        """Draw a block with what this reader did; one they did nothing with is the same for all."""
        kind = block_states.find(piece["kind"])
        state = states.get(f"{kind.name}:{piece['facts']['key']}")
        context = {
            "block": piece["facts"],
            "state": state,
            "signed_in": bool(self.reader),
            "section": self.section,
            "kept": self.kept,
        }
        if state is not None:
            return render_to_string(kind.template, context, request=self.request)
        key = (self.module.fingerprint, self.section.url, piece["anchor"], bool(self.reader), self.kept)
        return fill(part(kind.template, context, key=key), {"token": self.token} if self.reader else {})

    def highlights(self) -> str:
        """Draw what this reader marked here, and the ways to mark more. One query; without highlights it is the same for all."""
        words = words_of(self.section.pk, self.section.stamp, self.body)
        found = highlights_in(self.reader, self.section.pk, words)
        key = (self.module.fingerprint, self.section.pk)
        around = part(HIGHLIGHTS, {"section": self.section, "paragraphs": words.paragraphs, "meanings": meanings()}, key=key)
        listed = draw_list(found, self.request.GET.get("note", ""))
        return fill(around, {"token": self.token, "list": listed})

    @cached_property
    def token(self) -> str:
        return get_token(self.request)

    def draw(self, spread: dict[str, Any], text: str, highlights: str) -> str:
        """Put the reader's own into the frame of the section, which many readers share."""
        values = {
            "token": self.token,
            "name": escape(self.request.user),
            "number": str(self.request.user.pk),
            "text": text,
            "highlights": highlights,
        }
        for name, template in PARTS.items():
            values[name] = fill(part(template, spread, key=self.key_of(name, spread)), values)
        if get_messages(self.request):
            values = {name: mark_safe(value) for name, value in values.items()}  # noqa: S308 - drawn, or escaped, above
            return render_to_string(self.template_name, self.around(spread) | values, self.request)
        roles = roles_for_menu(self.reader) if self.reader else None
        key = (self.module.fingerprint, self.section.pk, timezone.localdate(), bool(self.reader))
        page = frame(self.request, self.template_name, lambda: self.around(spread) | SLOTS, key=key, roles=roles)
        return fill(page, values)

    def key_of(self, name: str, spread: dict[str, Any]) -> Hashable:
        """Return everything that part shows, without anything that tells whose it is."""
        read = spread["read"]
        done = tuple(line.done for line in spread["lines"])
        shown = done if name == "contents" else (sum(done), bool(read and read.done_at), spread["minutes_left"])
        return (self.module.fingerprint, self.section.pk, bool(self.reader), shown)

    def around(self, spread: dict[str, Any]) -> dict[str, Any]:
        """Return what the frame itself says: nothing that depends on who reads."""
        same = ("module", "chapter", "section", "place_in_chapter")
        source = source_of(self.module, self.section)
        own = {"reader": bool(self.reader), "way_out": has_content_notes(self.chapter)}
        cited = {"reference": of_section(**asdict(source)), "in_text": in_text(source)}
        return {name: spread[name] for name in same} | own | cited

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what everybody gets who is not signed in."""
        body = find_body(self.section)
        spread = section_spread(self.module, self.chapter, self.section, body, {})
        parts = {name: render_to_string(template, spread) for name, template in PARTS.items()}
        return self.around(spread) | parts | {"text": text_of(body, None, lambda piece: self.draw_block(piece, {}))}
