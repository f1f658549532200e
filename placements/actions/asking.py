"""Asking for a sign-off after the words were looked through for what might identify somebody."""

from django.db import transaction

from accounts.models import User
from placements.actions.evidence import locked, put_before, put_words, who_to_ask
from placements.models import Evidence, EvidenceDecision
from writing.actions.check import mended, record_check
from writing.models.checked_text import CheckedText, Choices


class ChangedMeanwhile(Exception):
    """The evidence is newer than the page it was asked on. Nothing was sent."""


@transaction.atomic
def ask_checked(
    *, evidence: Evidence, by: User, version_seen: int, checked: CheckedText, choices: Choices, reason: str = ""
) -> EvidenceDecision:
    """Put the evidence before the practice educator with the chosen words in place of what might identify somebody.

    The new words are a new version of the evidence, and that version is what is signed. Kinds and counts of what was
    found are kept, never the words. Raises what asking raises, then ChangedMeanwhile and Undecided. Asked twice at once
    is asked once: the second meets IllegalMove.
    """
    evidence = locked(evidence)
    educator = who_to_ask(evidence)
    if evidence.version != version_seen:
        raise ChangedMeanwhile
    put_words(evidence, mended(checked, choices), by)
    check = record_check(about=evidence, checked=checked, choices=choices, reason=reason, by=by)
    return put_before(educator, evidence, by, checked=check)
