"""What people do in the room. The event log is the record of it; the audit holds who ran the session."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from seminars.actions.event import NotLive, append, lock_live_room, lock_room, once_per_client_id
from seminars.models import CaseSheet, Event, HandRaise, Presence, Session, Stage
from seminars.models.breakout import room_numbers
from seminars.states import EventKind


class NoSuchHand(Exception):
    """The hand went down before. The text is a sentence for whoever reached for it."""

    def __init__(self) -> None:
        super().__init__("That hand is down already.")


@once_per_client_id
@transaction.atomic
def post_message(*, session: Session, by: User, words: str, client_id: UUID | None = None) -> Event:
    """Say something to everybody in the room. The same client_id twice is one message. Raises NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    return append(session, EventKind.MESSAGE, by=by, client_id=client_id, payload={"words": words})


@once_per_client_id
@transaction.atomic
def raise_hand(*, session: Session, by: User, words: str = "", client_id: UUID | None = None) -> Event:
    """Join the queue of hands, with a line of words or none. A hand that is up stays where it is in the queue. Raises NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    if hand := HandRaise.objects.filter(session=session, person=by, lowered_at__isnull=True).first():
        return Event.objects.get(session=session, kind=EventKind.HAND_RAISED, payload__hand=hand.pk)
    hand = HandRaise.objects.create(session=session, person=by, words=words)
    return append(
        session,
        EventKind.HAND_RAISED,
        by=by,
        client_id=client_id,
        payload={"hand": hand.pk, "words": words, "room": room_numbers(session).get(by.pk)},
    )


@once_per_client_id
@transaction.atomic
def lower_hand(*, session: Session, by: User, client_id: UUID | None = None) -> Event:
    """Leave the queue. Raises NoSuchHand where one's hand isn't up, NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    hand = HandRaise.objects.waiting().filter(session=session, person=by).first()
    if hand is None:
        raise NoSuchHand
    put_down(hand)
    return append(session, EventKind.HAND_LOWERED, by=by, client_id=client_id, payload={"hand": hand.pk})


@once_per_client_id
@transaction.atomic
def take_hand(*, session: Session, hand_id: int, by: User, client_id: UUID | None = None) -> Event:
    """The host asks somebody to speak: “Ben, please”. Their hand goes down. Raises NoSuchHand, NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    hand = HandRaise.objects.waiting().filter(session=session, pk=hand_id).first()
    if hand is None:
        raise NoSuchHand
    put_down(hand, taken_by=by)
    payload = {"hand": hand.pk, "speaker": hand.person_id, "speaker_called": hand.person.get_short_name()}
    return append(session, EventKind.HAND_TAKEN, by=by, client_id=client_id, payload=payload)


def put_down(hand: HandRaise, *, taken_by: User | None = None) -> None:
    hand.lowered_at = timezone.now()
    if taken_by:
        hand.taken_at, hand.taken_by = hand.lowered_at, taken_by
    hand.save(update_fields=["lowered_at", "taken_at", "taken_by"])


@transaction.atomic
def beat(*, session: Session, by: User, at: datetime | None = None) -> None:
    """This person's page says that they are there. The first word of a stretch is an event, the others prolong it.

    Raises NotLive where the room is not open to anybody.
    """
    at = at or timezone.now()
    if not session.can_join(at):
        raise NotLive(session.state)
    if Presence.objects.here(at).filter(session=session, person=by).update(last_seen=at):
        return
    lock_room(session)
    Presence.objects.create(session=session, person=by, joined=at, last_seen=at)
    append(session, EventKind.ARRIVED, by=by)


@transaction.atomic
def leave(*, session: Session, by: User, at: datetime | None = None) -> None:
    """Go, and let the others know. Twice is once; a hand that is up goes down."""
    at = at or timezone.now()
    lock_room(session)
    if not Presence.objects.here(at).filter(session=session, person=by).update(last_seen=at, left_at=at):
        return
    for hand in HandRaise.objects.waiting().filter(session=session, person=by):
        put_down(hand)
        append(session, EventKind.HAND_LOWERED, by=by, payload={"hand": hand.pk})
    append(session, EventKind.LEFT, by=by)


@transaction.atomic
def sweep_presence(*, at: datetime | None = None) -> int:
    """End the stretches of people whose pages fell silent, and let the others know. Returns how many."""
    at = at or timezone.now()
    silent = Presence.objects.silent(at).select_related("session", "person")
    for presence in (gone := list(silent)):
        lock_room(presence.session)
        Presence.objects.filter(pk=presence.pk).update(left_at=at)
        if presence.session.is_live:
            append(presence.session, EventKind.LEFT, by=presence.person)
    return len(gone)


def forget_what_was_told(session: Session) -> None:
    """Of a confidential seminar: the case and the box lose their words, and what was brought is its writer's alone again."""
    session.questions.update(words="", answer="")
    session.preparations.update(brought_at=None)
    CaseSheet.objects.filter(session=session).update(title="", steps=[], opened=0)


@transaction.atomic
def remove_old_words(*, at: datetime | None = None) -> int:
    """Delete what people wrote in chats whose time is up; that they wrote, and when, stays. Returns how many rooms."""
    rooms = Session.objects.with_words_to_remove(at or timezone.now())
    for session in (found := list(rooms)):
        for event in session.events.filter(kind__in=[EventKind.MESSAGE, EventKind.HAND_RAISED]):
            event.payload = event.payload | {"words": ""}
            event.save(update_fields=["payload"])
        for event in session.events.filter(kind=EventKind.STAGE, payload__what="broadcast"):
            event.payload = event.payload | {"say": ""}
            event.save(update_fields=["payload"])
        session.hands.update(words="")
        if session.confidential:
            forget_what_was_told(session)
        Stage.objects.filter(session=session).update(broadcast="")
        Session.objects.filter(pk=session.pk).update(words_removed_at=at or timezone.now())
    return len(found)
