"""A published section as its lines: every paragraph or block with the anchor that leads to it."""

from typing import Any, NamedTuple

from bs4 import BeautifulSoup

from learning.models.kept import kept


class Line(NamedTuple):
    anchor: str
    text: str


def lines_of(page: int, stamp: str, content: list[dict[str, Any]]) -> list[Line]:
    """Return them in reading order. Read once for all readers."""
    return kept(("lines", page, stamp), lambda: read_lines(content)) if stamp else read_lines(content)


def read_lines(content: list[dict[str, Any]]) -> list[Line]:
    lines = []
    for piece in content:
        if "facts" in piece:
            lines.append(Line(piece["anchor"], piece["facts"].get("title", "")))
        elif not piece.get("aside"):
            parts = BeautifulSoup(piece["html"], "html.parser").find_all(recursive=False)
            lines += [Line(part.get("id", piece["anchor"]), " ".join(part.get_text(" ").split())) for part in parts]
    return [line for line in lines if line.text]
