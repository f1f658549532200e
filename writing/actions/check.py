from accounts.models import User
from history.audit import record
from writing.models import Audience, Check
from writing.models.checked_text import CheckedText, Choices


def record_check(*, audience: Audience, checked: CheckedText, choices: Choices, reason: str, by: User) -> Check:
    """Keep that a text was looked through before it was shared: kinds and counts, never what was found.

    `reason` says why something was left as it is; it stays with the writer, and the audit entry holds counts only.
    """
    replaced = checked.counts(key for key, words in choices.items() if words is not None)
    left = checked.counts(key for key, words in choices.items() if words is None)
    check = Check.objects.create(audience=audience, by=by, replaced=replaced, left=left, reason=reason.strip() if left else "")
    record("audience.check", subject=audience, by=by, replaced=sum(replaced.values()), left=sum(left.values()))
    return check
