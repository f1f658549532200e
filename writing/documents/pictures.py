"""Pictures made anew from their points, so that nothing a camera or a program wrote beside them comes along."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_POINTS = 40_000_000
LARGEST_SIDE = 3000
QUALITY = 85
PLAIN_FACTS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "gamma", "srgb", "transparency", "interlace", "aspect"}
KINDS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")


def made_anew(data: bytes) -> tuple[str, bytes] | None:
    """Return the ending and the bytes of a new picture with the same points, or None for what is not one that can be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return drawn_again(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def written_beside(data: bytes) -> int:
    """Return how many things a camera or a program wrote beside the points: where it was, when, with what."""
    try:
        with Image.open(BytesIO(data), formats=KINDS) as opened:
            notes = set(opened.info) - PLAIN_FACTS
            return len(opened.getexif()) + len(notes - {"exif"})
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0


def drawn_again(data: bytes) -> tuple[str, bytes] | None:
    out = BytesIO()
    with Image.open(BytesIO(data), formats=KINDS) as opened:
        if opened.width * opened.height > MOST_POINTS:
            return None
        kind = "JPEG" if opened.format == "JPEG" else "PNG"
        upright = ImageOps.exif_transpose(opened).convert("RGB" if kind == "JPEG" else "RGBA")
    upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    points = Image.new(upright.mode, upright.size)  # its own, so that nothing but the points is saved
    points.paste(upright)
    points.save(out, kind, **({"quality": QUALITY} if kind == "JPEG" else {}))
    return kind.lower(), out.getvalue()
