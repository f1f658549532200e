"""The few marks of an entry's text: headings, lists, quotation, emphasis, links to the web. Read here, and nowhere else.

The text is kept as it was typed. Whatever is not one of these marks is shown as it stands (docs/decisions/0011).
"""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKS = ["heading", "list", "blockquote", "emphasis", "link", "newline"]
HIGHEST, LOWEST = 2, 3  # the title of the page is its only h1
ALLOWED = {"p", "br", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "div"}


def is_on_the_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


reader = MarkdownIt("zero", {"breaks": True}).enable(MARKS)
reader.validateLink = is_on_the_web  # type: ignore[method-assign]


def read(text: str) -> list[Token]:
    """Return what one paragraph, list or quotation is made of. A heading without words is a line like any other."""
    tokens = reader.parse(text)
    for place, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"}:
            words = tokens[place + 1 if token.nesting == 1 else place - 1].content
            token.tag = f"h{min(max(int(token.tag[1]), HIGHEST), LOWEST)}" if words.strip() else "p"
    return tokens


def as_html(text: str, name: str) -> SafeString:
    """Return the paragraph as safe HTML that carries `name` as its id; "" gives it none."""
    tokens = read(text)
    tops = [token for token in tokens if token.level == 0 and token.nesting == 1]
    if name and len(tops) == 1:
        tops[0].attrSet("id", name)
    drawn = reader.renderer.render(tokens, reader.options, {}).strip()
    if name and len(tops) != 1:
        drawn = f'<div id="{name}">{drawn}</div>'
    return mark_safe(  # noqa: S308 cleaned in this line
        nh3.clean(
            drawn,
            tags=ALLOWED,
            attributes={"*": {"id"}, "a": {"href"}, "ol": {"start"}},
            url_schemes={"http", "https"},
            link_rel="noopener nofollow",
        )
    )


def without_marks(text: str) -> list[str]:
    """Return the words alone: each heading, paragraph and item of a list by itself."""
    pieces = [words_of(token).strip() for token in read(text) if token.type == "inline"]
    return [piece for piece in pieces if piece]


def words_of(inline: Token) -> str:
    said = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(said.get(part.type, part.content) for part in inline.children or [])
