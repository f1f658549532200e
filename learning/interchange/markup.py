"""HTML of any origin as a tree that every reader of books can take: known elements, rightly nested, nothing that acts."""

import re
from collections.abc import Callable

import nh3
from lxml import etree

from learning.interchange.nesting import mend
from learning.interchange.svg import take_drawings_out

Element = etree._Element  # noqa: SLF001 - the class has no public name

TAGS = {
    "p", "br", "hr", "b", "strong", "em", "i", "cite", "q", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "div", "h1", "h2",
    "h3", "h4", "h5", "h6", "a", "img", "figure", "figcaption", "section", "span", "sub", "sup", "small", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "code", "pre", "abbr", "details", "summary", "audio", "video",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "class", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "abbr": {"title"},
}
GONE_WITH_ALL_IN_IT = {
    "script",
    "style",
    "form",
    "button",
    "select",
    "textarea",
    "template",
    "noscript",
    "object",
    "iframe",
    "math",
    "title",
}
SCHEMES = {"http", "https", "mailto", "tel", "drawing"}
VOID = {"br", "hr", "img"}
# What XML does not take, and no keyboard writes.
NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [^\s=>"]+="[^"]*")*)>')

Link = Callable[[str], str | None]  # where a link leads in the file; None: its words stay, the link goes
Show = Callable[[str, bytes], str | None]  # the address of a picture, or a drawing itself, → its place; None: it goes


class NotMarkup(ValueError):
    """It is nested far deeper than any text is."""


def as_tree(html: str, *, link: Link, show: Show) -> Element:
    """Return a <div> with the text in it. Raises NotMarkup where it is no honest text."""
    html, drawings = take_drawings_out(html)
    root = parsed(html)
    for one in list(root.iter("a")):
        point(one, link)
    for one in list(root.iter("img")):
        place(one, show, drawings)
    mend(root)
    return root


def parsed(html: str) -> Element:
    """Return the tree that a browser would make of this HTML, with known elements only."""
    kept = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, clean_content_tags=GONE_WITH_ALL_IN_IT, url_schemes=SCHEMES, link_rel=None
    )
    xml = NO_LETTERS.sub("", TAG.sub(closed, kept).replace("&nbsp;", "\u00a0"))
    try:
        return etree.fromstring(f"<div>{xml}</div>", etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as fault:
        raise NotMarkup(str(fault)) from fault


def closed(tag: re.Match[str]) -> str:
    """A tag as XML: what browsers close by themselves is closed, and nothing in an attribute looks like a tag."""
    attributes = tag[2].replace("<", "&lt;").replace(">", "&gt;")
    return f"<{tag[1]}{attributes}{'/' if tag[1] in VOID else ''}>"


def point(element: Element, link: Link) -> None:
    leads = link(element.get("href", "").strip()) if element.get("href", "").strip() else None
    if leads is None:
        element.tag = "span"
        element.attrib.pop("href", None)
    else:
        element.set("href", leads)


def place(element: Element, show: Show, drawings: list[bytes]) -> None:
    source = element.get("src", "")
    number = source.removeprefix("drawing:")
    drawn = drawings[int(number)] if source.startswith("drawing:") and number.isdecimal() and int(number) < len(drawings) else b""
    there = show(source, drawn)
    if there is None:
        in_words(element)
    else:
        element.set("src", there)
        element.set("alt", element.get("alt", ""))


def in_words(element: Element) -> None:
    """A picture that cannot come along leaves what it shows."""
    alt = element.get("alt", "")
    element.tag = "span"
    element.attrib.clear()
    element.text = f"[Picture: {alt}]" if alt else None


def words_of(root: Element) -> str:
    """Return the text of a tree on one line."""
    return " ".join(" ".join(root.itertext()).split())


def without_leaving(href: str) -> str | None:
    """For text whose links need no changing."""
    return href
