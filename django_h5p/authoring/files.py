"""Files that an author puts into a content: what they are, by their first bytes, and how large a picture is."""

from pathlib import Path
from typing import Any, Protocol

from django_h5p.authoring.picture_size import size_of

LARGEST = 100 * 1024 * 1024
KINDS = {
    "image": ("png", "jpg", "jpeg", "gif", "webp"),
    "video": ("mp4", "webm"),
    "audio": ("mp3", "m4a", "wav", "ogg"),
    "file": (
        "pdf",
        "txt",
        "csv",
        "vtt",
        "webvtt",
        "docx",
        "xlsx",
        "pptx",
        "odt",
        "ods",
        "odp",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
    ),
}
_MIME = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "mp4": "video/mp4",
    "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav", "ogg": "audio/ogg", "pdf": "application/pdf",
    "txt": "text/plain", "csv": "text/csv", "vtt": "text/vtt", "webvtt": "text/vtt",
}  # fmt: skip
# Where in the first bytes each kind says what it is. Text says nothing.
_SIGNS: dict[str, list[tuple[int, bytes]]] = {
    "png": [(0, b"\x89PNG\r\n\x1a\n")],
    "jpg": [(0, b"\xff\xd8\xff")],
    "jpeg": [(0, b"\xff\xd8\xff")],
    "gif": [(0, b"GIF87a"), (0, b"GIF89a")],
    "webp": [(8, b"WEBP")],
    "mp4": [(4, b"ftyp")],
    "m4a": [(4, b"ftyp")],
    "webm": [(0, b"\x1aE\xdf\xa3")],
    "ogg": [(0, b"OggS")],
    "wav": [(8, b"WAVE")],
    "mp3": [(0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")],
    "pdf": [(0, b"%PDF-")],
    **{ending: [(0, b"PK\x03\x04")] for ending in ("docx", "xlsx", "pptx", "odt", "ods", "odp")},
}


class NotTaken(ValueError):
    """A file that cannot go into a content. Its text tells the author what to do."""


class Files(Protocol):
    """Where the files of a content are put."""

    def keep(self, upload: Any, kind: str) -> dict:
        """Keep an upload and return how params name it. Raises NotTaken.

        That is {"path", "mime"} and, for a picture, "width" and "height".
        """

    def url(self, path: str) -> str:
        """Where a browser gets the file, or an empty text."""

    def named_in(self, params: Any) -> dict[str, Path]:
        """Files that were kept and are named in the params, by their path there."""


def look_at(upload: Any, kind: str) -> dict:
    """What an upload is: {"extension", "mime"} and the size of a picture. Raises NotTaken where a field cannot hold it."""
    ending = upload.name.rpartition(".")[2].lower() if "." in upload.name else ""
    wanted = ", ".join(sorted({ending.upper() for ending in KINDS[kind]}))
    if ending not in KINDS[kind]:
        raise NotTaken(f"“{upload.name}” cannot be used here. Choose a file of one of these kinds: {wanted}.")
    if upload.size > LARGEST:
        raise NotTaken(f"“{upload.name}” is larger than 100 MB. Choose a smaller file.")
    head = upload.read(4096)
    upload.seek(0)
    signs = _SIGNS.get(ending)
    if signs and not any(head[at : at + len(sign)] == sign for at, sign in signs):
        called, remedy = f"“{upload.name}” is called {ending.upper()}", f"Save it again as {ending.upper()}, or choose another."
        raise NotTaken(f"{called} but holds something else. {remedy}")
    size = size_of(upload, ending) if kind == "image" else None
    upload.seek(0)
    found = {"extension": ending, "mime": _MIME.get(ending, "application/octet-stream")}
    return {**found, "width": size[0], "height": size[1]} if size else found
