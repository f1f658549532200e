"""The process that draws: what is wanted from standard input as JSON, a PDF to standard output. It reaches our fonts only.

The library takes seconds to import. Nobody else imports it.
"""

import json
import logging
import os
import resource
import sys
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML, Attachment
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


def draw(wanted: dict[str, Any]) -> bytes:
    fetcher, fonts = OnlyFonts(), FontConfiguration()
    sheets = [CSS(string=text, url_fetcher=fetcher, font_config=fonts) for text in (STYLES.read_text(), wanted["styles"]) if text]
    page = HTML(string=wanted["html"], url_fetcher=fetcher)
    attached = [
        Attachment(string=one["text"], name=one["name"], description=one["description"], relationship=one["relationship"])
        for one in wanted["attached"]
    ]
    settings = {"pdf_variant": wanted["variant"], "attachments": attached, "finisher": name_each_file_once}
    pdf: bytes = page.write_pdf(stylesheets=sheets, font_config=fonts, **settings)
    return pdf


def name_each_file_once(document: Any, pdf: Any) -> None:
    """WeasyPrint 70 lists the files inside a PDF/A-3 twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


if __name__ == "__main__":
    limit_ourselves()
    logging.disable()  # its warnings quote what it draws
    sys.stdout.buffer.write(draw(json.load(sys.stdin)))
