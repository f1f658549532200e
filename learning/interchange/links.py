"""Where the links of a page lead once the page is a file: to the other files, or to the site, or nowhere."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from learning.interchange.book import Book, Leaf
from learning.interchange.nesting import id_of

PATH = "%/:@!$&'()*+,;=~"
REST = PATH + "?"
HOST = re.compile(r"[A-Za-z0-9._-]+(?::[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](?::[0-9]{1,5})?")
LONELY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
WHOLE = re.compile(r"(?:https?://[^/\s?#]+|mailto:[^\s@]+@[^\s@]+|tel:[+0-9() .-]+)", re.IGNORECASE)


def addresses(book: Book, ending: str) -> dict[str, str]:
    """Return the file of each page by its address on the site."""
    return {leaf.address: f"{leaf.name}{ending}" for leaf in book.walk() if leaf.address}


def leading(book: Book, leaf: Leaf, files: dict[str, str], anchors: Callable[[str], Iterable[str]]) -> Callable[[str], str | None]:
    """Return what says where a link of this page leads. `anchors` are the ids of a file: a link to none of them goes to its top."""
    here = files.get(leaf.address, "")

    def leads(href: str) -> str | None:
        there, _, anchor = href.partition("#")
        path = there.removeprefix(book.site) if there.startswith(book.site) else there
        file = here if not there and anchor else files.get(path.partition("?")[0])
        if file is None:
            return whole(urljoin(book.site + (leaf.address or "/"), href))
        name = id_of(anchor)
        if name and name in set(anchors(file)):
            return f"{file}#{name}" if file != here else f"#{name}"
        return file if file != here else None

    return leads


def whole(url: str) -> str | None:
    """Return an address as it may stand in any file, None where it is none."""
    if not WHOLE.match(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        _ = parts.port
    except (ValueError, UnicodeError):
        return None
    if parts.netloc and not HOST.fullmatch(host):
        return None
    path, query, fragment = (
        written(part, safe) for part, safe in ((parts.path, PATH), (parts.query, REST), (parts.fragment, REST))
    )
    return urlunsplit((parts.scheme.lower(), host, path, query, fragment))


def written(part: str, safe: str) -> str:
    return LONELY_PERCENT.sub("%25", quote(part, safe=safe))
