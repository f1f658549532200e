"""Asking for, agreeing to and using an emergency reading. Two people, an hour, and the author is told (decision 0018)."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, Organisation, User
from history.audit import record
from history.outbox import promise
from writing.models import Audience, EmergencyOpening, EmergencyReading, EmergencyReadingDecision
from writing.models.emergency import roles_that_count, students_of, who_could_agree
from writing.states import LAPSES_AFTER, LASTS, READING_MOVES, ReadingState


class CannotAsk(Exception):
    """Not about this person, or not by this one: their role is missing, has ended, or was given a moment ago."""


class NobodyToAgree(Exception):
    """Nobody else has the other of the two roles, so that it would only lapse. Nothing was kept and nobody was told."""


class CannotAnswer(Exception):
    """This person cannot be the second: the one who asked, the author, or not of the other role. Nothing changed."""


class AlreadyAsked(Exception):
    """A request of this person about this author waits for an answer already."""

    def __init__(self, earlier: EmergencyReading) -> None:
        super().__init__("You have asked already, and it waits for an answer.")
        self.earlier = earlier


class Lapsed(Exception):
    """Nobody answered in time, or whoever asked could not ask any more. It can be asked again."""


class NotRunning(Exception):
    """The hour is over, it was ended, or whoever asked has lost their role. Nothing was opened."""


@transaction.atomic
def ask_for_emergency_reading(
    *,
    id: UUID,  # noqa: A002
    author: User,
    university: Organisation,
    first_day: date,
    last_day: date,
    reason: str,
    by: User,
) -> EmergencyReading:
    """Ask to read what somebody wrote on these days. Opens nothing. Everybody who can be the second is told.

    The same id twice is one request. Raises CannotAsk, NobodyToAgree, AlreadyAsked, and
    EmergencyReading.DoesNotExist for another's id.
    """
    User.objects.select_for_update().get(pk=author.pk)  # of two presses the second waits here
    earlier = EmergencyReading.objects.filter(pk=id).first()
    if earlier is not None:
        if earlier.asked_by_id != by.pk:
            raise EmergencyReading.DoesNotExist
        return earlier
    roles = roles_that_count().filter(person=by, organisation=university).order_by("-role")  # a coordinator, where both
    if not roles or author.pk == by.pk or not students_of([university]).filter(pk=author.pk).exists():
        raise CannotAsk
    asked_as = role_with_a_second(roles, {by.pk, author.pk})
    lapse_readings()
    waits = EmergencyReading.objects.filter(author=author, asked_by=by, state=ReadingState.WAITING).first()
    if waits is not None:
        raise AlreadyAsked(waits)
    facts = {"first_day": first_day, "last_day": last_day, "reason": reason.strip(), "asked_as": asked_as}
    reading = EmergencyReading.objects.create(id=id, author=author, university=university, asked_by=by, **facts)
    EmergencyReadingDecision.objects.create(reading=reading, move="ask", by=by)
    record("emergency_reading.ask", subject=reading, by=by, author=author.pk)
    for person in reading.who_may_answer():
        promise("writing.emergency_reading_asked", key=f"{reading.pk}-{person.pk}", reading=str(reading.pk), person=person.pk)
    return reading


def role_with_a_second(roles: Iterable[Membership], apart_from: Collection[int]) -> str:
    """Return the first of these roles that somebody else could agree to. Raises NobodyToAgree."""
    for one in roles:
        if who_could_agree(one.organisation, one.role).exclude(pk__in=apart_from).exists():
            return one.role
    raise NobodyToAgree


@transaction.atomic
def agree_to_emergency_reading(*, reading: EmergencyReading, by: User) -> EmergencyReading:
    """Let whoever asked read for an hour from now. The author is told at once, and nobody can put that off. Twice is once.

    Raises CannotAnswer, Lapsed where nobody answered in time or the one who asked has lost their role, and IllegalMove
    where it was settled otherwise meanwhile.
    """
    reading = locked(reading)
    if reading.state == ReadingState.AGREED and reading.agreed_by_id == by.pk:
        return reading
    to_be_answered(reading, by)
    now = timezone.now()
    reading.agreed_by, reading.agreed_at, reading.ends_at = by, now, now + LASTS
    move(reading, "agree", by)
    promise("writing.emergency_reading_agreed", key=f"{reading.pk}-author", reading=str(reading.pk), person=reading.author_id)
    promise("writing.emergency_reading_answered", key=f"{reading.pk}-asker", reading=str(reading.pk), person=reading.asked_by_id)
    return reading


@transaction.atomic
def refuse_emergency_reading(*, reading: EmergencyReading, words: str, by: User) -> EmergencyReading:
    """Say no, and why. Opens nothing; the words stand in the register. Twice is once. Raises as agreeing does."""
    reading = locked(reading)
    if reading.state == ReadingState.REFUSED and reading.decisions.filter(move="refuse", by=by).exists():
        return reading
    to_be_answered(reading, by)
    move(reading, "refuse", by, comment=words.strip())
    promise("writing.emergency_reading_answered", key=f"{reading.pk}-asker", reading=str(reading.pk), person=reading.asked_by_id)
    return reading


@transaction.atomic
def withdraw_emergency_reading(*, reading: EmergencyReading, by: User) -> EmergencyReading:
    """Whoever asked takes it back. Twice is once. Raises IllegalMove where it was answered, and DoesNotExist for another's."""
    reading = locked(reading)
    if reading.asked_by_id != by.pk:
        raise EmergencyReading.DoesNotExist
    if reading.state != ReadingState.WITHDRAWN:
        move(reading, "withdraw", by)
    return reading


