"""The reference of a section, or of a passage of it, for programs that keep references: BibTeX and RIS. And as plain text."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from html import unescape

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags

from learning.models.citation import of_section, surname_first, without_titles
from learning.models.outline import Entry, Module

SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SPECIAL |= {sign: f"\\{sign}" for sign in "&%$#_{}"}


@dataclass(frozen=True)
class Source:
    """A section as it is cited on one day. `author` is empty where none is named."""

    author: str
    year: int
    title: str
    module: str
    site: str
    url: str
    on: date


def source_of(module: Module, section: Entry) -> Source:
    today = timezone.localdate()
    return Source(
        author=section.credited_to,
        year=(section.checked_on or today).year,
        title=f"{section.number} {section.title}",
        module=module.entry.title,
        site=settings.SITE_NAME,
        url=settings.SITE_URL + section.url,
        on=today,
    )


def harvard(source: Source) -> str:
    """Return the reference without marks, as it goes to a clipboard."""
    return unescape(strip_tags(of_section(**asdict(source))))


def in_text(source: Source) -> str:
    """Return how it is named inside a text."""
    return f"({surname_first(source.author).split(',')[0] or source.site}, {source.year})"


def with_reference(quote: str, source: Source) -> str:
    """Return the words in quotation marks, and under them where they come from."""
    return f"‘{' '.join(quote.split())}’ {in_text(source)}\n\n{harvard(source)}"


def bibtex(source: Source, quote: str = "") -> str:
    fields = {
        "author": f"{{{plain(source.site)}}}" if not source.author else plain(source.author),
        "year": str(source.year),
        "title": plain(source.title),
        "howpublished": plain(f"{source.module}. {source.site}"),
        "url": source.url,
        "urldate": source.on.isoformat(),
        "note": f"Accessed {source.on.isoformat()}",
    }
    if quote:
        fields["annote"] = plain(" ".join(quote.split()))
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key_of(source)},\n{lines}\n}}\n"


def plain(text: str) -> str:
    """Return the text as BibTeX reads it: signs that mean something there stand for themselves."""
    return "".join(SPECIAL.get(sign, sign) for sign in text)


def key_of(source: Source) -> str:
    name = (source.author or source.site).split()[-1]
    words = [re.sub(r"\W|_", "", word, flags=re.ASCII).lower() for word in (name, *source.title.split())]
    return "".join([words[0], str(source.year), *[word for word in words[1:] if word][:3]])


def ris(source: Source, quote: str = "") -> str:
    """Return it with the line ends that the format asks for."""
    lines = [
        ("TY", "ELEC"),
        ("AU", inverted(source.author) or source.site),
        ("PY", str(source.year)),
        ("TI", source.title),
        ("T2", source.module),
        ("PB", source.site),
        ("UR", source.url),
        ("Y2", f"{source.on:%Y/%m/%d}"),
    ]
    if quote:
        lines.append(("N1", " ".join(quote.split())))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in (*lines, ("ER", "")))


def inverted(name: str) -> str:
    """Return “Nowak, Marek” where the name is that of one person."""
    if surname_first(name) == name:
        return name
    words = without_titles(name)
    return f"{words[-1]}, {' '.join(words[:-1])}"


FILES = {"bibtex": ("bib", "application/x-bibtex", bibtex), "ris": ("ris", "application/x-research-info-systems", ris)}
