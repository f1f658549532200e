from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from seminars.actions.event import lock_room
from seminars.actions.stage import tell_all
from seminars.models import Preparation, Session
from seminars.states import SessionState


class NotAskedNow(Exception):
    """Nobody is asked to prepare, or it is over. The text is a sentence for them."""

    def __init__(self, session: Session) -> None:
        asked = bool(session.asked_before)
        super().__init__(
            "This seminar is over, so nothing was changed. What you had kept stays yours." if asked else "Nothing is asked here."
        )


@transaction.atomic
def prepare(*, session: Session, words: str, bring: bool, by: User) -> Preparation:
    """Answer what is asked before a seminar: for oneself, or for everybody in it. Sent again, it replaces the words before.

    Bringing is undone by the same form. What is kept leaves no audit entry, because nobody else has read it. Raises NotAskedNow.
    """
    lock_room(session)
    if not session.asked_before or session.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise NotAskedNow(session)
    mine, _ = Preparation.objects.get_or_create(session=session, person=by, defaults={"words": words})
    before = (mine.words, mine.brought_at is not None)
    if before == (words, bring):
        return mine
    moved: dict[str, Any] = {"words": words, "saved_at": timezone.now()}
    if bring is not before[1]:
        moved["brought_at"] = timezone.now() if bring else None
        record("session.bring_preparation" if bring else "session.take_back_preparation", subject=session, by=by)
    for name, value in moved.items():
        setattr(mine, name, value)
    mine.save(update_fields=list(moved))
    if bring or before[1]:
        said = f"{by.get_short_name()} brought what they prepared." if bring and not before[1] else ""
        tell_all(session, "brought", by=by, say=said)
    return mine
