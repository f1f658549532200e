"""Zip files and XML that strangers made, refused in words where they are not honest ones."""

from writing.documents.archive import Archive
from writing.documents.markup import Element
from writing.documents.markup import parse as parse_part
from writing.documents.refusals import Refused

MOST_BYTES = 50 * 1024 * 1024
TOO_LARGE = "This file is larger than 50 MB. Export the course without recordings, or a part of it, and choose that file."
WORDS = {
    "damaged": "This is not a zip file that can be read. Export the course again as a Common Cartridge (.imscc), and choose that.",
    "bomb": "This file unpacks to far more than a course needs, so it was not opened. Export the course without recordings.",
    "encrypted": "This file is protected with a password. Export the course again without one.",
    "entities": "This file declares entities, which can make a server read other files. Not opened. Export the course again.",
    "too_hard": "This file is nested far deeper than a course is, so it was not opened. Export the course again.",
}
OUTSIDE = "This file names places outside itself ({name}), which no honest cartridge does, so it was not opened."
Arrived = Archive


class Unreadable(Exception):
    """The whole file does not come in. Its text is a sentence fit for a page, which says what to do."""


def opened(data: bytes) -> Arrived:
    """Return the files of a zip. Raises Unreadable, with what to do, where it is not an honest one."""
    if len(data) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    try:
        archive = Archive(data)
    except Refused as refused:
        raise Unreadable(WORDS[refused.code]) from None
    for name in archive:
        if is_outside(name):
            raise Unreadable(OUTSIDE.format(name=name[:80]))
    return archive


def is_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


def part(files: Arrived, path: str) -> bytes:
    """Return one file. Raises Unreadable where it turns out to be more than it said, or broken."""
    try:
        return files[path]
    except Refused as refused:
        raise Unreadable(WORDS[refused.code]) from None


def parse(data: bytes) -> Element:
    """Return the root of an XML file. Raises Unreadable, with what to do, where it is not an honest one."""
    try:
        return parse_part(data)
    except Refused as refused:
        raise Unreadable(WORDS[refused.code] if refused.code != "damaged" else BROKEN) from None


BROKEN = "A part of this file is not whole XML. Export the course again, and choose that file."
