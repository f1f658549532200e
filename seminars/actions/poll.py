from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.transitions import IllegalMove
from seminars.actions.event import append, lock_live_room, lock_room, once_per_client_id
from seminars.actions.stage import NotThere, tell_all
from seminars.models import Event, Poll, PollVote, Session
from seminars.states import POLL_MOVES, EventKind, PollState

GONE = "That vote is not there any more."


@once_per_client_id
@transaction.atomic
def prepare_poll(*, session: Session, question: str, options: list[str], by: User, client_id: UUID | None = None) -> Event:
    """Write down a question and its answers. Nobody but hosts sees it until it is opened."""
    lock_room(session, by=by, client_id=client_id)
    poll = Poll.objects.create(session=session, question=question, options=options, made_by=by)
    return append(session, EventKind.STAGE, by=by, client_id=client_id, payload={"what": "prepared", "poll": poll.pk})


def move_poll(session: Session, poll: int, move: str, by: User, client_id: UUID | None) -> Poll:
    """Lock the room, and move the poll as the state table says. Raises NotLive, NotThere."""
    lock_live_room(session, by=by, client_id=client_id)
    found = Poll.objects.filter(session=session, pk=poll).first()
    if found is None:
        raise NotThere(GONE)
    try:
        found.state = POLL_MOVES.target(move, state=found.state)
    except IllegalMove:
        raise NotThere("Another vote, or this one, was opened or closed since you opened the page.") from None
    return found


@once_per_client_id
@transaction.atomic
def open_poll(*, session: Session, poll: int, by: User, client_id: UUID | None = None) -> Event:
    """Put a question to the room. One at a time: the one before it is closed. Raises NotLive, NotThere."""
    found = move_poll(session, poll, "open", by, client_id)
    session.polls.filter(state=PollState.OPEN).update(state=PollState.CLOSED, closed_at=timezone.now())
    found.opened_at, found.closed_at = timezone.now(), None
    found.save(update_fields=["state", "opened_at", "closed_at"])
    return tell_all(session, "poll", by=by, client_id=client_id, say=f"A vote is open: {found.question}")


@once_per_client_id
@transaction.atomic
def close_poll(*, session: Session, poll: int, by: User, client_id: UUID | None = None) -> Event:
    """Take no more votes. Nobody sees a result yet but how many voted. Raises NotLive, NotThere."""
    found = move_poll(session, poll, "close", by, client_id)
    found.closed_at = timezone.now()
    found.save(update_fields=["state", "closed_at"])
    return tell_all(session, "poll", by=by, client_id=client_id, say="The vote is closed.")


@once_per_client_id
@transaction.atomic
def show_poll(*, session: Session, poll: int, by: User, client_id: UUID | None = None) -> Event:
    """Show everybody what came of a closed vote; below five answers only how many there were. Raises NotLive, NotThere."""
    found = move_poll(session, poll, "show", by, client_id)
    found.shown_at = timezone.now()
    found.save(update_fields=["state", "shown_at"])
    return tell_all(session, "poll", by=by, client_id=client_id, say="The result is shown.")


@once_per_client_id
@transaction.atomic
def vote(*, session: Session, poll: int, choice: int, by: User, client_id: UUID | None = None) -> Event:
    """Choose an answer, or another one. It counts once. The room learns how many voted, never who chose what.

    Raises NotLive, and NotThere where the vote is closed or has no such answer.
    """
    lock_live_room(session, by=by, client_id=client_id)
    found = Poll.objects.filter(session=session, pk=poll, state=PollState.OPEN).first()
    if found is None or not 0 <= choice < len(found.options):
        raise NotThere("This vote is closed, so yours was not counted.")
    PollVote.objects.update_or_create(poll=found, person=by, defaults={"choice": choice})
    return tell_all(
        session, "voted", by=by, client_id=client_id, poll=found.pk, counts=f"poll-{found.pk}", count=found.votes.count()
    )
