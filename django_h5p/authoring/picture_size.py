"""Width and height of a picture, from its first bytes. Other programs that play H5P lay a page out with them."""

import struct
from typing import BinaryIO

_MARK = 0xFF
# Markers of JPEG that begin a frame, whose size follows.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(opened: BinaryIO, ending: str) -> tuple[int, int] | None:
    """Width and height of a picture, or None when it does not say."""
    try:
        return {"png": _png, "gif": _gif, "webp": _webp}.get(ending, _jpeg)(opened)
    except (struct.error, IndexError):
        return None


def _png(opened: BinaryIO) -> tuple[int, int]:
    return struct.unpack(">II", opened.read(24)[16:])


def _gif(opened: BinaryIO) -> tuple[int, int]:
    return struct.unpack("<HH", opened.read(10)[6:])


def _webp(opened: BinaryIO) -> tuple[int, int] | None:
    head = opened.read(30)
    if head[12:16] == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(opened: BinaryIO) -> tuple[int, int] | None:
    opened.read(2)
    while True:
        mark, kind, length = struct.unpack(">BBH", opened.read(4))
        if mark != _MARK:
            return None
        if kind in _FRAMES:
            height, width = struct.unpack(">xHH", opened.read(5))
            return width, height
        opened.seek(length - 2, 1)
