"""A page of HTML as a PDF that a screen reader can read, drawn in a process of its own (docs/decisions/0020).

The words go to that process through a pipe and come back as a PDF: they are on no disk and in no list of processes.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from ctypes.util import find_library
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 140.0  # seconds: a task takes nothing new after 120, and is ended after 270
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig")


class NoPdf(Exception):
    """The page could not be drawn. Says why without a word of the page."""


@cache
def can_make_pdfs() -> bool:
    """Return whether this machine has the libraries that draw text: Pango with its friends, from the operating system."""
    return all(find_library(name) for name in LIBRARIES)


@dataclass(frozen=True)
class Attached:
    """A file inside the file. `relationship` is PDF's word for why it is there: Data, Source, Supplement."""

    name: str
    text: str
    description: str
    relationship: str = "Supplement"


def as_pdf(
    html: str, *, variant: str = "pdf/ua-1", styles: str = "", attached: Sequence[Attached] = (), seconds: float = LONGEST
) -> bytes:
    """Return the page as a tagged PDF. It may use the styles of page.css, `styles` and our own fonts, and fetches nothing else.

    `variant` is the standard that it is drawn to: PDF/UA-1, or PDF/A-3a, which alone keeps files inside the file. Takes
    seconds, not milliseconds: call it from a worker. Raises NoPdf when it takes longer than `seconds`, too much memory, or
    cannot be drawn.
    """
    command = [sys.executable, "-m", "writing.pdf"]
    wanted = {"html": html, "variant": variant, "styles": styles, "attached": [asdict(one) for one in attached]}
    asked = json.dumps(wanted).encode()
    try:
        done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, timeout=seconds, check=False)  # noqa: S603 our own
    except subprocess.TimeoutExpired:
        raise NoPdf(f"took longer than {seconds:g} seconds") from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise NoPdf(f"ended with {done.returncode}")
    return done.stdout
