"""XML that strangers made: no entities, no other files, no network, no deeper and no larger than an honest file is."""

from typing import Any

from lxml import etree

from activities.interchange.question import Unreadable

MOST_DEEP = 60
MOST_ELEMENTS = 200_000
Element = Any  # lxml ships no types

ENTITIES = (
    "This file declares entities or another document type, which can make a server read other files, so it is not opened. "
    "Export the questions from Moodle again as Moodle XML, and choose that file."
)
BROKEN = "This is not whole XML: it breaks off or has a fault{where}. Export the questions from Moodle again, and choose that file."
TOO_DEEP = "This file is nested far deeper than questions are, so it is not opened. Export the questions from Moodle again."
UTF_16 = "This file is in UTF-16. Save it as UTF-8, and choose it again."


def parse(data: bytes) -> Element:
    """Return the root. Raises Unreadable, with what to do, where the file is broken or is not an honest one."""
    if b"\x00" in data[:200]:
        raise Unreadable(UTF_16)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(ENTITIES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        if "depth" in str(fault):
            raise Unreadable(TOO_DEEP) from None
        raise Unreadable(BROKEN.format(where=f" in line {fault.lineno}" if fault.lineno else "")) from None
    if root.getroottree().docinfo.internalDTD is not None:  # said in letters of another alphabet
        raise Unreadable(ENTITIES)
    look_at_size(root)
    return root


def look_at_size(root: Element) -> None:
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MOST_DEEP or count > MOST_ELEMENTS:
            raise Unreadable(TOO_DEEP)
