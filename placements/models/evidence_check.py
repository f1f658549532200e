"""Evidence as the check for identifiers reads it, before somebody is asked to sign it off."""

from accounts.models import User
from activities.models.log_check import left_when_shared
from placements.models.evidence import Evidence, EvidenceVersion
from writing.models.checked_text import CheckedText, Known
from writing.models.local_words import looked_through

PARTS = ("title", "words", "why")


def checked_evidence(evidence: Evidence | EvidenceVersion, *, author: User, reader: User) -> CheckedText:
    """Return all that somebody wrote in it, looked through for this reader."""
    return looked_through({name: getattr(evidence, name) for name in PARTS}, author=author, readers=[reader])


def left_before(evidence: Evidence, reader: User) -> dict[Known, str]:
    """Return what the author left, with a reason, when they shared the log entry behind it or last asked about it."""
    in_the_log = left_when_shared(evidence.entry, reader) if evidence.entry else {}
    asked = evidence.decisions.filter(checked__isnull=False).select_related("checked").last()
    if asked is None:
        return in_the_log
    version = next(version for version in evidence.versions.all() if version.number == asked.version)
    return in_the_log | asked.checked.left_in(checked_evidence(version, author=evidence.author, reader=reader))
