"""An XML tree made anew from a list of what stays. Whatever is not on the list goes, with all that is in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from lxml import etree

from writing.documents.markup import Element
from writing.documents.refusals import Refused

Node = str | Element
GOOD_LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)  # to the web, or to write a mail
WORDS_IN_A_MARK = re.compile(r"[^\W\d_]{2,}")  # before the lines of a list: signs stay
LONGEST_VALUE = 64  # of an attribute that stays: enough for a measure, a colour, a font


class Rebuilt:
    """Makes elements again. A subclass says what stays, what gives way to its content, and what is made in its own way."""

    stays: ClassVar[frozenset[str]]
    attributes: ClassVar[frozenset[str]]  # that stay, on any element that stays
    gives_way: ClassVar[frozenset[str]]  # the element goes, and what is in it stays
    counted: ClassVar[Mapping[str, str]]  # what an element that goes is called
    with_text: ClassVar[frozenset[str]]  # the elements between whose tags there are words
    words_in_what_gives_way: ClassVar[bool] = False
    namespaces: ClassVar[Mapping[str, str]]

    def __init__(self) -> None:
        self.taken_out: Counter[str] = Counter()
        self.made_in_its_own_way: dict[str, Callable[[Element], list[Node]]] = {}

    def made_again(self, element: Element) -> list[Node]:
        """Return what takes the place of this element: itself made anew, its content, or nothing."""
        tag = element.tag
        if not isinstance(tag, str):  # a reference to an entity
            raise Refused("entities")
        if tag in self.counted:
            self.taken_out[self.counted[tag]] += 1
        if tag in self.made_in_its_own_way:
            return self.made_in_its_own_way[tag](element)
        if tag in self.gives_way:
            return self.content(element, words=self.words_in_what_gives_way)
        return [self.copy_of(element)] if tag in self.stays else self.gone(element)

    def gone(self, element: Element) -> list[Node]:
        """Nothing takes its place. What went with it is counted."""
        self.taken_out.update(self.counted[one.tag] for one in element.iterdescendants() if one.tag in self.counted)
        return []

    def copy_of(self, element: Element) -> Element:
        made = etree.Element(element.tag, nsmap=dict(self.namespaces))
        for name, value in self.values(element).items():
            made.set(name, value)
        put(made, self.content(element, words=element.tag in self.with_text))
        return made

    def values(self, element: Element) -> dict[str, str]:
        """Return the attributes that stay."""
        return {name: value for name, value in element.items() if name in self.attributes and len(value) <= LONGEST_VALUE}

    def content(self, element: Element, *, words: bool) -> list[Node]:
        """Return what is in the element, made again. `words`: with what stands between its tags."""
        nodes: list[Node] = [element.text] if words and element.text else []
        for child in element:
            nodes += self.made_again(child)
            if words and child.tail:
                nodes.append(child.tail)
        return nodes


def put(parent: Element, nodes: Iterable[Node]) -> None:
    """Put text and elements into an element, behind what is in it."""
    for node in nodes:
        if not isinstance(node, str):
            parent.append(node)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + node
        else:
            parent.text = (parent.text or "") + node
