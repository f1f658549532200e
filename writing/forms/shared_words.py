"""Words that somebody else reads once they are sent: comments, feedback, notes. What has an identifier’s shape stops them once."""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from identifiers import Finding, find
from identifiers.findings import CERTAIN, STRUCTURED
from writing.models.checked_text import KINDS_IN_WORDS

# What a remark about practice says on purpose: how old somebody is, and where to read on.
SHAPES = frozenset(STRUCTURED) - {"age", "web"}
MOST_NAMED = 3


class Sent(str):
    """What arrived from a page, with what that page had pointed out before."""

    __slots__ = ("seen",)
    seen: str


class SaysWhatWasSeen(forms.Widget):
    """Says, beside the words in it, what in them was pointed out already."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        if not isinstance(value, str):
            return value
        sent = Sent(value)
        sent.seen = data.get(seen_name(name), "")
        return sent

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        box = super().render(name, value, attrs, renderer)
        found = pointed_out(value) if isinstance(value, Sent) else []
        if not found:
            return box
        return box + format_html('<input type="hidden" name="{}" value="{}" data-not-typed>', seen_name(name), mark_of(found))


class SharedWordsBox(SaysWhatWasSeen, forms.Textarea):
    """For several lines."""


class SharedWordsLine(SaysWhatWasSeen, forms.TextInput):
    """For one line."""


class SharedWords(forms.CharField):
    """Words for others. Numbers, addresses and dates of birth in them are named once; sent again as they are, they go."""

    widget = SharedWordsBox

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        found = pointed_out(words) if words else []
        if found and getattr(value, "seen", "") != mark_of(found):
            raise ValidationError(in_a_sentence(found), code="might_identify")
        return words


def pointed_out(words: str) -> list[Finding]:
    return [one for one in find(words) if one.certainty == CERTAIN and one.kind in SHAPES]


def mark_of(found: list[Finding]) -> str:
    """Tell whether the same things were pointed out before, without saying what they are."""
    return sha256("\n".join(f"{one.kind} {one.text}" for one in found).encode()).hexdigest()[:16]


def in_a_sentence(found: list[Finding]) -> str:
    named = [f"“{one.text}” ({KINDS_IN_WORDS[one.kind][0].lower()}{KINDS_IN_WORDS[one.kind][1:]})" for one in found[:MOST_NAMED]]
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return f"This might identify somebody: {', '.join(named)}{more}. Take it out. If it identifies nobody, send it again as it is."


def seen_name(name: str) -> str:
    return f"{name}-seen"