@transaction.atomic
def end_emergency_reading(*, reading: EmergencyReading, by: User) -> EmergencyReading:
    """Close it before the hour is over: by either of the two. After the hour, and twice, there is nothing left to end.

    Raises EmergencyReading.DoesNotExist for anybody else, and IllegalMove where it was never agreed.
    """
    reading = locked(reading)
    if by.pk not in (reading.asked_by_id, reading.agreed_by_id):
        raise EmergencyReading.DoesNotExist
    if reading.agreed_at is None or reading.is_running:
        reading.ends_at = timezone.now()
        move(reading, "end", by)
    return reading


@transaction.atomic
def note_emergency_reading(*, reading: EmergencyReading, by: User) -> EmergencyReading:
    """The author has read that it happened: their home page need not say so any more. Twice is once."""
    reading = locked(reading)
    if reading.author_id != by.pk or reading.agreed_at is None:
        raise EmergencyReading.DoesNotExist
    if reading.noted_at is None:
        reading.noted_at = timezone.now()
        reading.save(update_fields=["noted_at"])
    return reading


@transaction.atomic
def note_emergency_opening(*, reading: EmergencyReading, audience: Audience, version: int, day: date, by: User) -> EmergencyOpening:
    """Keep that one thing was opened, for the author and the register; the words of it are nowhere. Twice is once.

    Whether the thing is among what was asked for is for its app to say. Raises NotRunning.
    """
    reading = locked(reading)
    theirs = reading.asked_by_id == by.pk and audience.owner_id == reading.author_id
    if not theirs or not reading.is_running or not reading.may_still_be_asked_for():
        raise NotRunning
    opening, new = reading.openings.get_or_create(audience=audience, version=version, defaults={"day": day})
    if new:
        record("emergency_reading.open", subject=reading, by=by, audience=audience.pk, version=version)
    return opening


def lapse_readings() -> int:
    """Settle what nobody answered in time. Returns how many there were."""
    late = EmergencyReading.objects.filter(state=ReadingState.WAITING, asked_at__lte=timezone.now() - LAPSES_AFTER)
    lapsed = 0
    for reading in late:
        with transaction.atomic():
            reading = locked(reading)  # noqa: PLW2901 - the same one, as it is now
            if reading.state == ReadingState.WAITING:
                move(reading, "lapse", None)
                lapsed += 1
    return lapsed


def to_be_answered(reading: EmergencyReading, by: User) -> None:
    """Raise what stands in the way of an answer."""
    if not reading.may_be_answered_by(by):
        raise CannotAnswer
    if reading.state == ReadingState.WAITING and not (reading.is_waiting and reading.may_still_be_asked_for()):
        raise Lapsed


def move(reading: EmergencyReading, verb: str, by: User | None, comment: str = "") -> None:
    reading.state = READING_MOVES.target(verb, state=reading.state)
    reading.save(update_fields=["state", "agreed_by", "agreed_at", "ends_at"])
    EmergencyReadingDecision.objects.create(reading=reading, move=verb, by=by, comment=comment)
    record(f"emergency_reading.{verb}", subject=reading, by=by, system=by is None)


def locked(reading: EmergencyReading) -> EmergencyReading:
    """Return it as it is now. Of two presses the second waits here."""
    return EmergencyReading.objects.select_for_update().get(pk=reading.pk)
