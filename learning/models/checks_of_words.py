"""What is worth a look in the words of a section: headings, links, law in running text, how long and how hard it is."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag
from django.utils import timezone

from learning.blocks.readable import LONG, age_in_words, beginnings_of, grade_of, sentences_in, words_in
from learning.models.safe_html import soup_of, tidy

FEWEST, MOST = 350, 600  # words in one sitting
READABLE = 9  # the grade of Flesch and Kincaid: a reader of fourteen
LONGEST = 3  # sentences that are named
HEADING = 10  # words at most: a bold paragraph of more is no heading
SAYS_NOTHING = {"click here", "here", "read more", "more", "this", "this link", "link", "this page", "this website"}
AN_ACT = re.compile(r"\b(?:[A-Z][a-z]+ (?:(?:and|of|the|[A-Z][a-z]+) )*)(?:Act|Regulations|Order) (?:19|20)\d\d\b")


class Finding(NamedTuple):
    """One thing to tell an author."""

    words: str
    block: str = ""  # its id, where it is about one block
    must: bool = False


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
                words = paragraph.get_text().strip()
                yield Finding(
                    f"“{words}” looks like a heading but is bold text. Screen readers do not find it: make it one.", block
                )


def looks_like_a_heading(paragraph: Tag) -> bool:
    words, bold = paragraph.get_text().strip(), paragraph.find(["b", "strong"])
    whole = bool(words and bold) and bold.get_text().strip() == words
    return whole and len(words.split()) <= HEADING and not words.endswith((".", "?", "!"))


def about_links(html: list[tuple[str, BeautifulSoup]]) -> Iterator[Finding]:
    for block, soup in html:
        for link in soup.find_all("a"):
            words = " ".join(link.get_text(" ").split())
            if not words:
                yield Finding("There is a link without words. Take it out, or say where it leads.", block)
            elif not link.get("href"):
                yield Finding(f"The link “{words}” leads nowhere. Choose where, or take it out.", block)
            elif words.lower().rstrip(".:") in SAYS_NOTHING:
                yield Finding(
                    f"A link says only “{words}”. Say where it leads: some people hear the links without the text.", block
                )


def about_law(page: Any) -> Iterator[Finding]:
    today = timezone.localdate()
    for child in page.body:
        if child.block_type == "text" and (named := AN_ACT.search(soup_of(tidy(child.value.source)).get_text(" "))):
            said = "stands in running text. What it asks for belongs in a Statement of law, with a date and an owner."
            yield Finding(f"“{named.group()}” {said}", child.id or "")
        if child.block_type == "law" and child.value["checked_on"] and child.value["checked_on"] > today:
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
