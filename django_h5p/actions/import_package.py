"""A package comes in: its libraries, where whoever brings it may install them, and its content."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.db import transaction

from django_h5p import conf, store
from django_h5p.actions.content import new_revision
from django_h5p.actions.import_record import finish, note
from django_h5p.actions.semantics import semantics_of
from django_h5p.models import Content, Import, Library, LibraryDependency
from django_h5p.packages import Package, Refused, read_package
from django_h5p.packages import limits as package_limits
from django_h5p.packages.archive import Archive
from django_h5p.packages.dependencies import in_order
from django_h5p.packages.differences import differences
from django_h5p.packages.library import PackedLibrary
from django_h5p.packages.likeness import alike
from django_h5p.packages.names import Name
from django_h5p.packages.package import CONTENT
from django_h5p.packages.params import libraries_in
from django_h5p.policy import Policy, policy


@dataclass
class Imported:
    """What came of a package that was taken. `held` are newer patches that nobody asked to install."""

    content: Content | None = None
    libraries: list[Library] = field(default_factory=list)
    held: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Bringer:
    """Who brings a package, and what they may do with it."""

    user: Any
    policy: Policy

    @property
    def installs(self) -> bool:
        return self.policy.may_install_library(self.user)

    @property
    def updates(self) -> bool:
        return self.policy.may_update_library(self.user)


@dataclass(frozen=True)
class Choices:
    """What happens to libraries that are here already."""

    bringer: Bringer
    update: bool
    keep: bool


def import_package(  # noqa: PLR0913 - three choices about libraries, each by its name
    *,
    path: Path,
    by: Any,
    file_name: str = "",
    replaces: Content | None = None,
    update_libraries: bool = False,
    keep_libraries: bool = False,
    libraries_only: bool = False,
    without_content: bool = False,
    rules: Policy | None = None,
    record: Import | None = None,
) -> Imported:
    """Check a package and keep what is in it, all or nothing.

    With `update_libraries`, newer patches of libraries that are here are installed. With `keep_libraries`, a library that is here
    in the very version but with other bytes is left as it is, and the content plays with that one; otherwise it is refused.
    With `libraries_only`, an administrator may bring a file without content; with `without_content`, that of a file is left
    where it is, and its libraries are installed. `record` is marked as done in the same transaction.
    Raises Refused; then nothing of the package is on disk or in the database.
    """
    bringer = Bringer(by, rules or policy())
    choices = Choices(bringer, update=update_libraries, keep=keep_libraries)
    check_bringer(bringer, replaces)
    check_with_scanner(path)
    store.sweep()
    package = read_package(
        path, installed=needs_of(Library.objects.newest()), libraries_only=(libraries_only or without_content) and bringer.installs
    )
    if without_content:
        package = without_its_content(package)
    with store.working_folder() as work:
        chosen = list(package.libraries.values()) if bringer.installs else []
        note(record, Import.Status.STORING)
        unpack(package, chosen, work)
        with store.libraries_locked(one.name for one in chosen), store.moves() as moves, transaction.atomic(durable=True):
            imported = Imported()
            for library in chosen:
                install(library, choices, imported, work, moves)
            if package.has_content:
                imported.content = keep_content(package, bringer, work, moves, file_name=file_name, replaces=replaces)
            finish(record, imported)
    return imported


def without_its_content(package: Package) -> Package:
    return replace(package, main=None, content_files={})


def check_bringer(bringer: Bringer, replaces: Content | None) -> None:
    if not bringer.policy.may_add_content(bringer.user):
        raise Refused("may-not-add")
    if replaces is not None and bringer.user is not None and not bringer.policy.may_change(bringer.user, replaces):
        raise Refused("may-not-add")


def check_with_scanner(path: Path) -> None:
    scan = conf.function("H5P_SCANNER")
    if scan is not None and not scan(path):
        raise Refused("scanner")


def needs_of(newest: dict[Name, Library]) -> Any:
    def needs(name: Name) -> Iterable[Name] | None:
        return newest[name].loads if name in newest else None

    return needs


def unpack(package: Package, libraries: list[PackedLibrary], work: Path) -> None:
    with Archive(package.path, package_limits.DEFAULT) as archive:
        for library in libraries:
            store.unpack(archive, f"{library.folder}/", library.files, work / library.folder)
        if package.has_content:
            store.unpack(archive, CONTENT, package.content_files, work / "content")


def install(library: PackedLibrary, choices: Choices, imported: Imported, work: Path, moves: store.Moves) -> None:
    """Install one library, unless it is here. Raises Refused where it would replace other bytes under the same version."""
    bringer = choices.bringer
    newest = Library.objects.named(library.name).order_by("-patch").first()
    same = Library.objects.named(library.name).filter(patch=library.patch).first()
    if same is not None:
        changed = really_changed(same, library, work) if same.sha256 != library.sha256 and not choices.keep else []
        if changed:
            raise Refused("library-differs", items=[f"{same.folder_name}: {path}" for path in changed[:10]])
        return
    if newest is not None and newest.patch > library.patch:
        return
    if newest is not None and not (choices.update and bringer.updates):
        imported.held.append(held(newest, library, work))
        return
    row = library_row(library, bringer, restricted=newest.restricted if newest else False)
    moves.place(work / library.folder, row.folder)
    imported.libraries.append(row)


def really_changed(installed: Library, library: PackedLibrary, work: Path) -> list[str]:
    """Which files do not say the same. Translations may come and go: makers add them without a new number."""
    changed = changed_files(installed, library)
    return [
        path
        for path in changed
        if not path.startswith("language/") and not alike(installed.folder / path, work / library.folder / path)
    ]


def held(newest: Library, library: PackedLibrary, work: Path) -> dict[str, Any]:
    return {
        "library": str(library.name),
        "installed": newest.patch,
        "brought": library.patch,
        "files": differences(newest.folder, work / library.folder, changed_files(newest, library)),
    }


def changed_files(installed: Library, library: PackedLibrary) -> list[str]:
    """Which files are not the same in both, by name."""
    paths = installed.files.keys() | library.files.keys()
    return sorted(path for path in paths if installed.files.get(path) != library.files.get(path))


def library_row(library: PackedLibrary, bringer: Bringer, *, restricted: bool) -> Library:
    row = Library.objects.create(
        machine=library.name.machine,
        major=library.name.major,
        minor=library.name.minor,
        patch=library.patch,
        title=library.title,
        runnable=library.runnable,
        restricted=restricted,
        described=library.described,
        scripts=library.paths("preloadedJs"),
        styles=library.paths("preloadedCss"),
        needs=[[name.machine, name.major, name.minor] for name in library.dependencies["preloaded"]],
        files=library.files,
        size=sum(library.sizes.values()),
        sha256=library.sha256,
        installed_by=bringer.user,
    )
    LibraryDependency.objects.bulk_create(
        LibraryDependency(library=row, kind=kind, machine=name.machine, major=name.major, minor=name.minor)
        for kind, names in library.dependencies.items()
        for name in names
    )
    return row


def keep_content(
    package: Package, bringer: Bringer, work: Path, moves: store.Moves, *, file_name: str, replaces: Content | None
) -> Content:
    """Write the content as a new one, or as the next revision of `replaces`. Raises Refused where it could not be played here."""
    assert package.main is not None
    newest = Library.objects.newest()
    named = {package.main, *libraries_in(package.params)}
    check_playable(named, newest, package, bringer)
    main = newest[package.main]
    if not main.runnable:
        raise Refused("not-runnable", str(package.main))
    if main.restricted and not bringer.policy.may_use_restricted(bringer.user):
        raise Refused("library-restricted", str(package.main))
    return new_revision(
        content=replaces,
        by=bringer.user,
        title=package.title,
        main=package.main,
        named=named,
        params_text=cleaned(package, newest),
        metadata=package.metadata,
        files={path: (digest, package.content_sizes[path]) for path, digest in package.content_files.items()},
        folder=work / "content",
        moves=moves,
        source=file_name,
    )


def check_playable(named: set[Name], newest: dict[Name, Library], package: Package, bringer: Bringer) -> None:
    try:
        in_order(sorted(named), needs_of(newest))
    except Refused as refused:
        carried = [name for name in package.needed if name not in newest and name in package.libraries]
        if refused.code == "missing-library" and carried and not bringer.installs:
            raise Refused("may-not-install", items=[str(name) for name in carried]) from None
        raise


def cleaned(package: Package, newest: dict[Name, Library]) -> str:
    """Return the parameters as text, letter by letter as they came unless the cleaner of the host changed something."""
    clean = conf.function("H5P_CLEANER")
    if clean is None:
        return package.params_text
    params = clean(package.params, str(package.main), lambda library: semantics_of(library, newest))
    return package.params_text if params == package.params else json.dumps(params, ensure_ascii=False, separators=(",", ":"))
