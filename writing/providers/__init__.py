"""Who looks into files for viruses: nobody, or a program of the site's own."""

from collections.abc import Callable

from django.conf import settings

from writing.providers.base import Scanner, ScannerAway, Verdict
from writing.providers.clamd import Clamd
from writing.providers.none import NoScanner

SCANNERS: dict[str, Callable[[], Scanner]] = {
    NoScanner.name: NoScanner,
    Clamd.name: lambda: Clamd(settings.FILE_SCANNER_ADDRESS, seconds=settings.FILE_SCANNER_SECONDS),
}


def scanner() -> Scanner:
    """Return the scanner that the settings name (FILE_SCANNER)."""
    return SCANNERS[settings.FILE_SCANNER]()


__all__ = ["SCANNERS", "Clamd", "NoScanner", "Scanner", "ScannerAway", "Verdict", "scanner"]
