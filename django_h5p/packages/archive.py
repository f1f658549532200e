"""A zip file that nobody trusts, read in small pieces. Nothing is ever written beside it."""

import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Self

from django_h5p.packages.limits import MEBIBYTE, Limits
from django_h5p.packages.names import is_safe_path
from django_h5p.packages.refusal import Refused

CHUNK: Final = 64 * 1024
END_OF_DIRECTORY: Final = struct.Struct("<4s4H2LH")
END_SIGNATURE: Final = b"PK\x05\x06"
LONGEST_COMMENT: Final = 65_535
ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
NEEDS_ZIP64: Final = 0xFFFF


class Archive:
    """What a zip holds, by name: checked as a whole when it is opened, and byte by byte when it is read."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        self.path = path
        self.digests: dict[str, str] = {}
        self._file = path.open("rb")
        try:
            refuse_long_directory(self._file, limits)
            self._zip = zipfile.ZipFile(self._file)
            self.entries = self._entries()
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, EOFError, OSError):
            self.close()
            raise Refused("not-a-package") from None
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        folded: dict[str, str] = {}
        total = 0
        for entry in self._zip.infolist():
            self._check(entry)
            total += entry.file_size
            if total > self.limits.total:
                raise Refused("package-too-large", limit=self.limits.total // MEBIBYTE)
            if entry.is_dir():
                continue
            if entry.filename in found:
                self._refuse_other_bytes(found[entry.filename], entry)
                continue
            if folded.setdefault(entry.filename.casefold(), entry.filename) != entry.filename:
                raise Refused("colliding-names", entry.filename)
            found[entry.filename] = entry
        refuse_overlaps(found.values())
        return found

    def _check(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        # zipfile cuts a name at a NUL and turns backslashes on some systems: what stood there counts.
        if not is_safe_path(name) or not is_safe_path(entry.orig_filename):
            raise Refused("unsafe-name", entry.orig_filename)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise Refused("special-file", name)
        if entry.flag_bits & ENCRYPTED:
            raise Refused("encrypted", name)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Refused("compression", name)
        if entry.file_size > self.limits.single:
            raise Refused("file-too-large", name, limit=self.limits.single // MEBIBYTE)
        if entry.file_size > self.limits.ratio_from and entry.file_size > self.limits.ratio * max(entry.compress_size, 1):
            raise Refused("squeezed-too-hard", name)

    def _refuse_other_bytes(self, first: zipfile.ZipInfo, again: zipfile.ZipInfo) -> None:
        """Programs do write an entry twice. Which one counts is a matter of taste, unless they are equal."""
        if (first.CRC, first.file_size) != (again.CRC, again.file_size) or self._digest(first) != self._digest(again):
            raise Refused("duplicate-file", again.filename)

    def _digest(self, entry: zipfile.ZipInfo) -> str:
        digest = hashlib.sha256()
        for piece in self._pieces(entry):
            digest.update(piece)
        return digest.hexdigest()

    def digest(self, name: str) -> str:
        """Read a whole file without keeping it. Raises Refused where its bytes are not what the list says."""
        if name not in self.digests:
            self.digests[name] = self._digest(self.entries[name])
        return self.digests[name]

    def pieces(self, name: str) -> Iterator[bytes]:
        return self._pieces(self.entries[name])

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        read = 0
        try:
            with self._zip.open(entry) as file:
                while piece := file.read(CHUNK):
                    read += len(piece)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, struct.error):
            raise Refused("damaged", entry.filename) from None
        if read != entry.file_size:
            raise Refused("damaged", entry.filename)

    def read(self, name: str) -> bytes:
        """Return a small file whole. Raises Refused where it is larger than a description may be."""
        if self.entries[name].file_size > self.limits.json:
            raise Refused("json-too-large", name)
        whole = b"".join(self.pieces(name))
        self.digests[name] = hashlib.sha256(whole).hexdigest()
        return whole


def refuse_long_directory(file: BinaryIO, limits: Limits) -> None:
    """Look at the end of the file first: zipfile reads the whole list at once, and a list can be made as long as one likes."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - LONGEST_COMMENT - END_OF_DIRECTORY.size))
    tail = file.read()
    at = tail.rfind(END_SIGNATURE)
    if at < 0 or len(tail) - at < END_OF_DIRECTORY.size:
        raise Refused("not-a-package")
    _, disk, first_disk, here, entries, length, _, _ = END_OF_DIRECTORY.unpack_from(tail, at)
    if entries > limits.entries or here > limits.entries or entries == NEEDS_ZIP64:
        raise Refused("too-many-files", limit=limits.entries)
    if length > limits.directory:
        raise Refused("too-many-files", limit=limits.entries)
    # A longer list in the manner of zip64 would be found before this one.
    if disk or first_disk or b"PK\x06\x07" in tail[:at][-20:]:
        raise Refused("not-a-package")
    file.seek(0)


def refuse_overlaps(entries: object) -> None:
    """Bombs that grow without limit let entries share their bytes."""
    spans = sorted((entry.header_offset, entry.compress_size, entry.filename) for entry in entries)  # type: ignore[attr-defined]
    end = 0
    for offset, size, name in spans:
        if offset < end:
            raise Refused("overlapping", name)
        end = offset + size
