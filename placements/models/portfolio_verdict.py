"""What can be said of a file that somebody brings: unchanged, changed, or not made here; and which parts signed it."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from placements.models.portfolio_file import PortfolioSeal, published_keys
from placements.providers.check_portfolio import CHANGED, NOT_OURS, UNCHANGED, look, marks

SHORT = 16  # letters of a key's fingerprint in a mark


@dataclass(frozen=True)
class Verdict:
    """One of the three words, with the seal of the file that it is, or once was, where that is known here."""

    word: str
    seal: PortfolioSeal | None = None

    @property
    def is_unchanged(self) -> bool:
        return self.word == UNCHANGED

    @property
    def is_changed(self) -> bool:
        return self.word == CHANGED


def verdict_of(content: bytes) -> Verdict:
    """Look at the whole file: its signature with the keys of this site, as the stand-alone script does."""
    return Verdict(look(content, published_keys()), seal_with(sha256(content).hexdigest()) or seal_marked(marks(content)))


def verdict_by_fingerprint(fingerprint: str, marked: list[tuple[str, str]]) -> Verdict:
    """Answer a browser that has looked at the file itself, and did not send it."""
    if seal := seal_with(fingerprint):
        return Verdict(UNCHANGED, seal)
    ours = {key[:SHORT] for key in published_keys()}
    return Verdict(CHANGED if any(key in ours for key, _ in marked) else NOT_OURS, seal_marked(marked))


def seal_with(fingerprint: str) -> PortfolioSeal | None:
    return PortfolioSeal.objects.filter(sha256=fingerprint).first()


def seal_marked(marked: list[tuple[str, str]]) -> PortfolioSeal | None:
    return PortfolioSeal.objects.filter(mark__in=[UUID(mark) for _, mark in marked]).first()
