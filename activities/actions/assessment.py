"""Questions that come with teaching content from another system: a question set of their own, as a draft."""

from typing import Any

from django.db import transaction

from accounts.models import User
from activities.blocks.authored import free_key
from activities.interchange.qti12_read import read
from activities.interchange.question import Unreadable
from activities.models import Activity
from activities.models.bank_words import filled_in
from history.audit import record

MOST = 20  # questions that a set may hold
FULL = "“{title}” has more than {most} questions: the first {most} came in. Make a second set of the rest."


@transaction.atomic
def take_assessment(*, content: bytes, title: str, by: User | None) -> tuple[Any, list[str]]:
    """Make a draft of a question set. Return it, None where no question could come in, and what there is to say."""
    try:
        rows = read(content).rows
    except Unreadable as refused:
        return None, [str(refused)]
    notes = [f"“{row.title}”: {words}" for row in rows for words in ([row.refused] if row.refused else [*row.to_mend, *row.notes])]
    arrived = [row.question for row in rows if row.question is not None]
    if len(arrived) > MOST:
        notes.append(FULL.format(title=title, most=MOST))
    if not arrived:
        return None, notes or ["No question was found in it."]
    return draft(title, [filled_in(one) for one in arrived[:MOST]], by), notes


def draft(title: str, questions: list[tuple[str, Any]], by: User | None) -> Activity:
    taken = set(Activity.objects.values_list("key", flat=True))
    activity = Activity(key=free_key(title, taken), title=title[:120], live=False)
    activity.body = [("questions", {"questions": questions, "closing": "", "log_question": ""})]
    activity.save()
    activity.save_revision(user=by, log_action=True, clean=False)  # its task is still to be written
    record("activity.import", subject=activity, by=by, system=by is None, questions=len(questions))
    return activity
