"""The manifest of a Common Cartridge 1.3: what it is, in which order it is gone through, and which files there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from learning.interchange.book import Book
from learning.interchange.markup import NO_LETTERS, Element

PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p3"
SCHEMAS = f"{PACKAGE} {PROFILE}/ccv1p3_imscp_v1p2_v1p0.xsd {LOM} {PROFILE}/LOM/ccv1p3_lommanifest_v1p0.xsd"
WEB = "webcontent"
WEBLINK = "imswl_xmlv1p3"
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"


@dataclass(frozen=True)
class Resource:
    """One file. `needs` are the names of others that it shows."""

    name: str
    kind: str
    path: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    title: str
    resource: str


@dataclass(frozen=True)
class Folder:
    """Items under one heading; without a title they stand where the folder would."""

    title: str
    entries: tuple["Folder | Item", ...]


def manifest(book: Book, top: Folder, resources: Iterable[Resource]) -> bytes:
    root = etree.Element(f"{{{PACKAGE}}}manifest", nsmap={None: PACKAGE, "lomimscc": LOM, "xsi": XSI})
    root.set("identifier", f"cartridge-{book.identifier.rpartition(':')[2]}")
    root.set(f"{{{XSI}}}schemaLocation", SCHEMAS)
    about(root, book)
    organization = put(put(root, "organizations"), "organization", identifier="contents", structure="rooted-hierarchy")
    outline(put(organization, "item", identifier="root"), top, numbers())
    listed = put(root, "resources")
    for one in resources:
        extra = {"href": one.path} if one.kind == WEB else {}
        resource = put(listed, "resource", identifier=one.name, type=one.kind, **extra)
        put(resource, "file", href=one.path)
        for name in one.needs:
            put(resource, "dependency", identifierref=name)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def put(parent: Element, tag: str, words: str | None = None, /, **attributes: str) -> Element:
    one = etree.SubElement(parent, f"{{{PACKAGE}}}{tag}", attributes)
    if words is not None:
        one.text = NO_LETTERS.sub("", words)
    return one


def numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def outline(parent: Element, folder: Folder, names: Iterator[int]) -> None:
    for entry in folder.entries:
        if isinstance(entry, Item):
            put(put(parent, "item", identifier=f"item-{next(names)}", identifierref=entry.resource), "title", entry.title)
        elif not entry.title:
            outline(parent, entry, names)
        else:
            inside = put(parent, "item", identifier=f"item-{next(names)}")
            put(inside, "title", entry.title)
            outline(inside, entry, names)


def about(root: Element, book: Book) -> None:
    metadata = put(root, "metadata")
    put(metadata, "schema", "IMS Common Cartridge")
    put(metadata, "schemaversion", "1.3.0")
    lom = etree.SubElement(metadata, f"{{{LOM}}}lom")
    general = etree.SubElement(lom, f"{{{LOM}}}general")
    say(general, "title", book.title, book.language)
    etree.SubElement(general, f"{{{LOM}}}language").text = book.language
    if book.summary:
        say(general, "description", book.summary, book.language)
    if book.licence:
        rights = etree.SubElement(lom, f"{{{LOM}}}rights")
        restricted = etree.SubElement(rights, f"{{{LOM}}}copyrightAndOtherRestrictions")
        etree.SubElement(restricted, f"{{{LOM}}}value").text = "yes"
        say(rights, "description", " ".join(part for part in (book.licence, book.licence_url) if part), book.language)


def say(parent: Element, tag: str, words: str, language: str) -> None:
    one = etree.SubElement(parent, f"{{{LOM}}}{tag}")
    etree.SubElement(one, f"{{{LOM}}}string", language=language).text = NO_LETTERS.sub("", words)
