"""Pictures in a PDF: a grey box in their place, or what a camera wrote into them taken out."""

import re
import struct
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

GREY_BOX = b"0.75 g 0 0 1 1 re f"
JPEG, JPEG_2000 = Name.DCTDecode, Name.JPXDecode
STARTS_POINTS, ENDS, FIRST_APP, LAST_APP, COMMENT = 0xDA, 0xD9, 0xE0, 0xEF, 0xFE
ADOBE = 0xEE  # says how colours were mixed: without it they come out wrong
NEXT_SEGMENT = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # among points, a byte of ones is followed by one of these
BOXES_OF_WORDS = {b"xml ", b"uuid", b"uinf", b"jp2i"}


def is_picture(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image


def put_grey_box(picture: Any) -> None:
    """Put a form that fills the picture's place where the picture was, for everything that shows it."""
    picture.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), Resources=Dictionary())
    picture.write(GREY_BOX)


def forget_camera(picture: Any) -> bool:
    """Take words and places out of a picture. Returns False where it cannot be looked into, and has to go."""
    packed_as = picture.get("/Filter")
    last = packed_as[-1] if isinstance(packed_as, Array) and len(packed_as) else packed_as
    if last not in {JPEG, JPEG_2000}:
        return True  # points, and nothing else
    if isinstance(packed_as, Array) and len(packed_as) > 1:
        return False
    without = jpeg_without_words if last == JPEG else jpeg_2000_without_words
    try:
        data = without(picture.read_raw_bytes())
    except (ValueError, IndexError, struct.error):
        return False
    parameters = picture.get("/DecodeParms")
    picture.write(data, filter=last, **({"decode_parms": parameters} if parameters is not None else {}))
    return True


def jpeg_without_words(data: bytes) -> bytes:
    """Return the picture without the segments in which programs and cameras write, and without what they put behind it.

    Raises ValueError where it is none.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    kept, at = [data[:2]], 2
    while data[at] == 0xFF:  # noqa: PLR2004 - begins each segment
        kind = data[at + 1]
        if kind == ENDS:
            return b"".join([*kept, data[at : at + 2]])
        end = at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if kind == STARTS_POINTS:
            following = NEXT_SEGMENT.search(data, end)
            if following is None:
                raise ValueError("no end")
            end = following.start()
        if kind == ADOBE or not (FIRST_APP <= kind <= LAST_APP or kind == COMMENT):
            kept.append(data[at:end])
        at = end
    raise ValueError("no end")


def jpeg_2000_without_words(data: bytes) -> bytes:
    """Return the picture without the boxes in which programs and cameras write. Raises ValueError where it is broken."""
    if data[:4] == b"\xff\x4f\xff\x51":  # bare points; a comment may stand in their head, and is not looked for
        raise ValueError("no boxes")
    kept, at = [], 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        whole = len(data) - at if length == 0 else length
        if whole < 8:  # noqa: PLR2004 - the head of a box
            raise ValueError("broken box")
        if kind not in BOXES_OF_WORDS:
            kept.append(data[at : at + whole])
        at += whole
    return b"".join(kept)
