"""The one door to reading and cleaning, in this process. Pages go through `apart`, which does it in another one."""

import warnings
from collections.abc import Callable

from writing.documents.archive import Archive
from writing.documents.docx import WordCopy
from writing.documents.docx_pictures import WordPictures
from writing.documents.docx_words import words_of_docx
from writing.documents.found import Cleaned, Passage, Place, only_seen
from writing.documents.kinds import PHOTOS, Kind, kind_of
from writing.documents.odt import OpenCopy
from writing.documents.odt_pictures import OpenPictures
from writing.documents.odt_words import words_of_odt
from writing.documents.pdf import PdfCopy
from writing.documents.pdf_words import words_of_pdf
from writing.documents.pictures import made_anew, written_beside
from writing.documents.refusals import MOST_WORDS, Refused

READERS: dict[Kind, Callable[[bytes], list[Passage]]] = {
    Kind.DOCX: lambda data: words_of_docx(Archive(data)),
    Kind.ODT: lambda data: words_of_odt(Archive(data)),
    Kind.PDF: words_of_pdf,
}


def read(data: bytes) -> list[Passage]:
    """Return all words of a document with their places, hidden ones too. Raises Refused."""
    kind = kind_of(data)
    return READERS[kind](data) if kind in READERS else []


def copy_of(data: bytes, kind: Kind, *, pictures: bool) -> tuple[bytes, dict[str, int], int]:
    """Return the new file, what was taken out, and how many pictures are still in it."""
    if kind == Kind.PDF:
        pdf = PdfCopy(data, pictures=pictures)
        return pdf.data(), dict(pdf.taken_out), pdf.pictures_kept
    archive = Archive(data)
    if kind == Kind.DOCX:
        word_pictures = WordPictures(archive) if pictures else None
        word = WordCopy(archive, word_pictures)
        return word.data(), dict(word.taken_out), len(word_pictures.ids()) if word_pictures else 0
    open_pictures = OpenPictures(archive) if pictures else None
    text = OpenCopy(archive, open_pictures)
    return text.data(), dict(text.taken_out), len(open_pictures.parts("")) if open_pictures else 0


def clean_photo(data: bytes, kind: Kind) -> Cleaned:
    """Return the picture made anew from its points. There are no words to read in it."""
    made = made_anew(data)
    if made is None:
        raise Refused("damaged")
    beside = written_beside(data)
    return Cleaned(kind, made[1], [], {"properties": beside} if beside else {}, 1)


def clean(data: bytes, *, name: str = "", pictures: bool = False, photos: bool = False) -> Cleaned:
    """Return a copy that holds what a reader can see and nothing else. Raises Refused where that cannot be had.

    `name` is what the file is called, which must agree with what it is. `pictures`: whether pictures may stay, made anew; `photos`:
    whether the file itself may be one.
    The copy is read again before it is returned: where it still holds anything hidden, it is refused.
    """
    kind = kind_of(data, name)
    if kind in PHOTOS:
        if not photos:
            raise Refused("other_kind")
        return clean_photo(data, kind)
    with warnings.catch_warnings(action="ignore"):  # of a library about a part it could not read: it is not in the copy either
        copy, taken_out, kept = copy_of(data, kind, pictures=pictures)
        passages = READERS[kind](copy)
    if not only_seen(passages):
        raise Refused("not_clean")
    if not any(one.text.strip() for one in passages if one.place != Place.LINK):
        raise Refused("scanned" if kept or taken_out.get("pictures") else "no_words")
    if sum(len(one.text.split()) for one in passages) > MOST_WORDS:
        raise Refused("too_long")
    return Cleaned(kind, copy, passages, {kind: number for kind, number in taken_out.items() if number}, kept)
