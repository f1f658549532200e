"""Drafts of pages from a cartridge, the pictures they show, and what is said of each."""

import posixpath
from io import BytesIO
from typing import Any

from PIL import Image

from accounts.models import User
from learning.actions.course import put_drawing
from learning.interchange.archive import Arrived, part
from learning.interchange.cartridge_read import Entry, inside
from learning.interchange.head import as_text
from learning.interchange.incoming import Page, read
from learning.interchange.markup import NotMarkup
from learning.models import BasePage
from learning.models.drawing_of_pictures import NotADrawing, inline

CAME, LOOK, NOT = "came in", "came in, to be looked at", "did not come in"
FILE_BASE = ("$IMS-CC-FILEBASE$/", "$IMS_CC_FILEBASE$/", "%24IMS-CC-FILEBASE%24/", "%24IMS_CC_FILEBASE%24/")
WEB_FOLDERS = ("", "web_resources/")
KINDS = {"PNG", "JPEG", "GIF", "WEBP"}
MOST_PIXELS = 50_000_000
GONE = "A picture ({name}) is not in the cartridge."
NOT_SHOWN = "A picture ({name}) is not of a kind that can be shown here, so it was left out."
TOO_DEEP = "It is nested far deeper than a page is, so it did not come in."


def put_draft(model: type[BasePage], parent: BasePage, values: dict[str, Any], by: User | None) -> Any:
    """Make a page that nobody sees yet, with its first revision."""
    page = model(live=False, owner=by, **values)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    return page


class Pages:
    """The files of a cartridge as pages, each read once, and the rows that say what came of them."""

    def __init__(self, files: Arrived, by: User | None) -> None:
        self.files, self.by = files, by
        self.rows: list[dict[str, Any]] = []
        self.read_before: dict[str, Page | None] = {}

    def say(self, title: str, what: str, *said: str, verdict: str = "", page: BasePage | None = None) -> None:
        """Add a row."""
        verdict = verdict or (LOOK if said else CAME)
        self.rows.append({"title": title, "what": what, "verdict": verdict, "words": list(said), "page": page.pk if page else None})

    def noted(self, entry: Entry) -> dict[str, Any]:
        page = self.page(entry)
        return page.noted if page else {}

    def page(self, entry: Entry) -> Page | None:
        """Return what is on a page, None where it is no honest one."""
        if entry.path not in self.read_before:
            try:
                self.read_before[entry.path] = self.read(entry)
            except NotMarkup:
                self.read_before[entry.path] = None
        return self.read_before[entry.path]

    def read(self, entry: Entry) -> Page:
        said: list[str] = []
        html = as_text(part(self.files, entry.path))
        page = read(html, title=entry.title, show=lambda source, drawn: self.picture(source, drawn, entry.path, said))
        page.notes += dict.fromkeys(said)
        return page

    def picture(self, source: str, drawn: bytes, shown_in: str, said: list[str]) -> str | None:
        """Put a picture among the pictures, and return its id as a word. None: it was left out, and why was said."""
        name = posixpath.basename(source.partition("?")[0]) or "drawing.svg"
        content = drawn or self.file_of(source, shown_in)
        if content is None:
            said.append(GONE.format(name=name[:60]))
            return None
        ending = ending_of(content)
        if not ending:
            said.append(NOT_SHOWN.format(name=name[:60]))
            return None
        return str(put_drawing(title=f"{name.rpartition('.')[0][:80] or 'picture'}.{ending}", svg=content, by=self.by))

    def file_of(self, source: str, shown_in: str) -> bytes | None:
        base = next((one for one in FILE_BASE if source.startswith(one)), None)
        if base is None:
            places = [inside(source, posixpath.dirname(shown_in))]
        else:
            places = [inside(source.removeprefix(base), folder) for folder in WEB_FOLDERS]
        found = next((path for path in places if path and path in self.files), None)
        return part(self.files, found) if found else None


def ending_of(content: bytes) -> str:
    """Return what a picture is, "" for what is none, or has more in it than a picture."""
    if content.lstrip().startswith((b"<?xml", b"<svg")):
        try:
            inline(content, alt="")
        except NotADrawing:
            return ""
        return "svg"
    try:
        with Image.open(BytesIO(content)) as image:
            fine = image.format in KINDS and image.width * image.height <= MOST_PIXELS
            kind = str(image.format).lower()
            image.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""
    return kind if fine else ""
