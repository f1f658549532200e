"""A Common Cartridge that somebody brought: what is in it, in order. Versions 1.0 to 1.3 and packages that are nearly one."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from learning.interchange.archive import Arrived, Unreadable, opened, parse, part
from learning.interchange.markup import Element

MANIFEST = "imsmanifest.xml"
MOST_ENTRIES = 300
DEEPEST = 8
FOREIGN = (
    "There is no imsmanifest.xml at the top of this zip, so it is not a Common Cartridge. Export the course again as a Common "
    "Cartridge (.imscc), and choose that file."
)
MANY = f"This cartridge has more than {MOST_ENTRIES} entries. Export a part of the course at a time."
NOTHING = "This cartridge has no pages, links or questions that could come in."
PAGE, LINK, QUESTIONS, OTHER = "page", "link", "questions", "other"
ENDS = (".html", ".htm", ".xhtml")
WHAT = {
    "imsdt": "a discussion topic",
    "imsbasiclti": "a link to another tool",
    "imslti": "a link to another tool",
    "question-bank": "a bank of questions that no test asks",
    "imsapip": "an assessment in APIP",
    "assignment": "an assignment",
}


@dataclass(frozen=True)
class Entry:
    """One thing of the cartridge, or a folder of them. `what` is a page, a link, questions, or other, named in `about`."""

    title: str
    what: str = ""
    path: str = ""
    about: str = ""
    entries: tuple["Entry", ...] = ()

    @property
    def is_folder(self) -> bool:
        return not self.what


@dataclass(frozen=True)
class Cartridge:
    title: str
    summary: str
    rights: str
    entries: tuple[Entry, ...]
    files: Arrived = field(repr=False)


def read(data: bytes) -> Cartridge:
    """Return what is in a cartridge. Raises Unreadable, with what to do, where it is none or is not an honest file."""
    files = opened(data)
    if MANIFEST not in files:
        raise Unreadable(FOREIGN)
    root = parse(part(files, MANIFEST))
    found = Reader(root, files).entries()
    if not found:
        raise Unreadable(NOTHING)
    title = words(root, "metadata", "title") or words(root, "organization", "title") or "A cartridge without a title"
    return Cartridge(title[:255], words(root, "general", "description"), words(root, "rights", "description"), found, files)


def local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def below(element: Element, tag: str) -> Iterator[Element]:
    return (one for one in element.iterdescendants() if local(one) == tag)


def children(element: Element, tag: str) -> list[Element]:
    return [one for one in element if local(one) == tag]


def words(root: Element, within: str, tag: str) -> str:
    """Return the words of the first element of this name in the first one that surrounds it, "" where there are none."""
    for around in below(root, within):
        for one in below(around, tag):
            if said := " ".join(" ".join(one.itertext()).split()):
                return said
    return ""


class Reader:
    """Goes through the organization, or where there is none through the resources."""

    def __init__(self, root: Element, files: Arrived) -> None:
        self.root, self.files, self.count = root, files, 0
        self.resources = {one.get("identifier", ""): one for one in below(root, "resource")}

    def entries(self) -> tuple[Entry, ...]:
        organization = next(below(self.root, "organization"), None)
        items = children(organization, "item") if organization is not None else []
        if len(items) == 1 and not items[0].get("identifierref") and children(items[0], "item"):
            items = children(items[0], "item")  # the root, which has no title of its own
        found = [self.entry(one, 1) for one in items] or [self.thing(one, "") for one in self.resources.values()]
        return tuple(one for one in found if one is not None and (one.what or one.entries))

    def entry(self, item: Element, depth: int) -> Entry | None:
        self.count += 1
        if self.count > MOST_ENTRIES:
            raise Unreadable(MANY)
        title = " ".join("".join(one.itertext()) for one in children(item, "title")[:1]).strip()[:255]
        inside = [self.entry(one, depth + 1) for one in children(item, "item")] if depth < DEEPEST else []
        resource = self.resources.get(item.get("identifierref") or "")
        own = self.thing(resource, title) if resource is not None else None
        entries = tuple(one for one in (own, *inside) if one is not None)
        if not inside:
            return own or (
                Entry(title or "Without a title", OTHER, about="nothing that is in the cartridge")
                if item.get("identifierref")
                else None
            )
        return Entry(title or "Without a title", entries=entries)

    def thing(self, resource: Element, title: str) -> Entry | None:
        kind = resource.get("type", "")
        path = self.path_of(resource)
        title = title or posixpath.basename(path).rpartition(".")[0] or "Without a title"
        if path is None or path not in self.files:
            return Entry(title, OTHER, about="a file that is not in the cartridge")
        if kind.startswith("imswl"):
            return Entry(title, LINK, path)
        if kind.startswith("imsqti") and "question-bank" not in kind:
            return Entry(title, QUESTIONS, path)
        if path.lower().endswith(ENDS) and not any(name in kind for name in WHAT):
            return Entry(title, PAGE, path)
        return Entry(
            title, OTHER, path, about=next((said for name, said in WHAT.items() if name in kind), "a file that is no page")
        )

    def path_of(self, resource: Element) -> str:
        files = [one.get("href", "") for one in children(resource, "file")]
        return inside(resource.get("href") or next(iter(files), ""), "")


def inside(href: str, folder: str) -> str:
    """Return where in the zip a file is that something names, "" where that is outside it."""
    path = posixpath.normpath(posixpath.join(folder, unquote(href.partition("?")[0].partition("#")[0])))
    return "" if path.startswith(("/", "..")) or path == "." else path


def link_in(data: bytes) -> tuple[str, str]:
    """Return the title and the address of a web link. Raises Unreadable where it is none."""
    root = parse(data)
    title = next(("".join(one.itertext()).strip() for one in below(root, "title")), "")
    url = next((one.get("href", "").strip() for one in below(root, "url")), "")
    return title[:255], url


__all__ = ["LINK", "OTHER", "PAGE", "QUESTIONS", "Cartridge", "Entry", "Unreadable", "inside", "link_in", "read"]
