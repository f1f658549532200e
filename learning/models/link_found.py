"""The links that stand on published pages."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from learning.interchange.links import whole
from learning.models.base import BasePage
from learning.models.published import PublishedBody

HREF = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]+)\"")
LONGEST = 2000  # characters, as far as an index of a database takes them


def links_by_page() -> dict[int, set[str]]:
    """Return the outside addresses on each live page, as readers get them. One query."""
    live = BasePage.objects.live().values("pk")
    bodies = PublishedBody.objects.filter(page_id__in=live).values_list("page_id", "content")
    return {page: {url for url in found_in(content) if is_outside(url)} for page, content in bodies.iterator()}


def found_in(value: Any, name: str = "") -> Iterator[str]:
    """Yield every address in what was drawn: links in words, and fields that hold one."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from found_in(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from found_in(part, name)
    elif isinstance(value, str):
        if name == "doi" and value:
            value = f"https://doi.org/{value}"
        plain = [value] if value.startswith(("http://", "https://")) else map(unescape, HREF.findall(value))
        yield from (url for url in map(whole, plain) if url)


def is_outside(url: str) -> bool:
    parts = urlsplit(url)
    ours = urlsplit(settings.SITE_URL).netloc
    return parts.scheme in {"http", "https"} and parts.netloc != ours and len(url) <= LONGEST and not reserved(parts.hostname or "")


def reserved(host: str) -> bool:
    """Names that can never be anybody's site: examples in a text."""
    return host.endswith((".example", ".test", ".invalid", ".localhost")) or host == "localhost"
