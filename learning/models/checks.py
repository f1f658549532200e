"""What an author is told about a section before it is published, each as a sentence and with the block it is about.

What must hold stops publishing, and says so beside its field too (learning.blocks). Everything else is only worth a look.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from learning.models.checks_of_words import Finding, about_headings, about_law, about_length, about_links, about_pauses
from learning.models.safe_html import soup_of, tidy

__all__ = ["Finding", "findings_in"]

EMPTY = "This field is required."


def findings_in(page: Any) -> list[Finding]:
    """Return what must be mended first, then what is worth a look, in the order of the page."""
    html = [(child.id or "", soup_of(html_of(child))) for child in page.body]
    found = [
        *what_must_hold_in(page.body),
        *about_headings(html),
        *about_links(html),
        *about_law(page),
        *about_pauses(page),
        *about_length(html),
    ]
    return sorted(found, key=lambda finding: not finding.must)


def html_of(child: Any) -> str:
    """Return everything that everybody reads of a block. Texts for other nations and transcripts are not counted."""
    value, kind = child.value, child.block_type
    if kind == "text":
        return tidy(value.source)
    if kind in ("case", "pause", "law"):
        return tidy(value["html"].source)
    if kind == "key_terms":
        return "".join(f"<p>{entry['term']}: {entry['meaning']}.</p>" for entry in value["terms"])
    if kind == "nations" and value["variants"]:
        return tidy(value["variants"][0]["html"].source)
    return ""


def what_must_hold_in(blocks: Iterable[Any]) -> Iterator[Finding]:
    for child in blocks:
        for name, words in still_missing(child).items():
            yield Finding(
                f"{child.block.label}, {name}: {words}" if name else f"{child.block.label}: {words}", child.id or "", must=True
            )


def still_missing(child: Any) -> dict[str, str]:
    """Return by field what publishing would refuse, in the words that stand beside the field then."""
    try:
        child.block.clean(child.value)
    except ValidationError as refused:
        errors = getattr(refused, "block_errors", None)
        if not isinstance(errors, dict) or not hasattr(child.block, "child_blocks"):
            return {"": "still empty."}
        return {label_of(child.block, field): first_of(error) for field, error in errors.items()}
    return {}


def label_of(block: Any, field: Any) -> str:
    inner = block.child_blocks.get(field)
    return f"“{inner.label}”" if inner else ""


def first_of(error: Any) -> str:
    said = (getattr(error, "messages", None) or [""])[0] if not hasattr(error, "block_errors") else ""
    return "still empty." if said in {"", EMPTY} else said
