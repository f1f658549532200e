"""Questions put without raising a hand. Nothing that the room is told says who asks, or who supports a question."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.transitions import IllegalMove
from seminars.actions.event import NotLive, lock_live_room, lock_room, once_per_client_id
from seminars.actions.stage import NotThere, tell_all
from seminars.models import Event, Question, QuestionSupport, Session
from seminars.rules import SessionRole
from seminars.states import NOT_DONE, QUESTION_MOVES, QuestionState, SessionState

MOST_WAITING = 10  # of one person


def lock_box(session: Session, *, by: User, client_id: UUID | None) -> None:
    """Hold the room; the box takes questions from the planning of a seminar until it finishes. Raises NotLive."""
    lock_room(session, by=by, client_id=client_id)
    if session.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise NotLive(session.state)


def find_question(session: Session, question: int) -> Question:
    found = Question.objects.filter(session=session, pk=question).exclude(state=QuestionState.WITHDRAWN).first()
    if found is None:
        raise NotThere("That question is not there any more.")
    return found


def move_question(question: Question, move: str) -> None:
    """Move it as the state table says; the caller saves. Raises NotThere."""
    try:
        question.state = QUESTION_MOVES.target(move, state=question.state)
    except IllegalMove:
        raise NotThere(f"That question is {question.get_state_display()} meanwhile.") from None


@once_per_client_id
@transaction.atomic
def put_question(*, session: Session, words: str, named: bool, by: User, client_id: UUID | None = None) -> Event:
    """Put a question into the box. Without a name, hosts alone learn whose it is, and it stays so. Their own are always named.

    Raises NotLive, NotThere.
    """
    lock_box(session, by=by, client_id=client_id)
    if session.questions.filter(asker=by, state=QuestionState.WAITING).count() >= MOST_WAITING:
        raise NotThere(f"{MOST_WAITING} questions of yours wait already. Take one back, or wait until one is taken up.")
    named = named or session.role_of(by) == SessionRole.HOST
    Question.objects.create(session=session, asker=by, words=words, named=named)
    return tell_all(session, "question", by=by, client_id=client_id, say="A new question is in the box.", unnamed=not named)


@once_per_client_id
@transaction.atomic
def support_question(*, session: Session, question: int, support: bool, by: User, client_id: UUID | None = None) -> Event:
    """Say that one wants this answered, too, or not any more. It counts once, and not for one’s own. Raises NotLive, NotThere."""
    lock_box(session, by=by, client_id=client_id)
    found = find_question(session, question)
    if found.state not in NOT_DONE or found.asker_id == by.pk:
        raise NotThere("This question is yours, or was dealt with.")
    if support:
        QuestionSupport.objects.get_or_create(question=found, person=by)
    else:
        QuestionSupport.objects.filter(question=found, person=by).delete()
    counts, count = f"question-{found.pk}", found.supports.count()
    return tell_all(session, "supported", by=by, client_id=client_id, unnamed=True, counts=counts, count=count)


@once_per_client_id
@transaction.atomic
def withdraw_question(*, session: Session, question: int, by: User, client_id: UUID | None = None) -> Event:
    """Take one's own question back, with its words, while it waits. Raises NotLive, NotThere."""
    lock_box(session, by=by, client_id=client_id)
    found = find_question(session, question)
    if found.asker_id != by.pk:
        raise NotThere("Only whoever asked takes a question back.")
    move_question(found, "withdraw")
    found.words = ""
    found.save(update_fields=["state", "words"])
    return tell_all(session, "question", by=by, client_id=client_id, unnamed=not found.named)


@once_per_client_id
@transaction.atomic
def take_question(*, session: Session, question: int, by: User, client_id: UUID | None = None) -> Event:
    """Take a question up: it stands first for everybody. Raises NotLive, NotThere."""
    lock_live_room(session, by=by, client_id=client_id)
    found = find_question(session, question)
    move_question(found, "take")
    found.save(update_fields=["state"])
    return tell_all(session, "question", by=by, client_id=client_id, say="A question of the box is taken up.")


@once_per_client_id
@transaction.atomic
def carry_question(*, session: Session, question: int, by: User, client_id: UUID | None = None) -> Event:
    """Leave a question for later: it stands under After, where a host answers it in writing. Raises NotLive, NotThere."""
    lock_box(session, by=by, client_id=client_id)
    found = find_question(session, question)
    move_question(found, "carry")
    found.save(update_fields=["state"])
    return tell_all(session, "question", by=by, client_id=client_id, say="A question is carried to After.")


@once_per_client_id
@transaction.atomic
def answer_question(*, session: Session, question: int, words: str, by: User, client_id: UUID | None = None) -> Event:
    """Say that a question was answered, aloud or with these words. Also when the seminar is over. Raises NotLive, NotThere."""
    lock_room(session, by=by, client_id=client_id)
    if session.state == SessionState.CANCELLED:
        raise NotLive(session.state)
    found = find_question(session, question)
    move_question(found, "answer")
    found.answer, found.answered_at, found.answered_by = words, timezone.now(), by
    found.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    return tell_all(session, "question", by=by, client_id=client_id, say="A question of the box is answered.")
