from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from seminars.models import Session, Summary
from seminars.models.plan import Written
from seminars.states import SessionState


class NotFinished(Exception):
    """There is nothing to sum up yet. The text is a sentence for the host."""

    def __init__(self) -> None:
        super().__init__("A summary can be saved once the seminar has finished.")


@transaction.atomic
def save_summary(*, session: Session, written: Written, by: User) -> Summary:
    """Keep what came of a finished session; everybody in it can read it. Writing again replaces it. Raises NotFinished before."""
    if session.state != SessionState.FINISHED:
        raise NotFinished
    words = {"asked": written.asked, "takeaways": written.takeaways, "actions": written.actions}
    summary, _ = Summary.objects.update_or_create(session=session, defaults=words | {"saved_at": timezone.now(), "saved_by": by})
    record("session.save_summary", subject=session, by=by)
    return summary
