"""What a file is. Its content says it; its name must agree."""

import re
from enum import StrEnum
from pathlib import PurePath

from writing.documents.archive import Archive
from writing.documents.refusals import MOST_BYTES, Refused


class Kind(StrEnum):
    """The kinds of document that are read."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODF_TEXT = "application/vnd.oasis.opendocument.text"
CONTENT_TYPES = {Kind.DOCX: WORD, Kind.ODT: ODF_TEXT, Kind.PDF: "application/pdf", Kind.JPG: "image/jpeg", Kind.PNG: "image/png"}
PHOTOS = {Kind.JPG, Kind.PNG}
BEGINS_A_PHOTO = {b"\xff\xd8\xff": Kind.JPG, b"\x89PNG\r\n\x1a\n": Kind.PNG}
OTHER_ENDINGS = {"jpeg": "jpg", "jpe": "jpg"}
FROM_AN_IPHONE = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")  # a docx with a password is an old Office file around it
FIRST_BYTES_OF_PDF = 1024  # readers look that far for its mark
MAIN_PART = re.compile(rb'ContentType="([^"]+\.main\+xml)"')


def kind_of(data: bytes, name: str = "") -> Kind:
    """Return what these bytes are. Raises Refused for anything that is not read here, or that its name does not say."""
    if not data:
        raise Refused("empty")
    if len(data) > MOST_BYTES:
        raise Refused("too_big")
    kind = by_content(data)
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending and OTHER_ENDINGS.get(ending, ending) != kind:
        raise Refused("other_name")
    return kind


def by_content(data: bytes) -> Kind:
    if data.startswith(OLD_OFFICE):
        raise Refused("encrypted" if ENCRYPTED_WORD in data else "old_word")
    if b"%PDF-" in data[:FIRST_BYTES_OF_PDF]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return in_archive(Archive(data))
    for begins, kind in BEGINS_A_PHOTO.items():
        if data.startswith(begins):
            return kind
    raise Refused("heic" if data[4:12] in FROM_AN_IPHONE else "other_kind")


def in_archive(archive: Archive) -> Kind:
    if "mimetype" in archive and archive["mimetype"].strip() == ODF_TEXT.encode():
        return Kind.ODT
    types = MAIN_PART.findall(archive["[Content_Types].xml"]) if "[Content_Types].xml" in archive else []
    if any(b"macroEnabled" in one for one in types):
        raise Refused("macros")
    if any(one == WORD.encode() + b".main+xml" for one in types):
        return Kind.DOCX
    raise Refused("other_kind")
