"""The words of a section, without the marks of HTML: what highlights are anchored in, here and in the browser.

The browser counts characters that are not white space (static/js/letters.js) in the same elements, leaving out the same parts.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from django.utils.text import Truncator

from learning.models.kept import kept
from learning.models.published import Body
from writing.models.passage import NOT_WHITE, Passage, passage_at, passage_between

# Each ends what stands before it: “Key terms” and the first of them are two words.
BLOCKS = ["p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "td", "th", "tr", "figcaption", "summary", "blockquote", "div", "br"]
NOT_WORDS = "svg, .vh, [data-not-words], video, audio"
SHORTEST = 20  # characters of a paragraph that is offered in a list


@dataclass(frozen=True)
class SectionWords:
    """`places` says from where to where each paragraph or block stands, by its id in the page."""

    text: str
    places: dict[str, tuple[int, int]]

    @cached_property
    def letters(self) -> list[int]:
        """Where each character stands that is not white space."""
        return [found.start() for found in NOT_WHITE.finditer(self.text)]

    def between(self, first: int, last: int) -> Passage | None:
        """Return the passage from one such character up to another, as a browser counts them."""
        return passage_between(self.text, first, last)

    def at(self, place: str) -> Passage | None:
        """Return a whole paragraph."""
        return passage_at(self.text, *self.places[place]) if place in self.places else None

    def counted(self, passage: Passage) -> tuple[int, int]:
        """Return from which to which character that is no white space a passage stands."""
        return self.counted_between(passage.start, passage.end)

    def counted_between(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.letters, start), bisect_left(self.letters, end)

    def around(self, passage: Passage, length: int = 32) -> tuple[str, str]:
        """Return a little of what stands before and after it."""
        return self.text[max(passage.start - length, 0) : passage.start], self.text[passage.end : passage.end + length]

    def place_of(self, passage: Passage) -> str:
        """Return the id of the paragraph in which it begins."""
        return next((name for name, (start, end) in self.places.items() if start <= passage.start < end), "")

    @cached_property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Each paragraph that can be chosen from a list: its id, and how it begins."""
        texts = [(name, " ".join(self.text[start:end].split())) for name, (start, end) in self.places.items()]
        return [(name, Truncator(text).chars(60, truncate=" …")) for name, text in texts if len(text) >= SHORTEST]


def words_of(page: int, stamp: str, body: Body) -> SectionWords:
    """Return the words of a published body, read once by each process."""
    return kept(("words", page, stamp), lambda: words_in(body.content)) if stamp else words_in(body.content)


def words_in(content: list[dict]) -> SectionWords:
    text, places = "", {}
    for piece in content:
        for name, said in said_in(piece.get("html", "")):
            places[name] = (len(text), len(text) + len(said))
            text += f"{said}\n\n"
    return SectionWords(text, places)


def said_in(html: str) -> list[tuple[str, str]]:
    """Return what each element says that has an address of its own. Activities are not read: they are another for each reader."""
    soup = BeautifulSoup(html, "html.parser")
    for part in soup.select(NOT_WORDS):
        part.extract()
    for part in soup.find_all(BLOCKS):
        part.insert_after("\n")
    return [(part["id"], part.get_text().strip()) for part in soup.contents if isinstance(part, Tag) and part.get("id")]
