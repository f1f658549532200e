"""Text with marks: shown to an author as words where that loses nothing, and made harmless when it is kept."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from django_h5p.authoring.semantics import Field

# What H5P itself allows with each tag, and everywhere (h5p.classes.php, validateText).
_ALWAYS = {"div", "span", "p", "br"}
_WITH = {
    "table": {"tr", "td", "th", "colgroup", "col", "thead", "tbody", "tfoot", "caption", "figure", "figcaption"},
    "b": {"strong"},
    "strong": {"b"},
    "i": {"em"},
    "em": {"i"},
    "ul": {"li"},
    "ol": {"li"},
    "del": {"s"},
    "strike": {"s"},
    "s": {"del", "strike"},
}
_NEVER = {"script", "style", "iframe", "object", "embed", "form", "input", "button", "meta", "link", "base", "svg", "math"}
_ATTRIBUTES = {
    "*": {"class", "dir", "lang", "title", "id"},
    "a": {"href", "target", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type", "reversed"},
    "col": {"span"},
}
# What the official editor writes.
_TEXT_STYLES = {
    "text-align",
    "color",
    "background-color",
    "font-size",
    "font-family",
    "line-height",
    "list-style-type",
    "margin-left",
}
_BOX_STYLES = {"width", "height", "border", "border-width", "border-color", "border-style", "padding", "vertical-align"}
_HTML = (
    "a abbr address article aside audio b base big blockquote body br button caption center cite code col colgroup dd "
    "del details div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe "
    "img input ins kbd li link main mark math meta nav object ol option p param pre q s samp script section select "
    "small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead title tr track "
    "tt u ul var video wbr"
)
# Somebody who writes “<first>” means what they write.
_TAG = re.compile(rf"</?(?:{'|'.join(_HTML.split())})(?=[\s/>])", re.IGNORECASE)
_BARE = re.compile(rf"<(?!/?(?:{'|'.join(_HTML.split())})(?=[\s/>]))", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_BLOCKS = {"ul", "ol", "li"}
_SIMPLE = {"p", "div", "br", "strong", "em", "b", "i", "u", "s", "del", "sub", "sup", "code", "a", "span"} | _BLOCKS
# Paragraphs that say more than that they are one, or that stand inside an entry of a list.
_NOT_SIMPLE = re.compile(r"<(?:p|div)\s[^>]|<(?:li|div|p)[^>]*>\s*<(?:p|div)\b")
_BLOCK_BEGINS = re.compile(r"<(?:p|div|ul|ol|li|table|h[1-6]|blockquote|pre|figure|hr)\b", re.IGNORECASE)


class _Tokens(HTMLParser):
    """What a text says, whatever its quotes, entities and slashes."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, *sorted((name, _spaces(value or "")) for name, value in attrs)))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag != "br":
            self.found.append(("/" + tag,))

    def handle_data(self, data):
        if self.found and self.found[-1][0] == "":
            data = self.found.pop()[1] + data
        self.found.append(("", data))

    def handle_comment(self, data):
        self.found.append(("!", data))

    def handle_decl(self, decl):
        self.found.append(("!", decl))

    def unknown_decl(self, data):
        self.found.append(("!", data))

    def handle_pi(self, data):
        self.found.append(("?", data))


def _spaces(value: str) -> str:
    return re.sub(r"\s*([:;])\s*", r"\1", value).rstrip(";")


def clean(value: str, field: Field) -> str:
    """The text without what its field does not allow. A text that holds nothing of the kind keeps every letter."""
    allowed = _allowed(field) if field.is_html else set()
    cleaned = nh3.clean(
        value,
        tags=allowed,
        attributes={tag: names | {"style"} if tag == "*" else names for tag, names in _ATTRIBUTES.items()},
        filter_style_properties=_TEXT_STYLES | _BOX_STYLES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    if _Tokens(cleaned).found == _Tokens(value).found:
        return value
    return cleaned if field.is_html else escape(unescape(value))


def _allowed(field: Field) -> set[str]:
    named = {str(tag).lower() for tag in field.said.get("tags") or []}
    return (_ALWAYS | named | {more for tag in named for more in _WITH.get(tag, set())}) - _NEVER


def shown(value: str, field: Field) -> str:
    """What an author sees: words, with an empty line between paragraphs, and marks only where the text has any."""
    value = value.replace("\r\n", "\n")
    if not field.is_html:
        return unescape(value)
    tags = {tag.lower() for tag in _ANY_TAG.findall(value)}
    if not tags <= _SIMPLE or _NOT_SIMPLE.search(value):
        return value
    lines = re.sub(r"\s*\n\s*", " ", value)
    if not tags & _BLOCKS:
        lines = re.sub(r"<br ?/?>\s?", "\n", lines)
    lines = re.sub(r"\s*</?(?:p|div)>\s*", "\n\n", lines)
    lines = re.sub(r"\n\n\n+", "\n\n", lines).strip()
    if tags - {"p", "div", "br"}:
        return lines
    words = unescape(lines).replace("\xa0", " ")
    return lines if _TAG.search(words) else words


def kept(typed: str, field: Field, before: str = "") -> str:
    """What is stored of what an author typed: their words in paragraphs, and the marks that the field allows.

    Paragraphs are made with what the field or the text `before` had for them.
    """
    typed = typed.replace("\r\n", "\n").strip()
    if not field.is_html:
        return escape(typed)
    marked = bool(_TAG.search(typed))
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n", typed) if piece.strip()]
    tag = _paragraph_tag(field, before)
    made = ("" if tag else "<br><br>").join(_piece(piece, tag, marked=marked) for piece in pieces)
    return clean(made, field) if marked else made


def _paragraph_tag(field: Field, before: str) -> str:
    if before.startswith("<div>"):
        return "div"
    return "p" if "p" in (field.said.get("tags") or []) or field.said.get("enterMode") == "p" or before.startswith("<p>") else ""


def _piece(piece: str, tag: str, *, marked: bool) -> str:
    """A paragraph, or a list or table that stands for itself."""
    if marked and _BLOCK_BEGINS.match(piece):
        return piece
    lines = (_BARE.sub("&lt;", piece) if marked else escape(piece, quote=False)).replace("\n", "<br>")
    return f"<{tag}>{lines}</{tag}>" if tag else lines
