"""Which portfolios a panel reads: worked out from fingerprints alone, so that anybody who has the list can do it again."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

PASS = "Pass"  # noqa: S105
RULE = (
    "Read by two people: every portfolio whose recommendation is not a pass, every one that was returned before, and of the "
    "others as many in a hundred as the rule set says, rounded up. For the order, the fingerprints of this list are sorted and "
    "joined with line breaks; the SHA-256 of that is the beginning. Each portfolio’s place is the SHA-256 of the beginning, a "
    "space and its fingerprint; the smallest of each rule set are read."
)


@dataclass(frozen=True)
class Entry:
    """One portfolio on the list. No name: whoever checks the choice need not know whose it is."""

    fingerprint: str
    recommendation: str
    was_returned: bool
    rules: str  # which rule set it goes by
    share: int  # how many passes in a hundred are read

    @property
    def is_always_read(self) -> bool:
        """Whether it is read whatever the sample says. A recommendation that nobody can find is no pass."""
        return self.recommendation != PASS or self.was_returned

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Placed:
    """One portfolio with its place in the order, and whether two people read it."""

    entry: Entry
    place: str
    is_read: bool


def sampled(entries: Iterable[Entry]) -> list[Placed]:
    """Return the whole list in its order. The same entries give the same choice, whoever asks and whenever."""
    entries = list(entries)
    beginning = digest("\n".join(sorted(one.fingerprint for one in entries)))
    ordered = sorted(((digest(f"{beginning} {one.fingerprint}"), one) for one in entries), key=lambda pair: pair[0])
    chosen: set[str] = set()
    for rules in {one.rules for one in entries}:
        passes = [one for _, one in ordered if one.rules == rules and not one.is_always_read]
        chosen |= {one.fingerprint for one in passes[: wanted(passes)]}
    return [Placed(one, place, one.is_always_read or one.fingerprint in chosen) for place, one in ordered]


def wanted(passes: list[Entry]) -> int:
    """How many of these are read: of any that there are, at least one, unless the rule set wants none."""
    return ceil(len(passes) * passes[0].share / 100) if passes else 0


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
