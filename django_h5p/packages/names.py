"""Names inside a package: of files, of libraries, of versions."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MACHINE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,126}[A-Za-z0-9]")
IN_PARAMS = re.compile(r"([A-Za-z][A-Za-z0-9._-]{0,127}) (\d{1,5})\.(\d{1,5})")
FOLDER = re.compile(r"(?P<machine>.+?)(?:-(?P<major>\d{1,5})\.(?P<minor>\d{1,5})(?:\.\d{1,5})?)?")
LONGEST_NAME = 400
LARGEST_VERSION = 99_999
# Kinds of Unicode characters that cannot be seen: control, format (with those that turn text around), surrogates, private use.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

CONTENT_EXTENSIONS = frozenset(
    [
        "json",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "bmp",
        "webp",
        "avif",
        "tif",
        "tiff",
        "webm",
        "mp4",
        "m4v",
        "mov",
        "ogg",
        "ogv",
        "oga",
        "mp3",
        "m4a",
        "aac",
        "wav",
        "flac",
        "opus",
        "vtt",
        "webvtt",
        "srt",
        "txt",
        "csv",
        "md",
        "pdf",
        "rtf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "odt",
        "ods",
        "odp",
        "gltf",
        "glb",
        "eot",
        "ttf",
        "woff",
        "woff2",
        "otf",
    ]
)
LIBRARY_EXTENSIONS = CONTENT_EXTENSIONS | frozenset(["js", "mjs", "css", "svg", "map", "wasm"])


@dataclass(frozen=True, order=True)
class Name:
    """A library as others ask for it: any patch of it will do."""

    machine: str
    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.machine} {self.major}.{self.minor}"

    @property
    def folder(self) -> str:
        return f"{self.machine}-{self.major}.{self.minor}"


def is_machine_name(text: object) -> bool:
    return isinstance(text, str) and ".." not in text and bool(MACHINE_NAME.fullmatch(text))


def whole_number(value: object) -> int | None:
    """Return a version number. Old packages write them as text."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(LARGEST_VERSION)):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_VERSION:
        return value
    return None


def name_of(described: Mapping[str, Any]) -> Name | None:
    """Return the library that machineName, majorVersion and minorVersion name, if they do."""
    major, minor = whole_number(described.get("majorVersion")), whole_number(described.get("minorVersion"))
    machine = described.get("machineName")
    if major is None or minor is None or not is_machine_name(machine):
        return None
    return Name(str(machine), major, minor)


def is_safe_path(path: str) -> bool:
    """A relative path of ordinary characters that stays where it is, on every system."""
    if not path or len(path) > LONGEST_NAME or "\\" in path or ":" in path or path.startswith("/"):
        return False
    if any(unicodedata.category(sign) in UNSEEN for sign in path):
        return False
    parts = path.removesuffix("/").split("/")
    return all(part.strip(". ") and part == part.rstrip(" ") for part in parts)


def is_hidden(path: str) -> bool:
    """What systems leave lying about (__MACOSX, .DS_Store): H5P itself skips it."""
    return any(part.startswith((".", "_")) for part in path.split("/"))


def extension(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
