"""Pictures of published pages as files for a book: of kinds that every reader shows, and none from elsewhere."""

import re
from collections.abc import Iterable
from html import unescape
from io import BytesIO

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image

from learning.interchange.book import Picture
from learning.interchange.picture import named

SOURCE = re.compile(r"<img\b[^>]*?\bsrc=\"([^\"]+)\"")
KEPT = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
QUALITY = 85


def pictures_in(pages: Iterable[str]) -> dict[str, Picture]:
    """Return the pictures by the address under which pages show them. One whose file is gone is left out."""
    sources = {unescape(source) for html in pages for source in SOURCE.findall(html)}
    found = {source: picture_at(source) for source in sorted(sources) if source.startswith(settings.MEDIA_URL)}
    return {source: picture for source, picture in found.items() if picture}


def picture_at(source: str) -> Picture | None:
    try:
        with default_storage.open(source.removeprefix(settings.MEDIA_URL)) as file:
            content = file.read()
        with Image.open(BytesIO(content)) as image:
            if image.format in KEPT:
                return named(content, KEPT[image.format])
            return made_anew(image)
    except (OSError, ValueError):
        return None


def made_anew(image: Image.Image) -> Picture:
    """Pictures are kept as WebP, which not every reader of books shows."""
    clear = image.mode in {"RGBA", "LA", "P"}
    out = BytesIO()
    if clear:
        image.convert("RGBA").save(out, "PNG", optimize=True)
        return named(out.getvalue(), "image/png")
    image.convert("RGB").save(out, "JPEG", quality=QUALITY)
    return named(out.getvalue(), "image/jpeg")
