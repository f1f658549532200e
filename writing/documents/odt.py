"""OpenDocument texts: which parts of the package stay, and what they say."""

from collections import Counter
from typing import Any

from lxml import etree

from writing.documents.archive import Archive, packed
from writing.documents.kinds import ODF_TEXT
from writing.documents.markup import parse, written
from writing.documents.odt_copy import OpenPart
from writing.documents.odt_names import MANIFEST, OFFICE
from writing.documents.odt_styles import OpenStyles
from writing.documents.refusals import Refused

KEPT = {"content.xml": OFFICE + "document-content", "styles.xml": OFFICE + "document-styles"}
SECRET = b"encryption-data"
COUNTED_PARTS = {
    "Basic/": "programs", "Scripts/": "programs", "Thumbnails/": "thumbnails", "META-INF/documentsignatures": "signatures",
    "META-INF/macrosignatures": "signatures", "Fonts/": "fonts", "Versions/": "versions", "manifest.rdf": "custom",
    "VersionList.xml": "versions",
}  # fmt: skip
PLAIN_PROPERTIES = {"document-statistic", "generator"}


class OpenCopy:
    """An OpenDocument text made anew: the words and their styles. No other part comes along."""

    def __init__(self, archive: Archive, pictures: Any = None) -> None:
        self.archive, self.pictures = archive, pictures
        self.taken_out: Counter[str] = Counter()

    def data(self) -> bytes:
        """Return the new file. `taken_out` counts what is not in it."""
        manifest = "META-INF/manifest.xml"
        if manifest in self.archive and SECRET in self.archive[manifest]:
            raise Refused("encrypted")
        roots = {name: parse(self.archive[name]) for name in KEPT if name in self.archive}
        if "content.xml" not in roots or any(root.tag != KEPT[name] for name, root in roots.items()):
            raise Refused("damaged")
        styles = OpenStyles(roots.values())
        parts = {"mimetype": ODF_TEXT.encode()}
        for name, root in roots.items():
            part = OpenPart(styles=styles, pictures=self.pictures)
            parts[name] = written(part.copy_of(root))
            self.taken_out.update(part.taken_out)
        parts |= {} if self.pictures is None else self.pictures.parts("Pictures/")
        self.count_parts()
        return packed(parts | {manifest: manifest_of(parts)}, stored=("mimetype",))

    def count_parts(self) -> None:
        for name in self.archive:
            kinds = [kind for start, kind in COUNTED_PARTS.items() if name.startswith(start)]
            self.taken_out.update(kinds[:1])
        if "meta.xml" in self.archive:
            for one in parse(self.archive["meta.xml"]).iter():
                self.taken_out["properties"] += bool((one.text or "").strip())


def manifest_of(parts: dict[str, bytes]) -> bytes:
    root = etree.Element(MANIFEST + "manifest", nsmap={"manifest": MANIFEST[1:-1]})
    root.set(MANIFEST + "version", "1.3")
    kinds = {"/": ODF_TEXT} | {name: kind_of_part(name) for name in parts if name != "mimetype"}
    for name, kind in kinds.items():
        entry = etree.SubElement(root, MANIFEST + "file-entry")
        entry.set(MANIFEST + "full-path", name)
        entry.set(MANIFEST + "media-type", kind)
    return written(root)


def kind_of_part(name: str) -> str:
    return "text/xml" if name.endswith(".xml") else f"image/{name.rpartition('.')[2]}"
