"""Pictures of a section. A drawing (SVG) goes into the page itself, so that it follows light and dark; a photograph is linked."""

from xml.etree import ElementTree as ET

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage, SourceImageIOError

from learning.interchange.svg import PROPERTIES, SHAPES

WIDTHS = (480, 960)
SVG = "{http://www.w3.org/2000/svg}"


class NotADrawing(ValueError):
    """The SVG holds something else than shapes: text, script, style, links or outside pictures."""


def as_html(image: AbstractImage | None, *, alt: str) -> SafeString:
    """Return the picture with its alternative text; without one it is decoration, and hidden from screen readers.

    Where there is none yet, or its file is gone or damaged, its words stand in its place.
    """
    try:
        return drawn(image, alt=alt) if image else mark_safe("")
    except (OSError, SourceImageIOError):
        return format_html("<p>{}</p>", alt) if alt else mark_safe("")


def drawn(image: AbstractImage, *, alt: str) -> SafeString:
    if image.is_svg():
        with image.open_file() as file:
            return inline(file.read(), alt=alt)
    small, large = (image.get_rendition(f"width-{width}|format-webp") for width in WIDTHS)
    sources = f"{small.url} {small.width}w, {large.url} {large.width}w"
    return format_html(
        '<img src="{}" srcset="{}" sizes="(max-width: 46rem) 100vw, 42rem" width="{}" height="{}" alt="{}" loading="lazy">',
        large.url, sources, large.width, large.height, alt,
    )  # fmt: skip


def inline(source: bytes, *, alt: str) -> SafeString:
    """Return the shapes of a drawing as part of a page. Raises NotADrawing for anything that is no shape."""
    if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
        raise NotADrawing("The drawing declares entities. Save it as plain SVG.")
    try:
        root = ET.fromstring(source)  # noqa: S314 - no entities, as just checked
    except ET.ParseError as fault:
        raise NotADrawing(f"The drawing is not well-formed: {fault}.") from fault
    for element in root.iter():
        check(element)
    root.attrib.pop("width", None), root.attrib.pop("height", None)
    root.attrib |= {"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true"}
    ET.register_namespace("", SVG.strip("{}"))
    return mark_safe(ET.tostring(root, encoding="unicode"))  # noqa: S308 - shapes only, as just checked


def check(element: ET.Element) -> None:
    name = element.tag.removeprefix(SVG) if isinstance(element.tag, str) else "comment"
    foreign = set(element.attrib) - PROPERTIES
    if name not in SHAPES or foreign:
        raise NotADrawing(f"The drawing has {', '.join(sorted(foreign)) or f'a <{name}>'}. Only plain shapes can go into a page.")
    if any("url(" in value for value in element.attrib.values()):
        raise NotADrawing("The drawing points at something by url(). Only plain shapes can go into a page.")
