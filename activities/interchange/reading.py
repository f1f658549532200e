"""A file of questions, whatever it is: which format it has, and what becomes of each question in it."""

from activities.interchange import gift_read, moodle_read
from activities.interchange.question import Reading, Unreadable

MOST_BYTES = 5_000_000
FORMATS = {"moodle": "Moodle XML", "gift": "GIFT"}
KNOWN_BY_BEGINNING = (
    (b"PK\x03\x04", "This is a zip file. Take the Moodle XML or GIFT file out of it, and choose that one."),
    (b"%PDF", "This is a PDF. Choose a file of Moodle XML (.xml) or GIFT (.txt)."),
)
TOO_LARGE = "This file is larger than 5 MB. Export fewer questions, or questions without pictures, and choose that file."
NOT_TEXT = "This file is not text in UTF-8. Open it where it was written, save it as UTF-8, and choose it again."
NOTHING = "No question was found in this file. It should be Moodle XML, or GIFT with a blank line between two questions."


def read(data: bytes) -> Reading:
    """Return what becomes of each question of a file. Raises Unreadable, with what to do, where none of it can be read."""
    if len(data) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    for beginning, words in KNOWN_BY_BEGINNING:
        if data.startswith(beginning):
            raise Unreadable(words)
    bare = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = Reading("moodle", moodle_read.read(bare)) if is_xml(bare) else Reading("gift", gift_read.read(as_text(bare)))
    if not found.rows:
        raise Unreadable(NOTHING)
    return found


def is_xml(data: bytes) -> bool:
    return data.startswith((b"<?xml", b"<quiz", b"<!DOCTYPE", b"<!--"))


def as_text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(NOT_TEXT) from None
    if "\0" in text:
        raise Unreadable(NOT_TEXT)
    return text
