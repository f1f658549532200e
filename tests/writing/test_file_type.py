"""What a file is stands in its bytes: what its name or a browser says about it counts for nothing."""

from io import BytesIO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from writing.forms.attachment import DocumentForm, RecordingForm
from writing.models.file_type import DOCX, MP3, MP4, ODT, OGG, PDF, WAV, WEBM, audio_type, document_type

AUDIO = {
    WEBM: b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm",
    OGG: b"OggS\x00\x02",
    MP4: b"\x00\x00\x00\x1cftypM4A ",
    MP3: b"ID3\x04\x00",
    WAV: b"RIFF\x24\x00\x00\x00WAVEfmt ",
}
NO_AUDIO = [
    b"",
    b"\xff",
    b"<html><script>alert(1)</script>",
    b"\x1a\x45\xdf\xa3matroska",
    b"RIFF\x24\x00\x00\x00AVI ",
    b"\xff\xf1\x50\x80",  # AAC without a container
    b"%PDF-1.7",
    b"GIF89a",
]


def made(*names, mimetype=None):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        if mimetype is not None:
            parts.writestr("mimetype", mimetype)
        for name in names:
            parts.writestr(name, "<x/>")
    return file.getvalue()


DOCUMENTS = {
    PDF: b"%PDF-1.7\n",
    DOCX: made("[Content_Types].xml", "word/document.xml"),
    ODT: made("content.xml", mimetype=ODT),
}
NO_DOCUMENTS = [
    b"",
    b"PK\x03\x04 broken",
    made("[Content_Types].xml", "xl/workbook.xml"),
    made("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    b"\xd0\xcf\x11\xe0 an old Word file",
    AUDIO[WAV],
]


@pytest.mark.parametrize("name", AUDIO)
def test_a_recording_is_known_by_its_bytes(name):
    assert audio_type(BytesIO(AUDIO[name])) == name


def test_an_mp3_without_a_tag_is_one():
    assert audio_type(BytesIO(b"\xff\xfb\x90\x64")) == MP3


@pytest.mark.parametrize("said", NO_AUDIO)
def test_anything_else_is_no_recording(said):
    assert audio_type(BytesIO(said)) == ""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_known_by_its_bytes_and_can_be_read_from_its_beginning(name):
    file = BytesIO(DOCUMENTS[name])
    assert (document_type(file), file.tell()) == (name, 0)


@pytest.mark.parametrize("said", NO_DOCUMENTS)
def test_anything_else_is_no_document(said):
    assert document_type(BytesIO(said)) == ""


def sent(form, said, *, name="note.wav", content_type="audio/wav"):
    return form({"id": str(uuid4())}, {"file": SimpleUploadedFile(name, said, content_type=content_type)})


def test_what_the_browser_says_counts_for_nothing():
    form = sent(RecordingForm, AUDIO[OGG], name="note.html", content_type="text/html")
    assert form.is_valid()
    assert (form.upload.content_type, form.upload.name) == (OGG, "note.html")


def test_a_page_that_calls_itself_a_recording_is_refused_with_what_to_choose():
    form = sent(RecordingForm, b"<html>")
    assert form.errors["file"] == [
        "This is not a recording that can be played here. Choose one in WebM, Ogg, MP4 (m4a), MP3 or WAV."
    ]


def test_a_document_of_another_kind_is_refused_with_what_to_choose():
    assert "Choose a PDF" in sent(DocumentForm, b"GIF89a").errors["file"][0]


def test_a_large_one_is_refused_with_its_size(settings):
    settings.DOCUMENT_BYTES = 10
    assert sent(DocumentForm, DOCUMENTS[PDF] + b"x" * 20).errors["file"][0].startswith("This file is too large: 29")


def test_nothing_at_all_is_refused_with_what_to_do():
    assert sent(RecordingForm, b"").errors["file"] == ["There is nothing in this file. Choose another."]
    assert RecordingForm({"id": str(uuid4())}, {}).errors["file"] == ["Choose a file first."]


def test_a_name_keeps_its_letters_and_loses_what_cannot_be_printed():
    form = sent(RecordingForm, AUDIO[WAV], name="Änne\n\x07 im Bus.wav")
    assert form.is_valid()
    assert form.upload.name == "Änne im Bus.wav"
