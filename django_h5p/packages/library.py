"""A library inside a package: its folder, what it says of itself, and whether that is true."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final

from django_h5p.packages.archive import Archive
from django_h5p.packages.json_text import read_json
from django_h5p.packages.limits import Limits
from django_h5p.packages.names import (
    FOLDER,
    LIBRARY_EXTENSIONS,
    Name,
    extension,
    is_hidden,
    is_machine_name,
    is_safe_path,
    name_of,
    whole_number,
)
from django_h5p.packages.refusal import Refused
from django_h5p.packages.semantics import check_semantics

KINDS: Final = {"preloaded": "preloadedDependencies", "dynamic": "dynamicDependencies", "editor": "editorDependencies"}
REMOTE: Final = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
DEFAULT_CORE: Final = (1, 0)


@dataclass(frozen=True)
class PackedLibrary:
    """One library of a package. `files` maps the path inside the library to its SHA-256; `sha256` is over all of them."""

    folder: str
    name: Name
    patch: int
    title: str
    runnable: bool
    described: dict[str, Any]
    files: dict[str, str]
    sizes: dict[str, int]
    dependencies: dict[str, list[Name]]

    @property
    def sha256(self) -> str:
        lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(self.files.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    def paths(self, kind: str) -> list[str]:
        return [asset["path"] for asset in self.described.get(kind) or []]


def read_library(archive: Archive, folder: str, names: list[str], limits: Limits) -> PackedLibrary:
    """Return the library in `folder`, whose files are `names`. Raises Refused."""
    where = f"{folder}/library.json"
    described, _ = read_json(archive.read(where), where, limits)
    if not isinstance(described, dict):
        raise Refused("library-json-invalid", where)
    name, patch = own_name(described, where)
    match = FOLDER.fullmatch(folder)
    if match is None or match["machine"] != name.machine or (match["major"] and not folder.startswith(name.folder)):
        raise Refused("library-folder", f"{folder}: {name}")
    if match["major"] and (int(match["major"]), int(match["minor"])) != (name.major, name.minor):
        raise Refused("library-folder", f"{folder}: {name}")
    check_core(described, where, limits)
    inside = {path.removeprefix(f"{folder}/"): path for path in names}
    kept = {short: path for short, path in inside.items() if not is_hidden(short) and extension(short) in LIBRARY_EXTENSIONS}
    check_assets(described, set(kept), where)
    check_descriptions(archive, kept, limits)
    return PackedLibrary(
        folder=folder,
        name=name,
        patch=patch,
        title=str(described["title"])[:255],
        runnable=bool(whole_number(described.get("runnable"))),
        described=described,
        files={short: archive.digest(path) for short, path in kept.items()},
        sizes={short: archive.entries[path].file_size for short, path in kept.items()},
        dependencies={kind: named(described, key, where) for kind, key in KINDS.items()},
    )


def own_name(described: dict[str, Any], where: str) -> tuple[Name, int]:
    if not is_machine_name(described.get("machineName")):
        raise Refused("machine-name", where)
    name, patch = name_of(described), whole_number(described.get("patchVersion"))
    title = described.get("title")
    if name is None or patch is None or not isinstance(title, str) or not title.strip():
        raise Refused("library-json-invalid", where)
    return name, patch


def named(described: dict[str, Any], key: str, where: str) -> list[Name]:
    """The libraries under `key`. Raises Refused where one has a name that could not be one."""
    listed = described.get(key) or []
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Refused("library-json-invalid", where)
    found = []
    for one in listed:
        if not is_machine_name(one.get("machineName")):
            raise Refused("machine-name", where)
        if (name := name_of(one)) is None:
            raise Refused("library-json-invalid", where)
        if name not in found:
            found.append(name)
    return found


def check_core(described: dict[str, Any], where: str, limits: Limits) -> None:
    core = described.get("coreApi")
    if core is None:
        return
    if not isinstance(core, dict):
        raise Refused("library-json-invalid", where)
    major, minor = whole_number(core.get("majorVersion")), whole_number(core.get("minorVersion"))
    if major is None or minor is None:
        raise Refused("library-json-invalid", where)
    if (major, minor) > limits.core:
        raise Refused("core-too-new", where, limit=".".join(map(str, limits.core)))


def check_assets(described: dict[str, Any], there: set[str], where: str) -> None:
    """Each script and style is a file of this very library."""
    for key in ("preloadedJs", "preloadedCss"):
        listed = described.get(key) or []
        if not isinstance(listed, list):
            raise Refused("library-json-invalid", where)
        for one in listed:
            path = one.get("path") if isinstance(one, dict) else None
            if not isinstance(path, str):
                raise Refused("library-json-invalid", where)
            check_asset(path, there, where)


def check_asset(path: str, there: set[str], where: str) -> None:
    if REMOTE.match(path):
        raise Refused("remote-asset", f"{where}: {path}")
    if not is_safe_path(path):
        raise Refused("unsafe-asset", f"{where}: {path}")
    if path not in there:
        raise Refused("missing-asset", f"{where}: {path}")


def check_descriptions(archive: Archive, kept: dict[str, str], limits: Limits) -> None:
    """semantics.json and the languages are read by the form: what is broken is refused here, not there.

    Both repeat keys in libraries of h5p.org itself (H5P.Shape 1.0, the Korean of H5P.DragText 1.8).
    """
    for short, path in kept.items():
        if short == "semantics.json":
            semantics, _ = read_json(archive.read(path), path, limits, may_repeat=True)
            check_semantics(semantics, path)
        elif short.startswith("language/") and short.endswith(".json"):
            read_json(archive.read(path), path, limits, may_repeat=True)
