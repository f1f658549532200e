"""What a browser fetches to show a page with an empty cache: followed from the page through styles and scripts to fonts."""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from benchmarks.budgets import FIRST_VIEW, REPEAT_VIEW
from benchmarks.report import Figure
from benchmarks.requests import compressed, get

IN_HTML = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"')
IN_STYLES = re.compile(r'@import\s+(?:url\()?["\']?([^"\')\s;]+)')
IN_SCRIPTS = re.compile(r'(?:^|\n)(?:import|export)\s[^;]*?["\'](\.[^"\']+)["\']')
STARTED = re.compile(r'data-module="([^"]+)"')
STARTS = re.compile(r'"([a-z-]+)": \(\) => import\("(\.[^"]+)"\)')  # in app.js: a name, and the script it starts
# Style sheets name every font; a browser fetches those whose letters it draws. For a section Chromium fetches, besides the
# preloaded ones, these.
FONT_FACE = re.compile(r"@font-face\s*{([^}]+)}")
FONTS_DRAWN = ("atkinson-hyperlegible-next-latin-600-normal",)


def first_view(app: Callable, section: str) -> list[Figure]:
    page = get(app, section)
    total = compressed(page) + sum(size_of(part) for part in fetched_for(page.decode()))
    return [
        Figure("first view of a section, all files", total / 1000, "kB", FIRST_VIEW / 1000),
        Figure("repeat view of a section", compressed(page) / 1000, "kB", REPEAT_VIEW / 1000),
    ]


def fetched_for(page: str) -> set[str]:
    """Return the addresses of the static files, each once."""
    started = {name for names in STARTED.findall(page) for name in names.split()}
    fetched: set[str] = set()
    waiting = IN_HTML.findall(page)
    while waiting:
        address = waiting.pop()
        if address not in fetched:
            fetched.add(address)
            waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(address), one)) for one in asked_by(address, started)]
    return fetched


def asked_by(address: str, started: set[str]) -> list[str]:
    """Return what this style sheet or script makes a browser fetch, as it is written there."""
    if address.endswith(".css"):
        text = path_of(address).read_text()
        fonts = re.findall(r'url\("([^"]+)"\)', "".join(FONT_FACE.findall(text)))
        return IN_STYLES.findall(text) + [font for font in fonts if any(name in font for name in FONTS_DRAWN)]
    if address.endswith(".js"):
        text = path_of(address).read_text()
        return IN_SCRIPTS.findall(text) + [script for name, script in STARTS.findall(text) if name in started]
    return []


def path_of(address: str) -> Path:
    return settings.STATIC_ROOT / address.removeprefix(settings.STATIC_URL)


def size_of(address: str) -> int:
    """Return the bytes on the wire: the brotli file beside a static file, or the file itself where it is compressed already."""
    path = path_of(address)
    small = path.with_name(path.name + ".br")
    return (small if small.exists() else path).stat().st_size
