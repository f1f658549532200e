"""Files that are not taken, each with a sentence that says what to do."""

import struct
import warnings
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.writing.documents.hiding_places import zipped
from tests.writing.documents.open_files import open_file, p
from tests.writing.documents.pdf_files import pdf_file, shows
from tests.writing.documents.word_files import SPACES, paragraph, run, word_file
from writing.documents import refusals
from writing.documents.apart import AT_ONCE, answer_of, clean_apart, surroundings
from writing.documents.clean import clean
from writing.documents.refusals import SENTENCES, Refused

WORDS = word_file(paragraph(run("words")))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code_of(data, name=""):
    with pytest.raises(Refused) as refused:
        clean(data, name=name)
    assert refused.value.sentence.endswith(".")
    return refused.value.code


def document(inside):
    return with_part("word/document.xml", inside)


def with_part(name, data):
    return word_file(paragraph(run("words")), parts={name: data})


MACROS = '<a ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
REFUSED = {
    "nothing in it": (b"", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "other_kind"),
    "a table": (zipped({"[Content_Types].xml": "<a/>"}), "other_kind"),
    "an old Word document": (OLD + bytes(600), "old_word"),
    "a Word document with a password": (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "a Word document with macros": (
        zipped({"[Content_Types].xml": MACROS}),
        "macros",
    ),
    "half of a file": (WORDS[: len(WORDS) // 2], "damaged"),
    "half of a PDF": (b"%PDF-1.7\nnothing", "damaged"),
    "broken XML": (document(f"<w:document {SPACES}><w:body>"), "damaged"),
    "entities": (document('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), "entities"),
    "entities in another alphabet": (document("<!DOCTYPE a><a/>".encode("utf-16")), "damaged"),
    "strict": (document('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'), "strict"),
    "no words": (word_file(paragraph("")), "no_words"),
    "no words in OpenDocument": (open_file(p("")), "no_words"),
    "no words in PDF": (pdf_file("0 g 10 10 5 5 re f"), "no_words"),
    "too many words": (word_file(paragraph(run("word " * 10_001))), "too_long"),
    "too deep": (word_file("<w:sdt><w:sdtContent>" * 100 + "</w:sdtContent></w:sdt>" * 100), "too_hard"),
    "too many parts": (zipped({f"a{number}": b"" for number in range(2001)}), "bomb"),
    "a bomb": (with_part("word/zeros.bin", bytes(30_000_000)), "bomb"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_its_reason(data, code):
    assert code_of(data) == code


def test_a_file_that_states_another_size_than_it_has_is_refused():
    body = zlib.compress(bytes(90_000_000), 9)[2:-4]
    assert code_of(lying_zip(b"[Content_Types].xml", body)) in {"bomb", "damaged"}


def lying_zip(name, body):
    """A zip file whose only part says that it holds ten bytes."""
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(body), 10, len(name), 0) + name + body
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(body), 10, len(name), 0, 0, 0, 0, 0, 0) + name
    return head + entry + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(head), 0)


def test_two_parts_of_one_name_are_refused():
    out = BytesIO(WORDS)
    with warnings.catch_warnings(action="ignore"), ZipFile(out, "a") as file:
        file.writestr("word/document.xml", "<a/>")
    assert code_of(out.getvalue()) == "damaged"


@pytest.mark.parametrize("name", ["notes.pdf", "notes.odt", "notes.docm", "notes.exe"])
def test_a_file_that_is_not_what_its_name_says_is_refused(name):
    assert code_of(WORDS, name) == "other_name"


def test_a_name_in_capitals_says_the_same():
    assert clean(WORDS, name="NOTES.DOCX").kind == "docx"


def test_one_that_is_too_large_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr("writing.documents.kinds.MOST_BYTES", 10)
    assert code_of(WORDS) == "too_big"


def test_every_sentence_can_be_said():
    for code in SENTENCES:
        assert "{" not in Refused(code, pages="page 2").sentence


def test_another_process_says_the_same():
    cleaned, here = clean_apart(WORDS, name="a.docx"), clean(WORDS)
    assert (cleaned.data, cleaned.passages, cleaned.kind) == (here.data, here.passages, here.kind)
    with pytest.raises(Refused, match="other_name"):
        clean_apart(WORDS, name="a.pdf")


def test_details_of_a_refusal_come_through():
    with pytest.raises(Refused) as refused:
        clean_apart(pdf_file(shows("Greenhalgh") + "0 g 15 295 120 20 re f"))
    assert "(page 1)" in refused.value.sentence


def test_a_file_that_would_keep_it_busy_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr("writing.documents.apart.SECONDS_OF_WAITING", 0.01)
    with pytest.raises(Refused, match="too_hard"):
        clean_apart(WORDS)


def test_a_fault_of_ours_is_logged_by_its_class_and_refused(lines):
    with pytest.raises(Refused, match="damaged"):
        answer_of(b'{"refused": "damaged", "details": {}, "fault": "NameError"}\n')
    assert ["A fault stopped the reading of a document: NameError." in str(line) for line in lines()] == [True]


def test_a_file_that_wants_all_the_memory_is_given_up():
    nested = "/F1 12 Tf " + "[" * 3_000_000
    with pytest.raises(Refused) as refused:
        clean_apart(pdf_file(nested))
    assert refused.value.code in {"damaged", "too_hard", "no_words"}


def test_only_so_many_are_read_at_once(monkeypatch):
    monkeypatch.setattr("writing.documents.apart.SECONDS_IN_LINE", 0.01)
    with AT_ONCE, AT_ONCE, pytest.raises(Refused, match="busy"):
        clean_apart(WORDS)
    assert clean_apart(WORDS).kind == "docx"


def test_the_process_knows_none_of_our_keys(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    assert set(surroundings()) <= {"PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"}


def test_what_a_reason_says_of_sizes_is_what_is_refused():
    assert f"{refusals.MOST_WORDS:,} words" in SENTENCES["too_long"]
