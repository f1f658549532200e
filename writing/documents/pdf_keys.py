"""What stays of a PDF, by the keys of its things. Whatever is not named here goes."""

import re
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from writing.documents.pdf_content import DRAWS_ON
from writing.documents.refusals import MOST_PAGES

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2,4})?")
OF_THE_FILE = {"/Type", "/Pages", "/Lang"}
OF_A_PAGE = {"/Type", "/Parent", "/MediaBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Annots", "/Group"}
OF_PAGES = {"/Type", "/Parent", "/Kids", "/Count", "/MediaBox", "/Rotate", "/Resources"}
PAINTED = set(DRAWS_ON.values())
OF_RESOURCES = PAINTED | {"/ColorSpace", "/ProcSet"}
OF_A_FORM = {"/Type", "/Subtype", "/BBox", "/Matrix", "/Resources", "/Group", "/PatternType", "/PaintType", "/TilingType", "/XStep",
             "/YStep", "/Filter", "/DecodeParms", "/Length"}  # fmt: skip
# What programs write beside things, wherever it stands.
NEVER = (
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/AA", "/OC", "/StructParent", "/StructParents", "/OPI",
    "/Measure", "/PtData", "/Alternates", "/Name", "/ID", "/SpiderInfo", "/B", "/PZ", "/Trans", "/Dur", "/Tabs",
)  # fmt: skip
NEVER_BUT_IN_FONTS = {"/Name", "/ID", "/B"}


def keep_only_in_file(root: Any) -> None:
    """Of the file itself its pages stay, and the language of its words."""
    keep_only(root, OF_THE_FILE)
    if "/Lang" in root and not LANGUAGE.fullmatch(str(root.Lang)):
        del root["/Lang"]
    keep_only_in_tree(root.Pages)


def keep_only(thing: Any, keys: set[str]) -> None:
    for key in [key for key in thing.keys() if key not in keys]:  # noqa: SIM118 - not a mapping of Python
        del thing[key]


def keep_only_in_tree(node: Any, depth: int = 0) -> None:
    """The nodes between the file and its pages have nothing to say but which pages there are."""
    if depth < MOST_PAGES and node.get("/Type") != Name.Page and isinstance(node.get("/Kids"), Array):
        keep_only(node, OF_PAGES)
        for kid in node.Kids:
            keep_only_in_tree(kid, depth + 1)


def forget(thing: Any) -> None:
    """Take out what programs write beside a thing, also in what it holds without a number of its own."""
    if isinstance(thing, Array):
        for one in thing:
            forget(one)
    if not isinstance(thing, Dictionary | pikepdf.Stream):
        return
    is_font = "/FontDescriptor" in thing or thing.get("/Type") == Name.Font
    for key in NEVER:
        if key in thing and not (is_font and key in NEVER_BUT_IN_FONTS):
            del thing[key]
    for key in list(thing.keys()):
        if not getattr(thing[key], "is_indirect", True):
            forget(thing[key])


def reopened(pdf: Pdf) -> Pdf:
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    out.seek(0)
    return Pdf.open(out)
