"""From an author's words to HTML that is safe in a page. Whatever way words came in, nothing else than these leaves."""

import re
from urllib.parse import urlsplit

import nh3
from bs4 import BeautifulSoup, Tag
from wagtail.rich_text import expand_db_html

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "b", "strong", "a", "blockquote", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
TOO_LARGE, TOO_SMALL = re.compile(r"<(/?)h1\b", re.IGNORECASE), re.compile(r"<(/?)h[456]\b", re.IGNORECASE)


def tidy(source: str) -> str:
    """Return rich text as HTML: links lead to where pages are now, headings are those of a section, and nothing in it can run."""
    if not source:
        return ""
    html = TOO_SMALL.sub(r"<\1h3", TOO_LARGE.sub(r"<\1h2", expand_db_html(source)))
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)


def web_address(url: str) -> str:
    """Return an address that a link may have, "" for one that is not of the web."""
    try:
        return url if urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def soup_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def elements_of(html: str) -> list[Tag]:
    """Return the paragraphs, headings and lists that stand on the first level."""
    return [part for part in soup_of(html).contents if isinstance(part, Tag)]
