"""Make an ordinary .h5p of one of our types: with it, other systems need nothing of ours."""

import io
import json
import zipfile
from collections.abc import Mapping

from django_h5p.types import case
from django_h5p.types.shipped import TYPES, UnknownType, folder_of, library, needed_by

# Equal content makes equal bytes, so a store can tell that nothing has changed.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class NotWhole(ValueError):
    """The content would leave somebody standing. `faults` says where, in sentences for its author."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        super().__init__(" ".join(faults))


def build(type: str, params: dict, metadata: dict, files: Mapping[str, bytes] | None = None) -> bytes:  # noqa: A002 (H5P calls it so)
    """One content as a .h5p, with the libraries it needs.

    `type` is a machine name such as "H5P.WaymarkChoice"; `metadata` has a title and whatever else h5p.json may say (license,
    authors …); `files` are those that the params name, such as {"images/door.png": b"…"}. Raises UnknownType, and NotWhole for a
    case with loose ends.
    """
    if type not in TYPES:
        raise UnknownType(f"“{type}” is no type of ours that holds content. These are: {', '.join(TYPES)}.")
    if type == "H5P.WaymarkCase" and (faults := case.faults(params)):
        raise NotWhole(faults)
    needed = needed_by(type)
    described = {
        "language": "und",
        "license": "U",
        **metadata,
        "mainLibrary": type,
        "embedTypes": ["iframe"],
        "preloadedDependencies": [_version(name) for name in needed],
    }
    entries = {"h5p.json": _json(described), "content/content.json": _json(params)}
    entries |= {f"content/{path}": body for path, body in (files or {}).items()}
    for name in needed:
        entries |= library_files(name)
    return _zip(entries)


def libraries_alone() -> bytes:
    """Every library of ours in one file without a content: how administrators get bundles of libraries."""
    described = {"title": "Our content types", "mainLibrary": TYPES[0], "language": "und", "embedTypes": ["iframe"]}
    entries = {"h5p.json": _json({**described, "preloadedDependencies": [_version(name) for name in TYPES]})}
    for name in dict.fromkeys(needed for kind in TYPES for needed in needed_by(kind)):
        entries |= library_files(name)
    return _zip(entries)


def library_files(machine_name: str) -> dict[str, bytes]:
    """The files of a library under the folder that a .h5p has for it."""
    folder = folder_of(machine_name)
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _version(machine_name: str) -> dict:
    return {part: library(machine_name)[part] for part in ("machineName", "majorVersion", "minorVersion")}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def _zip(entries: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), body, zipfile.ZIP_DEFLATED)
    return written.getvalue()
