from typing import Any

from accounts.models import User
from history.audit import record
from writing.models import Attachment, Audience, Check
from writing.models.checked_text import CheckedText, Choices


class Undecided(Exception):
    """Something that might identify somebody has no answer yet. Nothing was given to anybody."""


def mended(checked: CheckedText, choices: Choices) -> dict[str, str]:
    """Return the words as they read with what was chosen. Raises Undecided where a finding has no answer."""
    if any(one.key not in choices for one in checked.pointed):
        raise Undecided
    return checked.replaced(choices)


def record_check(
    *,
    checked: CheckedText,
    choices: Choices,
    reason: str,
    by: User,
    audience: Audience | None = None,
    attachment: Attachment | None = None,
    about: Any = None,
) -> Check:
    """Keep that a text was looked through before somebody read it: kinds and counts, never what was found.

    `attachment` is the document whose words they were, `about` the row it belongs to where that has no audience of its own.
    `reason` says why something was left as it is; it stays with the writer, and the audit entry holds counts only.
    """
    replaced = checked.counts(key for key, words in choices.items() if words is not None)
    left = checked.counts(key for key, words in choices.items() if words is None)
    facts = {"replaced": replaced, "left": left, "reason": reason.strip() if left else ""}
    check = Check.objects.create(audience=audience, attachment=attachment, by=by, **facts)
    subject = audience or attachment or about
    verb = f"{subject._meta.model_name}.check"
    record(verb, subject=subject, by=by, replaced=sum(replaced.values()), left=sum(left.values()))
    return check
