"""What a section cites: in the text as (Author, year), and in full under “References” at its end."""

import re
from itertools import groupby
from string import ascii_lowercase
from typing import Any

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from learning.models.citation import harvard, in_text
from learning.models.safe_html import soup_of
from learning.models.source import Source

CITED = re.compile(r'href="#source-(\d+)"')
ANCHOR = "block-references"


def cite_sources(drawing: Any) -> None:
    """Write every citation as its source reads today, and add the list. A section that cites nothing stays as it is."""
    citing = [piece for piece in drawing.content if CITED.search(piece.get("html", ""))]
    numbers = {int(number) for piece in citing for number in CITED.findall(piece["html"])}
    sources = list(Source.objects.filter(pk__in=numbers))
    if not sources:
        return
    letters = letters_of(sources)
    short = {str(source.pk): in_text(source.work, letters[source.pk]) for source in sources}
    for piece in citing:
        piece["html"] = with_names(soup_of(piece["html"]), short)
    lines = [{"pk": source.pk, "reference": harvard(source.work, letters[source.pk])} for source in sources]
    html = render_to_string("learning/block/references.html", {"anchor": ANCHOR, "lines": lines})
    drawing.content.append({"html": html.strip(), "anchor": ANCHOR})


def letters_of(sources: list[Source]) -> dict[int, str]:
    """Return a, b … for works that would read the same in the text, in the order of the list; "" for all others."""
    letters = {}
    for _, same in groupby(sorted(sources, key=lambda source: in_text(source.work)), key=lambda source: in_text(source.work)):
        group = list(same)
        letters |= {one.pk: ascii_lowercase[at % 26] if len(group) > 1 else "" for at, one in enumerate(group)}
    return letters


def with_names(soup: BeautifulSoup, short: dict[str, str]) -> str:
    for link in soup.find_all("a", href=re.compile("^#source-")):
        number = link["href"].removeprefix("#source-")
        if number in short:
            link.string = short[number]
            link["class"] = "cited"
        else:
            link.unwrap()
    return str(soup)
