from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from seminars.models import Answer, Session
from seminars.states import SessionState


class NotAsked(Exception):
    """Nobody is asked for an answer, or not any more. The text is a sentence for them."""

    def __init__(self) -> None:
        super().__init__("Answers are not taken any more. What you typed is still here; send it to your tutor if it matters.")


@transaction.atomic
def answer_afterwards(*, session: Session, words: str, by: User) -> Answer:
    """Answer the seminar's question for whoever was not there. Sent again, it replaces the words before. Raises NotAsked."""
    due = session.answers_due
    if session.state != SessionState.FINISHED or due is None or timezone.localdate() > due:
        raise NotAsked
    answer, new = Answer.objects.get_or_create(session=session, person=by, defaults={"words": words})
    if not new and answer.words != words:
        Answer.objects.filter(pk=answer.pk).update(words=words, changed_at=timezone.now())
    if new:
        record("session.answer_afterwards", subject=session, by=by)
    return answer
