"""A book that reads itself aloud: Media Overlays of EPUB 3, which say when each sentence of a page is said."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from lxml import etree

from learning.interchange.book import Leaf
from learning.interchange.passages import Passages

SMIL = """<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0">
<body>
{pars}
</body>
</smil>
"""
PAR = '<par id="{id}"><text src="{page}#{place}"/><audio src="{sound}" clipBegin="{begins}" clipEnd="{ends}"/></par>'
ACTIVE = "being-said"
TITLE = "title"


class Par(NamedTuple):
    """One element of the page, and from when to when it is said."""

    place: str
    begins: int
    ends: int


def sentences_named(leaf: Leaf, passages: Passages) -> list[Par]:
    """Give each sentence of a page an element of its own. Where that cannot be, its whole paragraph stands for it."""
    if leaf.sound is None:
        return []
    named: list[Par] = []
    for number, (begins, ends, first, last, place) in enumerate(leaf.sound.sentences, 1):
        if first < last and place in passages.same:
            name = f"said-{number}"
            if passages.wrap(place, first, last, etree.Element("span", {"id": name})):
                named.append(Par(name, begins, ends))
                continue
        if place == TITLE or place in passages.elements:
            named.append(Par(place, begins, ends))
    return joined(named)


def joined(pars: Iterable[Par]) -> list[Par]:
    """Sentences that share an element are one."""
    found: list[Par] = []
    for one in pars:
        if found and found[-1].place == one.place:
            found[-1] = found[-1]._replace(ends=one.ends)
        else:
            found.append(one)
    return found


def overlay(leaf: Leaf, pars: list[Par]) -> bytes:
    """Return the SMIL file of a page."""
    page, sound = f"{leaf.name}.xhtml", sound_name(leaf)
    lines = [
        PAR.format(id=f"par-{at}", page=page, place=escape(one.place), sound=sound, begins=clock(one.begins), ends=clock(one.ends))
        for at, one in enumerate(pars, 1)
    ]
    return SMIL.format(pars="\n".join(lines)).encode()


def overlay_name(leaf: Leaf) -> str:
    return f"{leaf.name}.smil"


def sound_name(leaf: Leaf) -> str:
    return f"{leaf.name}.mp3"


def clock(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}s"


def length_of(pars: list[Par]) -> int:
    return sum(one.ends - one.begins for one in pars)
