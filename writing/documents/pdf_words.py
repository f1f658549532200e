"""The words of a PDF, page by page, with those that a reader cannot see. It reads by itself what pdf writes."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTPage, LTTextBox
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pikepdf import Dictionary, Name, Pdf

from writing.documents.found import Passage, Place
from writing.documents.pdf_unseen import Unseen, unseen_on
from writing.documents.refusals import Refused

NO_LETTER = re.compile(r"\(cid:\d+\)")
MOST_NO_LETTERS = 0.2  # a part of all letters
ONE_LINE = re.compile(r"(?<=\S)\n(?=\S)")
HIDDEN_MODES = {3}
LAYOUT = LAParams(all_texts=True)
FAULTS = (PDFException, PSException, ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError, OverflowError)


def words_of_pdf(data: bytes) -> list[Passage]:
    """Return everything the file says. Raises Refused where words are covered or cannot be seen, or letters cannot be read."""
    try:
        passages = [*beside_the_pages(data), *on_the_pages(data)]
    except FAULTS as fault:
        raise Refused("damaged") from fault
    look_at_letters("".join(one.text for one in passages if one.place == Place.TEXT))
    return [one for one in passages if one.text.strip()]


def look_at_letters(said: str) -> None:
    """Raise Refused where too many of them are shapes that nothing says the letters of."""
    letters, unknown = NO_LETTER.subn("", said)
    if unknown > MOST_NO_LETTERS * (unknown + sum(one.isalnum() for one in letters)):
        raise Refused("no_letters")


def on_the_pages(data: bytes) -> Iterator[Passage]:
    unseen: dict[str, list[int]] = {}
    document = PDFDocument(PDFParser(BytesIO(data)))
    shared = PDFResourceManager()
    device = PDFPageAggregator(shared, laparams=None)
    reader = PDFPageInterpreter(shared, device)
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        reader.process_page(page)
        layout = device.get_result()
        for kind in unseen_on(layout, page.resources):
            unseen.setdefault(kind, []).append(number)
        yield Passage(Place.TEXT, words_of_page(layout), number)
    for kind in Unseen:
        if kind in unseen:
            raise Refused(kind, pages=pages_in_words(unseen[kind]))


def words_of_page(layout: LTPage) -> str:
    """Return the words of a page as paragraphs. A line that goes on in the next one is one line."""
    layout.analyze(LAYOUT)
    return "\n\n".join(ONE_LINE.sub(" ", one.strip()) for one in texts_in(layout) if one.strip())


def texts_in(holder: LTContainer[Any]) -> Iterator[str]:
    for thing in holder:
        if isinstance(thing, LTTextBox):
            yield thing.get_text()
        elif isinstance(thing, LTContainer) and not isinstance(thing, LTChar):
            yield from texts_in(thing)


def pages_in_words(pages: list[int]) -> str:
    numbers = [str(page) for page in pages[:5]] + (["…"] if len(pages) > 5 else [])  # noqa: PLR2004 - enough to find them
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {', '.join(numbers)}"


def beside_the_pages(data: bytes) -> Iterator[Passage]:
    """Return what the file says beside what is painted: addresses of links, properties, comments, names of files inside."""
    try:
        pdf = Pdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as fault:
        raise Refused("encrypted") from fault
    except pikepdf.PdfError as fault:
        raise Refused("damaged") from fault
    yield from (Passage(Place.PROPERTY, f"{key} {value}") for key, value in pdf.trailer.get("/Info", Dictionary()).items())
    yield from (Passage(Place.PROPERTY, str(key)) for key in pdf.Root.keys() if key not in {"/Type", "/Pages", "/Lang"})  # noqa: SIM118
    yield from (Passage(Place.HIDDEN, name) for name in pdf.attachments)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == Name.Metadata:
            yield Passage(Place.PROPERTY, "XMP " + thing.read_bytes().decode("utf-8", "replace"))
    forms = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form]
    if any(has_invisible_words(one) for one in (*pdf.pages, *forms)):
        yield Passage(Place.HIDDEN, "words in the invisible mode")
    for page in pdf.pages:
        for one in page.obj.get("/Annots", []):
            address = one.get("/A", Dictionary()).get("/URI") if one.get("/Subtype") == Name.Link else None
            yield (
                Passage(Place.LINK, str(address))
                if address is not None
                else Passage(Place.COMMENT, str(one.get("/Contents", "note")))
            )


def has_invisible_words(painted: Any) -> bool:
    """Whether a page or form paints words in the invisible mode, which reading by letters cannot tell from others."""
    mode, kept = 0, list[int]()
    for operands, operator in pikepdf.parse_content_stream(painted, "q Q Tr Tj TJ ' \""):
        name = str(operator)
        if name == "q":
            kept.append(mode)
        elif name == "Q":
            mode = kept.pop() if kept else mode
        elif name == "Tr":
            mode = int(operands[0])
        elif mode in HIDDEN_MODES:
            return True
    return False
