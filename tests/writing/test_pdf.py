"""A page as a PDF: what is on it can be read, by a screen reader too, and it fetches nothing."""

import io
import re
import socket

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

from writing.pdf import NoPdf, as_pdf, can_make_pdfs

PAGE = '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Log of Siân</title></head><body>{}</body></html>'


def words_of(pdf):
    return re.sub(r"\s+", " ", extract_text(io.BytesIO(pdf)))


class Listener:
    """A port of this machine that somebody's words might make the drawing process call."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/style.css"

    def was_asked(self):
        self.socket.setblocking(False)
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def listener():
    listener = Listener()
    yield listener
    listener.socket.close()


@pytest.fixture(scope="module")
def pdf():
    return as_pdf(PAGE.format("<h1>Log of Siân</h1><p>Łódź, ŵ and ŷ; £3 &amp; “so”.</p>"))


def test_the_machine_that_tests_can_make_pdfs():
    assert can_make_pdfs()


def test_the_words_are_in_it_in_any_spelling(pdf):
    assert "Log of Siân" in words_of(pdf)
    assert "Łódź, ŵ and ŷ; £3 & “so”." in words_of(pdf)


def test_it_is_tagged_in_a_language_and_titled(pdf):
    catalog = PDFDocument(PDFParser(io.BytesIO(pdf))).catalog
    assert (catalog["Lang"], catalog["MarkInfo"]["Marked"]) == (b"en-GB", True)
    assert "StructTreeRoot" in catalog
    assert b"pdfuaid:part" in catalog["Metadata"].resolve().get_data()


def test_it_reads_no_file_and_asks_no_other_site(tmp_path, listener):
    secret = tmp_path / "secret.css"
    secret.write_text("h1::after { content: 'PLANTED'; }")
    asks = f'<link rel="stylesheet" href="{secret.as_uri()}"><link rel="stylesheet" href="{listener.url}">'
    asks += f'<link rel="attachment" href="{secret.as_uri()}"><link rel="stylesheet" href="font:../../../pyproject.toml">'
    drawn = as_pdf(PAGE.format(f"{asks}<h1>Log</h1>"))
    assert "PLANTED" not in words_of(drawn)
    assert b"EmbeddedFile" not in drawn
    assert not listener.was_asked()


def test_what_takes_too_long_is_ended_and_says_no_word_of_the_page():
    with pytest.raises(NoPdf) as refused:
        as_pdf(PAGE.format("<h1>Log</h1><p>PLANTED</p>"), seconds=0.05)
    assert str(refused.value) == "took longer than 0.05 seconds"


def test_what_cannot_be_drawn_is_refused(monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(NoPdf, match="ended with 1"):
        as_pdf(PAGE.format("<h1>Log</h1>"))
