"""What a file is, from its own bytes. What a browser or a file's name says about it counts for nothing."""

import re
from typing import IO
from zipfile import BadZipFile, ZipFile

WEBM, OGG, MP4, MP3, WAV = "audio/webm", "audio/ogg", "audio/mp4", "audio/mpeg", "audio/wav"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
JPEG, PNG = "image/jpeg", "image/png"
ENDINGS = {
    WEBM: "webm", OGG: "ogg", MP4: "m4a", MP3: "mp3", WAV: "wav", PDF: "pdf", DOCX: "docx", ODT: "odt", JPEG: "jpg", PNG: "png",
}  # fmt: skip
FRAME_OF_MP3 = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")  # eleven bits of one, one of three versions, layer III
HEAD = 1024  # bytes that are looked at


def audio_type(file: IO[bytes]) -> str:
    """Return the type of a recording, "" where it is none of those that browsers play. Goes back to the beginning of the file."""
    head = head_of(file)
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:80]:
        return WEBM
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    if head[4:8] == b"ftyp":
        return MP4
    if head.startswith(b"OggS"):
        return OGG
    return MP3 if head.startswith(b"ID3") or FRAME_OF_MP3.match(head) else ""


def document_type(file: IO[bytes]) -> str:
    """Return the type of a document: PDF, Word or OpenDocument text; "" for anything else. Goes back to the beginning."""
    if head_of(file).startswith(b"%PDF-"):
        return PDF
    try:
        with ZipFile(file) as parts:
            names = set(parts.namelist())
            if "word/document.xml" in names and "[Content_Types].xml" in names:
                return DOCX
            if "mimetype" in names and parts.getinfo("mimetype").file_size == len(ODT) and parts.read("mimetype") == ODT.encode():
                return ODT
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        pass  # not an archive, a broken one, or one that asks for a password
    finally:
        file.seek(0)
    return ""


def document_or_photo_type(file: IO[bytes]) -> str:
    """Return the type of a document or of a picture in JPEG or PNG, "" for anything else. Goes back to the beginning."""
    head = head_of(file)
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    return PNG if head.startswith(b"\x89PNG\r\n\x1a\n") else document_type(file)


def head_of(file: IO[bytes]) -> bytes:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return head
