"""A content and the semantics of its libraries, laid over each other: what a page draws, reads, checks and cleans."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made_of
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator

from django_h5p.authoring import words
from django_h5p.authoring.files import KINDS
from django_h5p.authoring.metadata import LICENSES
from django_h5p.authoring.places import MISSING, Place, value_at, written
from django_h5p.authoring.semantics import MEDIA, Field, Libraries, fields
from django_h5p.authoring.show_when import ShownWhen, shown_when

# Deeper than any real content; what lies below is kept as it is.
DEEPEST = 40


@dataclass
class Node:
    """One field at one place, with what stands there."""

    field: Field
    place: Place
    value: Any
    within: tuple[str, ...]
    children: list["Node"] = made_of(default_factory=list)
    common: list["Node"] = made_of(default_factory=list)
    number: int = 0
    count: int = 0
    offered: list[tuple[str, str]] = made_of(default_factory=list)
    is_installed: bool = True
    is_only_one: bool = False
    shown_when: ShownWhen | None = None
    errors: list[str] = made_of(default_factory=list)
    address: str = ""
    of: str = ""

    @property
    def name(self) -> str:
        return written(self.place)

    @property
    def id(self) -> str:
        """Of its control. A group that is stored as its only field stands at the same place as that field."""
        return ("only:" if self.is_only_one else "") + self.name

    @property
    def label(self) -> str:
        return f"{self.field.label} {self.number}" if self.number else self.field.label

    @property
    def template(self) -> str:
        kind = "media" if self.field.type in MEDIA else self.field.type
        return f"django_h5p/authoring/fields/{kind}.html"

    @property
    def effective(self) -> Any:
        """What counts: the default where nothing is stored."""
        return self.field.default if self.value is MISSING else self.value

    @property
    def shown(self) -> Any:
        """What its control holds. When it comes back like this, nothing was changed."""
        value = self.effective
        if self.field.type == "boolean":
            return value is True
        if self.field.is_several:
            return [str(one) for one in value] if isinstance(value, list) else []
        if value is MISSING or value is None:
            return ""
        return words.shown(value, self.field) if isinstance(value, str) else str(value)

    @property
    def library(self) -> str:
        return str(self.value.get("library") or "") if isinstance(self.value, dict) else ""

    @property
    def media(self) -> dict:
        """The first source: a picture has one, a film may have several of the same."""
        first = self.value[0] if isinstance(self.value, list) and self.value else self.value
        return first if isinstance(first, dict) else {}

    @property
    def is_quiet(self) -> bool:
        """Whether its group begins closed."""
        said = self.field.said
        return not self.has_errors and (said.get("importance") == "low" or said.get("expanded") is False)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a select offers, and whatever it holds already: an older library may have offered that."""
        known = {value for value, _ in self.field.options}
        held = self.shown if isinstance(self.shown, list) else [self.shown]
        return [*self.field.options, *((value, value) for value in held if value and value not in known)]

    @property
    def file_name(self) -> str:
        return str(self.media.get("path") or "").rpartition("/")[2].partition("#")[0]

    @property
    def accepts(self) -> str:
        return ",".join(f".{ending}" for ending in KINDS[self.field.type])

    @property
    def license(self) -> str:
        return str((self.media.get("copyright") or {}).get("license") or "U")

    @property
    def licenses(self) -> list[tuple[str, str]]:
        return LICENSES if self.license in dict(LICENSES) else [*LICENSES, (self.license, self.license)]

    @property
    def may_have_more(self) -> bool:
        most = self.field.said.get("max")
        return most is None or len(self.children) < int(most)

    @property
    def rows(self) -> int:
        """Lines of a text that is written on several: as many as it has, within reason."""
        shown = self.shown if isinstance(self.shown, str) else ""
        return max(3, min(14, shown.count("\n") + len(shown) // 70 + 1))

    @property
    def has_errors(self) -> bool:
        return any(node.errors for node in walk([self]))

    @property
    def common_has_errors(self) -> bool:
        return any(node.errors for node in walk(self.common))

    @property
    def summary(self) -> str:
        """A few words to tell one entry of a list from another."""
        for node in walk(self.children):
            if node.field.type == "text" and isinstance(node.value, str) and node.value.strip():
                return Truncator(strip_tags(unescape(node.value)).replace("\xa0", " ").strip()).chars(60)
        return ""


def tree(semantics: Any, params: Any, libraries: Libraries) -> list[Node]:
    """The nodes of a content's main library."""
    made = _Tree(params, libraries).nodes(fields(semantics), (), ())
    _say_where(made, "")
    return made


def walk(nodes: list[Node]) -> Iterator[Node]:
    """Each node and all below it, in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)
        yield from walk(node.common)


def _say_where(nodes: list[Node], of: str) -> None:
    """Write into each node which entry of a list it belongs to, so that an error can say so."""
    for node in nodes:
        node.of = of
        _say_where([*node.children, *node.common], node.label if node.number else of)


def split_common(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """Those of this content, and those that are the same in most contents: words on buttons."""
    return [node for node in nodes if not node.field.said.get("common")], [node for node in nodes if node.field.said.get("common")]


class _Tree:
    def __init__(self, params: Any, libraries: Libraries):
        self.params = params
        self.libraries = libraries

    def nodes(self, wanted: list[Field], above: Place, within: tuple[str, ...]) -> list[Node]:
        made = [self.node(field, (*above, field.name), within) for field in wanted]
        for node in made:
            node.shown_when = shown_when(node, made, self.params, above)
        return made

    def node(self, field: Field, place: Place, within: tuple[str, ...]) -> Node:
        node = Node(field, place, value_at(self.params, place), within)
        below = {"group": self.group, "list": self.entries, "library": self.part}.get(field.type)
        if below and len(place) < DEEPEST:
            below(node, (*within, field.name))
        return node

    def group(self, node: Node, within: tuple[str, ...]) -> None:
        if node.field.is_flat(node.value):
            node.children = [self.node(node.field.fields[0], node.place, within)]
            node.children[0].is_only_one = True
        else:
            node.children = self.nodes(node.field.fields, node.place, within)

    def entries(self, node: Node, within: tuple[str, ...]) -> None:
        count = len(node.value) if isinstance(node.value, list) else 0
        node.children = [self.node(node.field.entry, (*node.place, i), within) for i in range(count)]
        for number, child in enumerate(node.children, 1):
            child.number, child.count = number, count

    def part(self, node: Node, within: tuple[str, ...]) -> None:
        names = [name for name, _ in node.field.options]
        if node.library and node.library not in names:
            names.append(node.library)
        titles = {name: self.libraries.title(name) for name in names}
        node.offered = [(name, str(title)) for name, title in titles.items() if title]
        if not node.library:
            return
        semantics = self.libraries.semantics(node.library)
        node.is_installed = semantics is not None
        below = self.nodes(fields(semantics), (*node.place, "params"), (*within, node.library))
        node.children, node.common = split_common(below)
