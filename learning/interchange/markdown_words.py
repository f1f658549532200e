"""A tree as Markdown. What means something in Markdown and stands in the words is marked as words."""

import re
from collections.abc import Callable

from learning.interchange.markup import Element, words_of

SIGNS = re.compile(r"([\\`*_\[\]<>])")
AT_THE_BEGINNING = re.compile(r"^(\s*)(#{1,6}\s|[-+]\s|\d+[.)]\s|>|=+\s*$|-{3,}\s*$|~{3,})", re.MULTILINE)
LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*"}
PLAIN = {"a", "b", "strong", "em", "i", "cite", "q", "span", "sub", "sup", "small", "code", "abbr", "br", "img"}


def as_markdown(root: Element) -> str:
    return "\n\n".join(parts_of(root))


def parts_of(element: Element) -> list[str]:
    """Return what is in an element as blocks."""
    parts: list[str] = []
    loose = said(element.text)
    for child in element:
        if child.tag in PLAIN:
            loose += inline(child)
        else:
            parts += [paragraph(loose), *block(child)]
            loose = ""
        loose += said(child.tail)
    return [part for part in [*parts, paragraph(loose)] if part]


def block(element: Element) -> list[str]:
    if element.tag in LEVELS:
        words = " ".join(inside(element).split())
        return [f"{'#' * LEVELS[element.tag]} {words}"] if words else []
    return BLOCKS.get(element.tag, parts_of)(element)


def whole_paragraph(element: Element) -> list[str]:
    return [paragraph(inside(element))] if words_of(element) or element.find(".//img") is not None else []


def paragraph(words: str) -> str:
    return AT_THE_BEGINNING.sub(r"\1\\\2", words.strip())


def said(words: str | None) -> str:
    return SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", words or ""))


def inside(element: Element) -> str:
    return said(element.text) + "".join(
        (inline(one) if one.tag in PLAIN else f" {inside(one)} ") + said(one.tail) for one in element
    )


def inline(element: Element) -> str:
    words = inside(element)
    if element.tag == "br":
        return "  \n"
    if element.tag == "img":
        return f"![{said(element.get('alt'))}]({element.get('src', '')})"
    if element.tag == "a" and element.get("href") and words.strip():
        return f"[{words.strip()}](<{element.get('href', '')}>)"
    if element.tag == "span" and "box" in element.get("class", "").split():
        return "☐ "
    mark = MARKS.get(element.tag)
    bare = words.strip()
    if not mark or not bare:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{mark}{bare}{mark}{after}"


def items(element: Element) -> str:
    lines = []
    for number, item in enumerate(element, int(element.get("start", "1"))):
        mark = f"{number}. " if element.tag == "ol" else "- "
        lines.append(indented(parts_of(item), mark, " " * len(mark)))
    return "\n".join(lines)


def indented(parts: list[str], first: str, other: str) -> str:
    lines = "\n\n".join(parts).split("\n")
    return "\n".join((f"{first if place == 0 else other}{line}").rstrip() for place, line in enumerate(lines))


def terms(element: Element) -> list[str]:
    return [f"**{inside(one).strip()}**" if one.tag == "dt" else paragraph(inside(one)) for one in element if words_of(one)]


def table(element: Element) -> str:
    rows = [[inside(cell).strip().replace("|", "\\|").replace("\n", " ") for cell in row] for row in element.iter("tr")]
    width = max((len(row) for row in rows), default=0)
    filled = [row + [""] * (width - len(row)) for row in rows] or [[""]]
    lines = [f"| {' | '.join(row)} |" for row in filled]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


BLOCKS: dict[str, Callable[[Element], list[str]]] = {
    "p": whole_paragraph,
    "ul": lambda element: [items(element)],
    "ol": lambda element: [items(element)],
    "blockquote": lambda element: [indented(parts_of(element), "> ", "> ")],
    "dl": terms,
    "table": lambda element: [table(element)],
    "pre": lambda element: [f"```\n{''.join(element.itertext())}\n```"],
    "hr": lambda _: ["---"],
}
