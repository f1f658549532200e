"""A content leaves as an .h5p file that other systems play, and that this one would take again."""

import json
import zipfile
from collections.abc import Iterator
from typing import IO, Any, Final

from django_h5p.models import Content, Library, LibraryDependency, Revision
from django_h5p.packages.dependencies import in_order
from django_h5p.packages.names import Name
from django_h5p.packages.params import libraries_in

PRESSED: Final = frozenset(
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "mp4", "m4v", "webm", "mp3", "m4a", "ogg", "ogv", "oga", "woff", "woff2"]
)


def export_content(*, content: Content, to: IO[bytes], by: Any = None) -> None:
    """Write the package into an open file. The parameters leave letter by letter as they are kept."""
    revision = content.current
    assert revision is not None
    newest = Library.objects.newest()
    loaded = in_order([revision.main, *sorted(libraries_in(revision.params))], lambda name: loads(newest, name))
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("h5p.json", json.dumps(description(revision, loaded), ensure_ascii=False))
        package.writestr("content/content.json", revision.params_text)
        for file in revision.files.order_by("path"):
            add(package, revision.folder / file.path, f"content/{file.path}")
        for library in carried(loaded, newest):
            for path in sorted(library.files):
                add(package, library.folder / path, f"{library.name.folder}/{path}")


def loads(newest: dict[Name, Library], name: Name) -> list[Name] | None:
    return newest[name].loads if name in newest else None


def description(revision: Revision, loaded: list[Name]) -> dict[str, Any]:
    kept = {key: value for key, value in revision.metadata.items() if key not in {"embedTypes", "language"}}
    return {
        **kept,
        "language": revision.metadata.get("language", "und"),
        "mainLibrary": revision.machine,
        "embedTypes": revision.metadata.get("embedTypes", ["div"]),
        "license": revision.metadata.get("license", "U"),
        "preloadedDependencies": [
            {"machineName": name.machine, "majorVersion": name.major, "minorVersion": name.minor} for name in loaded
        ],
    }


def carried(loaded: list[Name], newest: dict[Name, Library]) -> Iterator[Library]:
    """The libraries it plays with, and those that a form for it needs, as far as they are here."""
    asked: dict[int, list[Name]] = {}
    for one in LibraryDependency.objects.all():
        asked.setdefault(one.library_id, []).append(one.name)
    waiting, seen = list(loaded), set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name not in newest:
            continue
        seen.add(name)
        yield newest[name]
        waiting.extend(asked.get(newest[name].pk, []))


def add(package: zipfile.ZipFile, path: Any, name: str) -> None:
    """Pictures and films are small already; pressing them again only takes time."""
    how = zipfile.ZIP_STORED if path.suffix.removeprefix(".").lower() in PRESSED else zipfile.ZIP_DEFLATED
    package.write(path, name, compress_type=how)
