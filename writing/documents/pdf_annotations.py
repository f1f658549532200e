"""What lies on the pages of a PDF: of links their address stays, of forms what a reader sees. Comments go."""

from collections import Counter
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from writing.documents.rebuilt import GOOD_LINK

HIDDEN, NO_VIEW = 1 << 1, 1 << 5
COUNTED = {"/FileAttachment": "embedded", "/Popup": "", "/Link": "links", "/Widget": "fields", "/Screen": "embedded",
           "/Movie": "embedded", "/Sound": "embedded", "/RichMedia": "embedded", "/3D": "embedded", "/PrinterMark": ""}  # fmt: skip


def settle(pdf: Pdf, taken_out: Counter[str]) -> None:
    """Paint what forms show onto the pages, and take everything else off them but links to the web."""
    links = [links_of(page) for page in pdf.pages]
    for page in pdf.pages:
        shown = [one for one in annotations_of(page) if is_shown_field(one)]
        taken_out.update(kind for one in annotations_of(page) if (kind := COUNTED.get(str(one.get("/Subtype")), "comments")))
        page.obj["/Annots"] = Array(shown)
    if any(len(page.obj["/Annots"]) for page in pdf.pages):
        if pdf.Root.get("/AcroForm", Dictionary()).get("/NeedAppearances"):
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
    for page, kept in zip(pdf.pages, links, strict=True):
        taken_out["links"] -= len(kept)
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
        if kept:
            page.obj["/Annots"] = Array([link(*one) for one in kept])


def annotations_of(page: Any) -> list[Any]:
    there = page.obj.get("/Annots")
    return [one for one in there if isinstance(one, Dictionary)] if isinstance(there, Array) else []


def is_shown_field(annotation: Any) -> bool:
    flags = annotation.get("/F", 0)
    return annotation.get("/Subtype") == Name.Widget and isinstance(flags, int) and not flags & (HIDDEN | NO_VIEW)


def links_of(page: Any) -> list[tuple[list[float], str]]:
    """Return where on the page an address on the web can be pressed."""
    found = []
    for one in annotations_of(page):
        action, place = one.get("/A"), one.get("/Rect")
        if (
            one.get("/Subtype") == Name.Link
            and isinstance(action, Dictionary)
            and action.get("/S") == Name.URI
            and place is not None
        ):
            address = str(action.get("/URI", ""))
            if GOOD_LINK.fullmatch(address):
                found.append(([float(side) for side in place], address))
    return found


def link(place: list[float], address: str) -> Dictionary:
    action = Dictionary(S=Name.URI, URI=pikepdf.String(address))
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(place), Border=Array([0, 0, 0]), A=action)
