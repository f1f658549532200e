"""The process that draws: HTML from standard input, a PDF to standard output. It can reach our fonts and nothing else.

The library takes seconds to import. Nobody else imports it.
"""

import logging
import os
import resource
import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

MEMORY = 3 * 1024**3  # bytes
CPU = 300  # seconds
FONTS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "fonts"
STYLES = Path(__file__).with_name("page.css")


def limit_ourselves() -> None:
    """Give way to those who wait for a page, and end before the machine suffers."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))


class OnlyFonts(URLFetcher):
    """Whatever somebody wrote asks for, only our own fonts are read: no file, no other site."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme != "font" or Path(name).name != name:
            raise ValueError("Only our own fonts are fetched.")
        return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/woff2"})


def draw(html: str) -> bytes:
    fetcher, fonts = OnlyFonts(), FontConfiguration()
    styles = CSS(string=STYLES.read_text(), url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html, url_fetcher=fetcher)
    pdf: bytes = page.write_pdf(stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1")
    return pdf


if __name__ == "__main__":
    limit_ourselves()
    logging.disable()  # its warnings quote what it draws
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read().decode()))
