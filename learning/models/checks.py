"""What an author is told about a section before it is published, each as a sentence and with the block it is about.

What must hold stops publishing, and says so beside its field too (learning.blocks). Everything else is only worth a look.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError

from learning.blocks.readable import LONG, age_in_words, beginnings_of, grade_of, sentences_in, words_in
from learning.blocks.words import MustHold
from learning.models.safe_html import soup_of, tidy

FEWEST, MOST = 350, 600  # words in one sitting
READABLE = 9  # the grade of Flesch and Kincaid: a reader of fourteen
LONGEST = 3  # sentences that are named
SAYS_NOTHING = {"click here", "here", "read more", "more", "this", "this link", "link", "this page", "this website"}
AN_ACT = re.compile(r"\b(?:[A-Z][a-z]+ (?:(?:and|of|the|[A-Z][a-z]+) )*)(?:Act|Regulations|Order) (?:19|20)\d\d\b")
EMPTY = "This field is required."


class Finding(NamedTuple):
    """One thing to tell an author."""

    words: str
    block: str = ""  # its id, where it is about one block
    must: bool = False


def findings_in(page: Any) -> list[Finding]:
    """Return what must be mended first, then what is worth a look, in the order of the page."""
    html = [(child.id or "", soup_of(html_of(child))) for child in page.body]
    found = [
        *what_must_hold(page),
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


def what_must_hold(page: Any) -> Iterator[Finding]:
    for child in page.body:
        for name, words in still_missing(child).items():
            yield Finding(f"{child.block.label}, {name}: {words}" if name else f"{child.block.label}: {words}", child.id or "", must=True)


def still_missing(child: Any) -> dict[str, str]:
    """Return by field what publishing would refuse, in the words that stand beside the field then."""
    try:
        child.block.clean(child.value)
    except ValidationError as refused:
        errors = getattr(refused, "block_errors", None)
        if not isinstance(errors, dict) or not hasattr(child.block, "child_blocks"):
            return {"": "still empty."}
        return {label_of(child.block, field): first_of(error) for field, error in errors.items()}
    if isinstance(child.block, MustHold):
        return child.block.trouble(child.value)
    return {}


def label_of(block: Any, field: Any) -> str:
    inner = block.child_blocks.get(field)
    return f"“{inner.label}”" if inner else ""


def first_of(error: Any) -> str:
    said = (getattr(error, "messages", None) or [""])[0] if not hasattr(error, "block_errors") else ""
    return "still empty." if said in {"", EMPTY} else said


def about_headings(html: list[tuple[str, BeautifulSoup]]) -> Iterator[Finding]:
    larger = False
    for block, soup in html:
        for heading in soup.find_all(["h2", "h3"]):
            words = heading.get_text(" ").strip()
            if not words:
                yield Finding("There is a heading without words. Take it out.", block)
            elif heading.name == "h3" and not larger:
                yield Finding(f"“{words}” is a small heading, and no large one stands above it. Make it a large one.", block)
            larger = larger or heading.name == "h2"
        for paragraph in soup.find_all("p"):
            if looks_like_a_heading(paragraph):
                said = f"“{paragraph.get_text().strip()}” looks like a heading but is bold text. Screen readers do not find it: make it one."
                yield Finding(said, block)


def looks_like_a_heading(paragraph: Tag) -> bool:
    words, bold = paragraph.get_text().strip(), paragraph.find(["b", "strong"])
    return bool(words and bold and bold.get_text().strip() == words and len(words.split()) <= 10 and not words.endswith((".", "?", "!")))


def about_links(html: list[tuple[str, BeautifulSoup]]) -> Iterator[Finding]:
    for block, soup in html:
        for link in soup.find_all("a"):
            words = " ".join(link.get_text(" ").split())
            if not words:
                yield Finding("There is a link without words. Take it out, or say where it leads.", block)
            elif not link.get("href"):
                yield Finding(f"The link “{words}” leads nowhere. Choose where, or take it out.", block)
            elif words.lower().rstrip(".:") in SAYS_NOTHING:
                yield Finding(f"A link says only “{words}”. Say where it leads: some people hear the links without the text.", block)


def about_law(page: Any) -> Iterator[Finding]:
    for child in page.body:
        if child.block_type == "text" and (named := AN_ACT.search(soup_of(tidy(child.value.source)).get_text(" "))):
            said = f"“{named.group()}” stands in running text. What it asks for belongs in a Statement of law, with a date and an owner."
            yield Finding(said, child.id or "")
        if child.block_type == "law" and isinstance(child.value["checked_on"], date) and child.value["checked_on"] > date.today():  # noqa: DTZ011
            yield Finding("A statement of law was checked on a day that is still to come.", child.id or "")


def about_pauses(page: Any) -> Iterator[Finding]:
    pauses = sum(child.block_type == "pause" for child in page.body)
    if pauses != 1:
        yield Finding(f"There {'is no' if not pauses else f'are {pauses} times'} “Pause and think”. One in a section is right.")


def about_length(html: list[tuple[str, BeautifulSoup]]) -> Iterator[Finding]:
    text = "\n".join(block.get_text(" ").strip() for _, soup in html for block in soup.find_all(["p", "li", "h2", "h3"]))
    count = len(words_in(text))
    if not FEWEST <= count <= MOST:
        yield Finding(f"{count} words. One sitting is {FEWEST} to {MOST}.")
    if grade_of(text) > READABLE:
        longest = sorted(beginnings_of(sentences_in(text)), key=lambda one: -one[1])[:LONGEST]
        named = "; ".join(f"“{begins} …” ({length} words)" for begins, length in longest if length > LONG)
        hint = f" Make these shorter: {named}." if named else " Try shorter words."
        yield Finding(f"Harder to read than it need be. {age_in_words(grade_of(text))}{hint}")
