"""Why a file is not taken. Each reason has a code for the record and a sentence for whoever brought the file."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PAGES = 100
MOST_WORDS = 10_000  # the check reads a thousand in 50 ms, on a page that somebody waits for

SENTENCES = {
    "empty": "The file is empty. Choose it again; if it was still being saved, wait a moment first.",
    "too_big": f"The file is larger than {MOST_BYTES // MEGABYTE} MB. Take pictures out, or bring only the part that matters.",
    "too_long": f"The document has more than {MOST_WORDS:,} words. Bring only the part that matters.",
    "too_many_pages": f"The document has more than {MOST_PAGES} pages. Bring only the part that matters.",
    "other_kind": "This is not a Word document (.docx), an OpenDocument text (.odt) or a PDF. Save it as one of these first.",
    "heic": "This is a photo in HEIC, which few programs open. Save or send it as JPEG first.",
    "old_word": "This is an older Word document (.doc). Open it, choose Save as, and save it as a Word document (.docx).",
    "other_name": "The file is not what its name says. Open it in the program you made it with, and save it again.",
    "encrypted": "The file is protected with a password. Save a copy without one, and choose that.",
    "macros": "This document can carry macros, which are small programs. Save it as a Word document (.docx) without them.",
    "strict": "The document is saved in a form that cannot be read here. Choose Save as, Word document (.docx), not “Strict”.",
    "damaged": "The file is damaged and cannot be read. Open it in the program you made it with, and save it again.",
    "bomb": "The file unpacks to far more than a document needs, so it was not opened. Copy its words into a new document.",
    "entities": "The file asks for other files to be read into it, so it was not opened. Copy its words into a new document.",
    "too_hard": "Reading the file took too long. Copy its words into a new document, or bring only the part that matters.",
    "scanned": "Its pages are pictures, as from a scanner, so its words cannot be read here. Type out what matters.",
    "no_words": "There are no words in the document.",
    "no_letters": "The letters of this PDF cannot be read, only their shapes. Bring the document that it was made from.",
    "covered": "Words lie under a box or a picture ({pages}). They are hidden from the eye, but still in the file. "
    "Delete the words themselves in the original, and make the PDF again.",
    "unseen": "There are words nobody can see ({pages}): white, tiny or beside the page. "
    "Delete them in the original, and make the PDF again.",
    "not_clean": "Something hidden could not be taken out of this document. Copy its words into a new one, and choose that.",
    "busy": "Several documents are being read just now. Wait a minute, and choose the file again.",
}


class Refused(Exception):
    """The file is not taken, and nothing of it is kept. `code` is for the record, `sentence` says what to do."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code].format(**self.details)
