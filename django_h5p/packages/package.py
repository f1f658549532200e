"""A whole .h5p file: what it says, its libraries, its content."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django_h5p.packages import limits as default_limits
from django_h5p.packages.archive import Archive
from django_h5p.packages.dependencies import in_order
from django_h5p.packages.json_text import read_json
from django_h5p.packages.library import PackedLibrary, read_library
from django_h5p.packages.limits import Limits
from django_h5p.packages.names import CONTENT_EXTENSIONS, Name, extension, is_hidden, is_machine_name, name_of
from django_h5p.packages.params import libraries_in
from django_h5p.packages.refusal import Refused

CONTENT: Final = "content/"
PARAMETERS: Final = "content/content.json"
KEPT_FROM_DESCRIPTION: Final = [
    "title",
    "extraTitle",
    "a11yTitle",
    "language",
    "defaultLanguage",
    "authors",
    "license",
    "licenseVersion",
    "licenseExtras",
    "source",
    "yearFrom",
    "yearTo",
    "changes",
    "authorComments",
    "embedTypes",
    "contentType",
    "w",
    "h",
]

Installed = Callable[[Name], Iterable[Name] | None]


@dataclass(frozen=True)
class Package:
    """What is in a file. `params_text` is content.json as it was written, so that nothing of it is ever lost."""

    path: Path
    title: str
    main: Name | None
    metadata: dict[str, Any] = field(default_factory=dict)
    params: Any = None
    params_text: str = ""
    libraries: dict[Name, PackedLibrary] = field(default_factory=dict)
    content_files: dict[str, str] = field(default_factory=dict)
    content_sizes: dict[str, int] = field(default_factory=dict)
    needed: list[Name] = field(default_factory=list)

    @property
    def has_content(self) -> bool:
        return self.main is not None


def nothing_installed(_: Name) -> None:
    return None


def read_package(
    path: Path, *, installed: Installed = nothing_installed, limits: Limits = default_limits.DEFAULT, libraries_only: bool = False
) -> Package:
    """Look at every byte of the file, in pieces, and return what is in it. Writes nothing.

    `installed` answers what a library that the site has already loads before itself, or None.
    With `libraries_only`, a file without content is taken too: that is how administrators get bundles of libraries.
    Raises Refused.
    """
    with Archive(path, limits) as archive:
        described = read_description(archive, limits)
        libraries = read_libraries(archive, limits)
        if libraries_only and PARAMETERS not in archive.entries:
            return Package(path=path, title=described["title"], main=None, libraries=libraries)
        return with_content(archive, described, libraries, installed, limits)


def read_description(archive: Archive, limits: Limits) -> dict[str, Any]:
    if "h5p.json" not in archive.entries:
        raise Refused("missing-h5p-json")
    described, _ = read_json(archive.read("h5p.json"), "h5p.json", limits)
    if not isinstance(described, dict):
        raise Refused("h5p-json-invalid")
    title, main = described.get("title"), described.get("mainLibrary")
    if not isinstance(title, str) or not title.strip() or not is_machine_name(main):
        raise Refused("h5p-json-invalid", "title, mainLibrary")
    listed = described.get("preloadedDependencies")
    if not isinstance(listed, list) or not all(isinstance(one, dict) and name_of(one) for one in listed):
        raise Refused("h5p-json-invalid", "preloadedDependencies")
    return described


def read_libraries(archive: Archive, limits: Limits) -> dict[Name, PackedLibrary]:
    """Every folder with a library.json. What else lies at the top of the zip is left out."""
    folders: dict[str, list[str]] = defaultdict(list)
    for name in archive.entries:
        folder, slash, _ = name.partition("/")
        if slash and folder != "content" and not is_hidden(folder):
            folders[folder].append(name)
    found: dict[Name, PackedLibrary] = {}
    for folder, names in folders.items():
        if f"{folder}/library.json" not in names:
            continue
        library = read_library(archive, folder, names, limits)
        if library.name in found:
            raise Refused("library-folder", f"{folder}, {found[library.name].folder}")
        found[library.name] = library
    return found


def with_content(
    archive: Archive, described: dict[str, Any], libraries: dict[Name, PackedLibrary], installed: Installed, limits: Limits
) -> Package:
    if PARAMETERS not in archive.entries:
        raise Refused("missing-content-json")
    params, text = read_json(archive.read(PARAMETERS), PARAMETERS, limits)
    if not isinstance(params, dict):
        raise Refused("content-json-invalid")
    files = content_files(archive)
    main = main_library(described)

    def needs(name: Name) -> Iterable[Name] | None:
        here = libraries.get(name)
        return here.dependencies["preloaded"] if here else installed(name)

    needed = in_order([main, *sorted(libraries_in(params))], needs)
    if main in libraries and not libraries[main].runnable:
        raise Refused("not-runnable", str(main))
    return Package(
        path=archive.path,
        title=described["title"].strip()[:255],
        main=main,
        metadata={key: described[key] for key in KEPT_FROM_DESCRIPTION if key in described},
        params=params,
        params_text=text,
        libraries=libraries,
        content_files=files,
        content_sizes={name: archive.entries[CONTENT + name].file_size for name in files},
        needed=needed,
    )


def main_library(described: dict[str, Any]) -> Name:
    for one in described["preloadedDependencies"]:
        if one.get("machineName") == described["mainLibrary"] and (name := name_of(one)):
            return name
    raise Refused("h5p-json-invalid", "mainLibrary")


def content_files(archive: Archive) -> dict[str, str]:
    """Pictures, sound and documents of the content, each with its digest. Raises Refused for what could run."""
    found = {}
    for path in archive.entries:
        name = path.removeprefix(CONTENT)
        if path in (name, PARAMETERS) or is_hidden(name):
            continue
        if extension(name) not in CONTENT_EXTENSIONS:
            raise Refused("forbidden-file", path)
        found[name] = archive.digest(path)
    return found
