"""Zip files that strangers made: never more is unpacked than a document needs, and nothing is written to a disk."""

import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from writing.documents.refusals import MEGABYTE, Refused

MOST_PARTS = 2000
MOST_UNPACKED = 80 * MEGABYTE
MOST_TIMES = 200  # as large as before, which no honest part of this size is
LARGE = MEGABYTE
LOCKED = 0x1
PLAIN_KINDS = {ZIP_STORED, ZIP_DEFLATED}  # all that the standards of docx and odt allow
THE_SAME_FOR_ALL = (1980, 1, 1, 0, 0, 0)  # when something was packed says something about a person


class Archive(Mapping[str, bytes]):
    """The parts of a zip file by name, unpacked when they are asked for. Raises Refused where it is not an honest one."""

    def __init__(self, data: bytes) -> None:
        try:
            self.file = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as fault:
            raise Refused("damaged") from fault
        self.parts = {one.filename: one for one in self.file.infolist() if not one.filename.endswith("/")}
        self.look_at_sizes()

    def look_at_sizes(self) -> None:
        """Believe the sizes that the file states only to refuse it: reading counts again."""
        parts = self.file.infolist()
        if len(parts) != len({one.filename for one in parts}):  # two of a name: readers differ in which one they show
            raise Refused("damaged")
        if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
            raise Refused("bomb")
        if any(one.file_size > LARGE and one.file_size > MOST_TIMES * max(1, one.compress_size) for one in parts):
            raise Refused("bomb")
        if any(one.flag_bits & LOCKED for one in parts):
            raise Refused("encrypted")
        if any(one.compress_type not in PLAIN_KINDS for one in parts):
            raise Refused("damaged")

    @cached_property
    def read_before(self) -> dict[str, bytes]:
        return {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self.read_before:
            self.read_before[name] = self.unpack(self.parts[name])
        return self.read_before[name]

    def unpack(self, part: ZipInfo) -> bytes:
        left = MOST_UNPACKED - sum(len(one) for one in self.read_before.values())
        try:
            with self.file.open(part) as opened:
                data = opened.read(left + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
            raise Refused("damaged") from fault
        if len(data) > left:
            raise Refused("bomb")
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def below(self, folder: str) -> list[str]:
        return [name for name in self if name.startswith(folder)]


def packed(parts: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """Return a zip file of these parts, in this order, that says nothing about when and where it was made."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, data in parts.items():
            info = ZipInfo(name, THE_SAME_FOR_ALL)
            info.create_system = 0
            file.writestr(info, data, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return out.getvalue()
