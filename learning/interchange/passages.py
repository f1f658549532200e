"""Passages of a page found in its tree, by their letters: what is not white space, counted as the site counts it.

A place is an element with an address of its own. Where a book says other letters there than the site, nothing inside it is found:
then the whole place stands for what is in it.
"""

from typing import NamedTuple

from lxml import etree

from learning.interchange.book import Leaf, Own

Element = etree._Element  # noqa: SLF001 - the class has no public name


class Letter(NamedTuple):
    """Where one letter stands: in the words before child `slot` of `host`, at a character of them."""

    host: Element
    slot: int
    at: int


def slot_of(host: Element, slot: int) -> str:
    return (host.text if slot == 0 else host[slot - 1].tail) or ""


def write(host: Element, slot: int, words: str) -> None:
    if slot == 0:
        host.text = words
    else:
        host[slot - 1].tail = words


def letters_in(element: Element) -> list[Letter]:
    found = []
    for slot in range(len(element) + 1):
        found += [Letter(element, slot, at) for at, sign in enumerate(slot_of(element, slot)) if not sign.isspace()]
        if slot < len(element) and "vh" not in element[slot].get("class", "").split():
            found += letters_in(element[slot])
    return found


class Passages:
    """The places of one page that say the same as on the site."""

    def __init__(self, tree: Element, leaf: Leaf) -> None:
        self.leaf = leaf
        self.elements = {one.get("id", ""): one for one in tree.iter() if one.get("id")}
        self.same = {name for name in leaf.places if name in self.elements and self.says_the_same(name)}

    def says_the_same(self, name: str) -> bool:
        first, last = self.leaf.places[name]
        return signs(letters_in(self.elements[name])) == self.leaf.letters[first:last]

    def place_of(self, first: int, last: int) -> str:
        """Return the place that holds these letters and can be looked into, "" for none."""
        return next((name for name in self.same if self.leaf.places[name][0] <= first < last <= self.leaf.places[name][1]), "")

    def wrap(self, name: str, first: int, last: int, around: Element) -> bool:
        """Put an element around these letters of a place. False: they begin or end in the middle of another one."""
        offset = self.leaf.places[name][0]
        letters = letters_in(self.elements[name])[first - offset : last - offset]
        return bool(letters) and put_around(letters, around)

    def mark(self, own: Own) -> str:
        """Mark a reader's own highlight, piece by piece. Returns its place, "" where it cannot be shown in the text."""
        name = self.place_of(own.first, own.last)
        if not name:
            return ""
        offset = self.leaf.places[name][0]
        pieces: list[list[Letter]] = []
        for letter in letters_in(self.elements[name])[own.first - offset : own.last - offset]:
            if not pieces or pieces[-1][0][:2] != letter[:2]:
                pieces.append([])
            pieces[-1].append(letter)
        for piece in reversed(pieces):
            put_around(piece, etree.Element("mark", {"class": f"own {own.meaning}"}))
        return name


def signs(letters: list[Letter]) -> str:
    return "".join(slot_of(one.host, one.slot)[one.at] for one in letters)


def put_around(letters: list[Letter], around: Element) -> bool:
    """Put an element around letters in a row, with whatever stands between them."""
    inside = {(one.host, one.slot, one.at) for one in letters}
    start, end = letters[0], letters[-1]._replace(at=letters[-1].at + 1)
    while start.host is not end.host:
        deeper = start if depth(start.host) >= depth(end.host) else end
        host = deeper.host
        parent = host.getparent()
        if parent is None or any(tuple(one) not in inside for one in letters_in(host)):
            return False
        at = parent.index(host)
        if deeper is start:
            start = Letter(parent, at, len(slot_of(parent, at)))
        else:
            end = Letter(parent, at + 1, 0)
    take_in(start.host, (start.slot, start.at), (end.slot, end.at), around)
    return True


def depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def take_in(host: Element, start: tuple[int, int], end: tuple[int, int], around: Element) -> None:
    (first, begins), (last, ends) = start, end
    before, after = slot_of(host, first), slot_of(host, last)
    children = list(host[first:last])
    around.text = after[begins:ends] if first == last else before[begins:]
    if children:
        children[-1].tail = after[:ends]
    write(host, first, before[:begins])
    for child in children:
        around.append(child)
    host.insert(first, around)
    around.tail = after[ends:]
