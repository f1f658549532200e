"""A module or a chapter as something that can be taken away: pages in order, and the pictures they show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Picture:
    """A picture of a page. Its name is made from what is in it, so the same picture is in a file once."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Assessment:
    """Questions of an activity that other systems can ask: QTI 1.2 as Common Cartridge knows it."""

    key: str
    title: str
    xml: bytes = field(repr=False)
    left_out: tuple[str, ...] = ()  # titles of questions that the format has no words for


@dataclass(frozen=True)
class Weblink:
    title: str
    url: str


Sentence = tuple[int, int, int, int, str]  # begins, ends (milliseconds), first letter, last letter, place


@dataclass(frozen=True)
class Sound:
    """A page read aloud, as an MP3, and when each sentence is said."""

    content: bytes = field(repr=False)
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Own:
    """A passage that the reader of this one book marked, in the letters of its page; `first` is `last` where its words are gone."""

    quote: str
    first: int
    last: int
    meaning: str
    name: str  # of the meaning
    note: str = ""


@dataclass(frozen=True)
class Leaf:
    """One page. `html` is as readers get it; `address` is where it stands on the site, so that links to it stay in the book."""

    name: str  # of its file, without an ending
    title: str
    html: str = field(repr=False)
    kind: str = "section"  # or title, chapter, further, about
    number: str = ""
    address: str = ""
    leaves: tuple["Leaf", ...] = ()
    assessments: tuple[Assessment, ...] = ()
    links: tuple[Weblink, ...] = ()
    note: dict[str, Any] = field(default_factory=dict)  # what is known about it, as plain data
    letters: str = field(default="", repr=False)  # everything its paragraphs say, without white space
    places: dict[str, tuple[int, int]] = field(default_factory=dict)  # from which letter to which, by id
    sound: Sound | None = None
    own: tuple[Own, ...] = ()

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}".strip()

    def walk(self) -> Iterator["Leaf"]:
        yield self
        for leaf in self.leaves:
            yield from leaf.walk()


@dataclass(frozen=True)
class Book:
    """What is taken away. The same content is the same bytes: `changed_at` is when the content changed last."""

    identifier: str
    title: str
    language: str
    publisher: str
    site: str
    address: str
    changed_at: datetime
    part_of: str = ""  # the module, where this is a chapter
    authors: tuple[str, ...] = ()
    summary: str = ""
    licence: str = ""
    licence_url: str = ""
    leaves: tuple[Leaf, ...] = ()
    pictures: dict[str, Picture] = field(default_factory=dict)  # by the address under which pages show them
    reader: str = ""  # whose own highlights are in it; nobody else gets this book

    def walk(self) -> Iterator[Leaf]:
        for leaf in self.leaves:
            yield from leaf.walk()
