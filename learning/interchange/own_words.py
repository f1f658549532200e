"""A reader's own highlights and notes on the page of a book: laid on the text, and what they wrote right below it."""

from lxml import etree

from learning.interchange.book import Leaf, Own
from learning.interchange.passages import Element, Passages

BEGINS = 80  # characters of a passage beside its note


def lay_on(tree: Element, leaf: Leaf, passages: Passages) -> None:
    """Mark what a reader marked. What has no place in this text any more stands at its end, with its words."""
    left: list[Own] = []
    below: dict[str, list[Own]] = {}
    for own in sorted(leaf.own, key=lambda one: -one.first):
        place = passages.mark(own) if own.first < own.last else ""
        if not place:
            left.insert(0, own)
        elif own.note:
            below.setdefault(place, []).insert(0, own)
    for place, notes in below.items():
        for own in reversed(notes):
            after(passages.elements[place], note_of(own))
    if left:
        tree.append(rest_of(left))


def after(element: Element, new: Element) -> None:
    new.tail, element.tail = element.tail, None
    element.addnext(new)


def note_of(own: Own) -> Element:
    aside = etree.Element("aside", {"class": "own-note"})
    said(aside, "p", f"Your note on “{shortened(own.quote)}” · {own.name}", "small")
    for line in own.note.splitlines():
        if line.strip():
            said(aside, "p", line.strip())
    return aside


def rest_of(left: list[Own]) -> Element:
    section = etree.Element("section", {"class": "own-rest"})
    said(section, "h2", "Also marked by you")
    for own in left:
        said(section, "blockquote", own.quote)
        if own.note:
            section.append(note_of(own))
        else:
            said(section, "p", own.name, "small")
    return section


def said(parent: Element, tag: str, words: str, kind: str = "") -> None:
    new = etree.SubElement(parent, tag, {"class": kind} if kind else {})
    new.text = "".join(sign for sign in words if sign >= " " or sign in "\n\t")


def shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= BEGINS else f"{line[: BEGINS - 1].rstrip()}…"
