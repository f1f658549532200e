"""Folders of libraries and contents. A folder is made whole in a place of its own, and then moved in one step to where it is read.

H5P_ROOT/libraries/H5P.Image-1.1.22/    one for each row of Library
H5P_ROOT/content/<uuid>/<revision>/     one for each row of Revision
H5P_ROOT/uploads/<uuid>.h5p             a file that waits to be looked at
H5P_ROOT/work/<uuid>/                   what a process is putting together; of no worth once that process is gone
H5P_ROOT/locks/                         one file for each library; the system frees a lock when its process dies
"""

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from django_h5p import conf
from django_h5p.packages.archive import Archive
from django_h5p.packages.names import Name

MARK = ".lock"


@contextmanager
def locked(name: str, *, shared: bool = False, wait: bool = True) -> Iterator[None]:
    """Hold a lock among all processes of the site. Raises BlockingIOError where it is taken and nobody wants to wait."""
    folder = conf.root() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("a") as file:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        yield


@contextmanager
def libraries_locked(names: Iterable[Name]) -> Iterator[None]:
    """Hold the locks of several libraries, always in the same order, so that two imports never wait for each other."""
    with ExitStack() as stack:
        stack.enter_context(locked("store", shared=True))
        for name in sorted(set(names)):
            stack.enter_context(locked(name.folder))
        yield


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder for this process alone, gone at the end, whatever happens."""
    folder = conf.root() / "work" / uuid4().hex
    folder.mkdir(parents=True)
    with (folder / MARK).open("w") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def unpack(archive: Archive, prefix: str, names: Iterable[str], target: Path) -> None:
    """Write files of a package that was looked at before. Raises Refused where they are damaged after all."""
    target.mkdir(parents=True)
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            for piece in archive.pieces(prefix + name):
                file.write(piece)


class Moves:
    """Folders that were put in place within a transaction: put away again if it does not come to its end."""

    def __init__(self) -> None:
        self.placed: list[Path] = []

    def place(self, made: Path, target: Path) -> None:
        """Move a folder to where it is read. What stands there belongs to a process that died before it had a row."""
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rename(made.parent / f"left-{uuid4().hex}")
        made.rename(target)
        self.placed.append(target)

    def take_back(self) -> None:
        for folder in self.placed:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def moves() -> Iterator[Moves]:
    made = Moves()
    try:
        yield made
    except BaseException:
        made.take_back()
        raise


def sweep() -> None:
    """Throw away what processes left when they were killed. Whatever a living process holds is left alone."""
    work = conf.root() / "work"
    for folder in work.iterdir() if work.is_dir() else ():
        with suppress(OSError), (folder / MARK).open("a") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


def sweep_libraries(known: set[str]) -> list[str]:
    """Throw away library folders that no row names. Call it with the store locked for everybody else."""
    folder = conf.root() / "libraries"
    lost = [path for path in (folder.iterdir() if folder.is_dir() else ()) if path.name not in known]
    for path in lost:
        shutil.rmtree(path, ignore_errors=True)
    return [path.name for path in lost]


def copy_file(source: Path, target: Path) -> None:
    """Give a file another name without another copy of its bytes, where the disk can. Files here are never written again."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
