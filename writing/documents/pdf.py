"""PDF: the pages and what they show, written from scratch."""

from collections import Counter
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from writing.documents import pdf_annotations
from writing.documents.pdf_content import Painter, hidden_layers
from writing.documents.pdf_keys import OF_A_FORM, OF_A_PAGE, OF_RESOURCES, PAINTED, forget, keep_only, keep_only_in_file, reopened
from writing.documents.pdf_pictures import forget_camera, is_picture, put_grey_box
from writing.documents.refusals import MOST_PAGES, Refused


class PdfCopy:
    """A PDF made anew: pages, fonts, what is painted, links to the web. `taken_out` counts what is not in it."""

    def __init__(self, data: bytes, *, pictures: bool = False) -> None:
        self.pictures, self.pictures_kept = pictures, 0
        self.taken_out: Counter[str] = Counter()
        self.seen: set[tuple[int, int]] = set()
        self.taken_out["versions"] = max(0, data.count(b"startxref") - 1 - (b"/Linearized" in data[:1024]))
        try:
            self.pdf = Pdf.open(BytesIO(data), suppress_warnings=True)
        except pikepdf.PasswordError as fault:
            raise Refused("encrypted") from fault
        except (pikepdf.PdfError, ValueError, OverflowError) as fault:
            raise Refused("damaged") from fault

    def data(self) -> bytes:
        """Return the new file. Raises Refused."""
        if self.pdf.is_encrypted:
            raise Refused("encrypted")
        try:
            return self.made_anew()
        except (pikepdf.PdfError, pikepdf.ForeignObjectError, TypeError, KeyError, ValueError, AttributeError, IndexError) as fault:
            raise Refused("damaged") from fault

    def made_anew(self) -> bytes:
        if not len(self.pdf.pages) > 0:
            raise Refused("no_words")
        if len(self.pdf.pages) > MOST_PAGES:
            raise Refused("too_many_pages")
        self.count()
        self.layers = hidden_layers(self.pdf.Root)
        self.taken_out["layers"] += len(self.layers)
        pdf_annotations.settle(self.pdf, self.taken_out)
        for page in self.pdf.pages:
            self.put_page(page)
        keep_only_in_file(self.pdf.Root)
        for key in list(self.pdf.trailer.keys()):
            if key not in {"/Root", "/Size"}:
                del self.pdf.trailer[key]
        self.pdf = reopened(self.pdf)  # so that what follows meets only what is still pointed to
        for thing in self.pdf.objects:
            forget(thing)
        out = BytesIO()
        self.pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()

    def count(self) -> None:
        """Count what stands beside the pages and goes whole."""
        root, taken = self.pdf.Root, self.taken_out
        names = root.get("/Names", Dictionary())
        taken["properties"] += len(self.pdf.trailer.get("/Info", {})) + ("/Metadata" in root)
        taken["embedded"] += len(self.pdf.attachments)
        opens = root.get("/OpenAction")
        runs = isinstance(opens, Dictionary) and opens.get("/S") != Name.GoTo
        taken["programs"] += ("/JavaScript" in names) + runs + ("/AA" in root)
        taken["bookmarks"] += "/Outlines" in root
        form = root.get("/AcroForm", Dictionary())
        taken["signatures"] += sum(1 for one in form.get("/Fields", []) if one.get("/FT") == Name.Sig)

    def put_page(self, page: Any) -> None:
        """Leave on the page what a reader sees. All of it: nothing is cut off at its edges that could be looked at elsewhere."""
        page.obj.Contents, page.obj.Resources = self.painted(page, page.resources)  # its own, or those of the pages above it
        keep_only(page.obj, OF_A_PAGE)

    def painted(self, thing: Any, resources: Any, *, with_words: bool = True) -> tuple[Any, Any]:
        """Return what a page or form paints, made anew, and what that draws on and nothing else."""
        painter = Painter(resources, self.layers, self.taken_out, with_words=with_words)
        painter.drops_inline_pictures = not self.pictures
        painted = painter.painted(pikepdf.parse_content_stream(thing))
        return self.pdf.make_stream(pikepdf.unparse_content_stream(painted)), self.drawn_on(resources, painter.used)

    def drawn_on(self, resources: Any, used: set[tuple[str, str]]) -> Dictionary:
        """Return those of the resources that are used, each made anew once: pictures, forms, patterns, letters."""
        kept = Dictionary()
        for kind in OF_RESOURCES & set(resources.keys()):
            there = resources[kind]
            if kind in PAINTED and isinstance(there, Dictionary):
                there = Dictionary({name: there[name] for name in there.keys() if (kind, name) in used})  # noqa: SIM118
            kept[kind] = there
        self.put_things(kept, around=resources)
        return kept

    def put_things(self, resources: Dictionary, around: Any) -> None:
        for thing in dict(resources.get("/XObject", Dictionary())).values():
            self.put_thing(thing, around)
        states = [one for one in dict(resources.get("/ExtGState", Dictionary())).values() if isinstance(one, Dictionary)]
        masks = [one.get("/SMask") for one in states]
        shapes = [mask.G for mask in masks if isinstance(mask, Dictionary) and "/G" in mask]
        for thing in (*shapes, *dict(resources.get("/Pattern", Dictionary())).values()):
            self.put_thing(thing, around, with_words=False)  # what stands there is a shape, and no reading finds it
        for font in dict(resources.get("/Font", Dictionary())).values():
            if isinstance(font, Dictionary) and isinstance(font.get("/CharProcs"), Dictionary) and not self.is_known(font):
                self.put_drawn_letters(font, font.get("/Resources", around))

    def put_drawn_letters(self, font: Dictionary, resources: Any) -> None:
        """Letters may be drawn like forms, each by its own instructions. They are shapes, small pictures among them."""
        for letter in dict(font.CharProcs).values():
            if isinstance(letter, pikepdf.Stream) and not self.is_known(letter):
                painter = Painter(resources, self.layers, self.taken_out, with_words=False)
                painter.drops_inline_pictures = False
                letter.write(pikepdf.unparse_content_stream(painter.painted(pikepdf.parse_content_stream(letter))))
                keep_only(letter, OF_A_FORM)
        font.Resources = Dictionary()

    def put_thing(self, thing: Any, around: Any, *, with_words: bool = True) -> None:
        if not isinstance(thing, pikepdf.Stream) or self.is_known(thing):
            return
        if is_picture(thing):
            self.put_picture(thing)
            return
        content, resources = self.painted(thing, thing.get("/Resources", around), with_words=with_words)
        thing.write(content.read_bytes())
        thing.Resources = resources
        keep_only(thing, OF_A_FORM)

    def put_picture(self, picture: Any) -> None:
        if self.pictures and forget_camera(picture):
            for mask in (picture.get("/SMask"), picture.get("/Mask")):
                if is_picture(mask) and not forget_camera(mask):
                    put_grey_box(picture)
                    return
            self.pictures_kept += 1
            return
        self.taken_out["pictures"] += 1
        put_grey_box(picture)

    def is_known(self, thing: Any) -> bool:
        """Whether this was met before. Things without a number of their own are always new."""
        number = thing.objgen
        known = number != (0, 0) and number in self.seen
        self.seen.add(number)
        return known
