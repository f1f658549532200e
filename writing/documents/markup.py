"""XML that strangers made: no entities, no other files, no network, and no deeper than a document is."""

from lxml import etree

from writing.documents.refusals import Refused

MOST_DEEP = 150
MOST_ELEMENTS = 500_000
Element = etree._Element  # noqa: SLF001 - the class has no public name


def parse(data: bytes) -> Element:
    """Return the root of a part. Raises Refused where it declares a document type, is broken, or is too deep to be honest."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if b"\x00" in data[:4]:  # UTF-16: nothing that writes docx or odt makes it, and it could hide what is looked for below
        raise Refused("damaged")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("entities")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Refused("damaged") from fault
    if root.getroottree().docinfo.internalDTD is not None:  # said in letters of another alphabet
        raise Refused("entities")
    look_at_depth(root)
    return root


def look_at_depth(root: Element) -> None:
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MOST_DEEP or count > MOST_ELEMENTS:
            raise Refused("too_hard")


def written(root: Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(tag: str) -> str:
    return tag.rpartition("}")[2]
