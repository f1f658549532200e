"""Whether a remark might be about a person. It points out and never decides; nothing of what it finds is kept."""

from hashlib import sha256
from typing import NamedTuple

from identifiers import find
from writing.models.checked_text import COMBINATION, KINDS_IN_WORDS, NAME


class Hint(NamedTuple):
    words: str
    kind: str


def hints_in(text: str, *, about: str) -> list[Hint]:
    """Return what in a text might identify someone. Names that the teaching text itself uses are invented, and may stand."""
    allowed = [finding.text for finding in find(about) if finding.kind == NAME]
    found = {
        finding.text: Hint(finding.text, KINDS_IN_WORDS.get(finding.kind, finding.kind.replace("_", " ").capitalize()))
        for finding in find(text, allowed=allowed)
        if finding.kind != COMBINATION
    }
    return list(found.values())


def digest_of(*texts: str) -> str:
    """Says which words somebody has looked at again, without holding them."""
    return sha256("\0".join(texts).encode()).hexdigest()[:32]
