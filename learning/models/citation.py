"""References in Harvard style, as HTML: titles of whole works stand in <cite>."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

MOST_NAMES = 2  # in the text; a third makes it “et al.”


def in_text(work: dict[str, Any], letter: str = "") -> str:
    """Return what stands in the text, such as “(Hill and Shaw, 2011)”. `letter` tells apart two of one year: 2011a."""
    families = [name.partition(",")[0].strip() for name in work["authors"]]
    many = work["et_al"] or len(families) > MOST_NAMES
    names = f"{families[0]} et al." if many and families else " and ".join(families)
    return f"({names}, {work['year']}{letter})"


def harvard(work: dict[str, Any], letter: str = "") -> SafeString:
    """Return authors (year) title. container volume(issue), pages. publisher. doi."""
    standing_alone = not work["container"]
    title = format_html("<cite>{}</cite>." if standing_alone else "‘{}’,", work["title"].rstrip("."))
    parts = [format_html("{} ({}{}) {}", authors(work), work["year"], letter, title)]
    if not standing_alone:
        within = "in " if work["kind"] == "chapter" else ""
        parts.append(format_html("{}<cite>{}</cite>{}.", within, work["container"], where_in(work)))
    if work["publisher"]:
        parts.append(format_html("{}.", work["publisher"].rstrip(".")))
    if work["doi"]:
        parts.append(format_html("doi: {}.", work["doi"]))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def authors(work: dict[str, Any]) -> str:
    names = list(work["authors"])
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    if work["et_al"]:
        text += " et al."
    if work["editors"]:
        text += " (ed.)" if len(names) == 1 and not work["et_al"] else " (eds)"
    return text


def where_in(work: dict[str, Any]) -> str:
    """Return what follows the journal or book: volume(issue), pages."""
    issue = f"({work['issue']})" if work["issue"] else ""
    volume = f", {work['volume']}{issue}" if work["volume"] else issue
    pages = f", pp. {work['pages']}" if work["pages"] else ""
    return volume + pages


def of_section(*, author: str, year: int, title: str, module: str, site: str, url: str, on: date) -> SafeString:
    """Return the reference of one section of a module, as read on that day."""
    return format_html(
        "{} ({}) ‘{}’, <cite>{}</cite>. {}. Available at: {} (Accessed: {}).",
        surname_first(author) or site, year, title, module, site, url, date_format(on, "j F Y"),
    )  # fmt: skip


def surname_first(name: str) -> str:
    """Return “Nowak, M.” for “Marek Nowak”; the name of an organisation is left as it is."""
    words = without_titles(name)
    if len(words) not in (2, 3):
        return name
    return f"{words[-1]}, {' '.join(f'{word[0]}.' for word in words[:-1])}"


def without_titles(name: str) -> list[str]:
    return [word for word in name.split() if word.rstrip(".") not in {"Dr", "Prof", "Professor", "Mr", "Ms", "Mrs", "Mx"}]
