"""A page of HTML as a PDF that a screen reader can read, drawn in a process of its own (docs/decisions/0020).

The words go to that process through a pipe and come back as a PDF: they are on no disk and in no list of processes.
"""

import subprocess
import sys
from ctypes.util import find_library
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


def as_pdf(html: str, *, seconds: float = LONGEST) -> bytes:
    """Return the page as a PDF/UA-1 document. It may use the styles of page.css and our own fonts, and fetches nothing else.

    Takes seconds, not milliseconds: call it from a worker. Raises NoPdf when it takes longer than `seconds`, too much memory,
    or cannot be drawn.
    """
    command = [sys.executable, "-m", "writing.pdf"]
    try:
        done = subprocess.run(command, cwd=ROOT, input=html.encode(), capture_output=True, timeout=seconds, check=False)  # noqa: S603 our own
    except subprocess.TimeoutExpired:
        raise NoPdf(f"took longer than {seconds:g} seconds") from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise NoPdf(f"ended with {done.returncode}")
    return done.stdout
