"""Word documents: which parts of the package stay, and what they say."""

import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from writing.documents.archive import Archive, packed
from writing.documents.docx_copy import Part
from writing.documents.docx_names import STRICT, W
from writing.documents.docx_styles import OFF, Styles
from writing.documents.kinds import WORD
from writing.documents.markup import Element, parse, written
from writing.documents.refusals import Refused

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REFERENCES = {"footnotes": W + "footnoteReference", "endnotes": W + "endnoteReference"}
COUNTED_PARTS = {
    "word/embeddings/": "embedded", "word/activeX/": "embedded", "word/fonts/": "fonts", "word/charts/chart": "drawings",
    "word/diagrams/data": "drawings", "customXml/item": "custom", "docProps/thumbnail": "thumbnails", "word/vbaProject": "programs",
    "_xmlsignatures/sig": "signatures", "word/glossary/document": "custom",
}  # fmt: skip
SETTINGS = (
    f'<w:settings xmlns:w="{W[1:-1]}">%s<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


@dataclass
class Relations:
    """What a part points to, by id, with names of parts made whole; and by kind."""

    by_id: dict[str, str] = field(default_factory=dict)
    by_kind: dict[str, str] = field(default_factory=dict)


def relations_of(archive: Archive, part: str) -> Relations:
    folder, name = posixpath.split(part)
    address = posixpath.join(folder, "_rels", f"{name}.rels")
    relations = Relations()
    if address not in archive:
        return relations
    for one in parse(archive[address]):
        target, inside = one.get("Target", ""), one.get("TargetMode") != "External"
        whole = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/") if inside else target
        relations.by_id[one.get("Id", "")] = whole
        if inside:
            relations.by_kind.setdefault(one.get("Type", "").rpartition("/")[2], whole)
    return relations


def parsed(archive: Archive, name: str | None) -> Element | None:
    return parse(archive[name]) if name and name in archive else None


class WordCopy:
    """A Word document made anew: the words, the heads and feet of pages, notes, styles and lists. No other part comes along."""

    def __init__(self, archive: Archive, pictures: Any = None) -> None:
        self.archive, self.pictures = archive, pictures
        self.main = relations_of(archive, "").by_kind.get("officeDocument", "word/document.xml")
        self.relations = relations_of(archive, self.main)
        self.styles_root = parsed(archive, self.relations.by_kind.get("styles"))
        self.styles = Styles(self.styles_root)
        self.even_pages = self.has_even_pages()
        self.taken_out: Counter[str] = Counter()
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.made: list[tuple[str, str, str]] = []  # relations of the document: id, kind, target

    def has_even_pages(self) -> bool:
        settings = parsed(self.archive, self.relations.by_kind.get("settings"))
        even = None if settings is None else settings.find(W + "evenAndOddHeaders")
        return even is not None and even.get(W + "val", "1") not in OFF

    def data(self) -> bytes:
        """Return the new file. `taken_out` counts what is not in it."""
        root = parsed(self.archive, self.main)
        if root is None:
            raise Refused("damaged")
        if STRICT in root.tag:
            raise Refused("strict")
        if root.tag != W + "document" or root.find(W + "body") is None:
            raise Refused("damaged")
        document = self.part(self.relations.by_id)
        body = document.whole(root)
        self.put_margins(document)
        self.put_notes(document)
        self.put_described()
        self.count(document)
        self.put("document", body, document)
        self.count_parts()
        return packed(self.package())

    def part(self, outside: Mapping[str, str]) -> Part:
        return Part(styles=self.styles, outside=dict(outside), even_pages=self.even_pages, pictures=self.pictures)

    def count(self, part: Part) -> None:
        self.taken_out.update(part.taken_out)

    def put(self, name: str, root: Element, part: Part | None = None) -> None:
        links = [] if part is None else [(key, "hyperlink", target) for target, key in part.links.items()]
        inside = self.made if name == "document" else []
        self.parts[f"word/{name}.xml"] = written(root)
        self.types[f"/word/{name}.xml"] = f"{WORD.rpartition('.')[0]}.{name.rstrip('0123456789')}+xml"
        if links or inside or (part is not None and self.pictures):
            self.parts[f"word/_rels/{name}.xml.rels"] = relations_part(inside, links, self.pictures)

    def put_margins(self, document: Part) -> None:
        for target, key in document.margins.items():
            root = parsed(self.archive, target)
            if root is None or root.tag not in {W + "hdr", W + "ftr"}:
                raise Refused("damaged")
            part, kind = self.part(relations_of(self.archive, target).by_id), {"hdr": "header", "ftr": "footer"}[root.tag[len(W) :]]
            name = f"{kind}{key.removeprefix('margin')}"
            self.put(name, part.whole(root), part)
            self.made.append((key, kind, f"{name}.xml"))
            self.count(part)

    def put_notes(self, document: Part) -> None:
        """Take along the notes that the words still refer to. A note of deleted words is deleted."""
        for kind, reference in REFERENCES.items():
            source = self.relations.by_kind.get(kind)
            root = parsed(self.archive, source)
            if root is None or source is None:
                continue
            part = self.part(relations_of(self.archive, source).by_id)
            for note in list(root):
                if note.get(W + "type") is None and (reference, note.get(W + "id", "")) not in document.notes:
                    self.taken_out["hidden"] += 1
                    root.remove(note)
            self.put(kind, part.whole(root), part)
            self.made.append((kind, kind, f"{kind}.xml"))
            self.count(part)

    def put_described(self) -> None:
        """Styles and lists, and settings that say nothing about who wrote."""
        for kind, root in (
            ("styles", self.styles_root),
            ("numbering", parsed(self.archive, self.relations.by_kind.get("numbering"))),
        ):
            if root is not None:
                part = self.part({})
                self.put(kind, part.whole(root))
                self.made.append((kind, kind, f"{kind}.xml"))
                self.count(part)
        self.put("settings", etree.fromstring(SETTINGS % ("<w:evenAndOddHeaders/>" if self.even_pages else "")))
        self.made.append(("settings", "settings", "settings.xml"))

    def count_parts(self) -> None:
        for name in self.archive:
            kinds = [kind for start, kind in COUNTED_PARTS.items() if name.startswith(start)]
            self.taken_out.update(kinds[:1])
            if name.startswith("docProps/") and name.endswith(".xml"):
                self.taken_out["properties"] += sum(bool((one.text or "").strip()) for one in parse(self.archive[name]).iter())
        comments = parsed(self.archive, self.relations.by_kind.get("comments"))
        self.taken_out["comments"] += 0 if comments is None else len(comments)

    def package(self) -> dict[str, bytes]:
        office = [("document", "officeDocument", "word/document.xml")]
        pictures = {} if self.pictures is None else self.pictures.parts("word/media/")
        endings = {name.rpartition(".")[2] for name in pictures}
        first = {"[Content_Types].xml": types_part(self.types, endings), "_rels/.rels": relations_part(office, [])}
        return first | self.parts | pictures


def relations_part(inside: list[tuple[str, str, str]], links: list[tuple[str, str, str]], pictures: Any = None) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    drawn = [] if pictures is None else [(key, "image", f"media/{name}") for key, name in pictures.ids()]
    for key, kind, target in [*inside, *links, *drawn]:
        one = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=key, Type=f"{OFFICE}/{kind}", Target=target)
        if kind == "hyperlink":
            one.set("TargetMode", "External")
    return written(root)


def types_part(types: Mapping[str, str], pictures: set[str]) -> bytes:
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for ending, kind in {**defaults, **{one: f"image/{one}" for one in sorted(pictures)}}.items():
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
    for part, kind in types.items():
        whole = kind.replace(".document+xml", ".document.main+xml")
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=part, ContentType=whole)
    return written(root)
