"""What an external examiner does in their room: says what stands against reading, and sends remarks."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record as note
from history.outbox import promise
from placements.actions.examiner import RoomClosed, locked
from placements.models import ExaminerChoice, ExaminerDeclaration, ExaminerRemark, ExaminerRoom
from placements.models.independence import why_not_from_outside


class NotDeclared(Exception):
    """Nothing can be read or sent before the examiner has said whether something stands against it."""


class ClosedToThem(Exception):
    """A conflict of interest stands against this portfolio, or it was returned since."""


@transaction.atomic
def declare(*, room: ExaminerRoom, words: str, everything: bool, agencies: set[int], choices: set[int], by: User) -> None:
    """Keep what the examiner said, word for word, and close what they should not read. What is closed stays closed.

    That is all, what is at these agencies, or these choices; and what Waymark itself knows to stand against. Raises RoomClosed.
    """
    room = still_open(room)
    there = list(ExaminerChoice.objects.filter(room=room).with_everything())
    closes = [
        one.pk
        for one in there
        if everything or one.placement.agency_id in agencies or one.pk in choices or why_not_from_outside(by, one.placement)
    ]
    ExaminerDeclaration.objects.create(room=room, words=words, closes=closes)
    note("examiner.declare", subject=room, by=by, closed=len(closes))
    if closes:
        tell_coordinators(room)


@transaction.atomic
def send_remark(*, room: ExaminerRoom, choice: ExaminerChoice | None, words: str, by: User, request_key: UUID) -> ExaminerRemark:
    """Send a remark about one portfolio, or about the whole sample. It stays as it was typed. The same request_key twice is once.

    Raises RoomClosed, NotDeclared, and ClosedToThem where a conflict stands against the portfolio or everything is closed.
    """
    room = still_open(room)
    if earlier := ExaminerRemark.objects.filter(request_key=request_key, room=room).first():
        return earlier
    must_be_readable(room, choice)
    made = ExaminerRemark.objects.create(room=room, choice=choice, words=words, request_key=request_key)
    note("examiner.remark", subject=room, by=by, remark=made.pk)
    tell_coordinators(room)
    return made


def must_be_readable(room: ExaminerRoom, choice: ExaminerChoice | None) -> None:
    """Raises NotDeclared and ClosedToThem. Of the whole sample: something in it has to be readable.

    What Waymark itself knows to stand against a portfolio is asked again each time: somebody may have a part in it by now.
    """
    if not room.declarations.exists():
        raise NotDeclared
    rows = ExaminerChoice.objects.filter(room=room).readable().exclude(pk__in=room.closed_to_examiner)
    if not (rows.filter(pk=choice.pk) if choice else rows).exists():
        raise ClosedToThem
    if choice and why_not_from_outside(room.person, choice.placement):
        raise ClosedToThem


def still_open(room: ExaminerRoom) -> ExaminerRoom:
    room = locked(room)
    if not room.is_open:
        raise RoomClosed
    return room


def tell_coordinators(room: ExaminerRoom) -> None:
    """One mail a day at most: what there is stands on the page of the room."""
    promise("placements.examiner_said", key=f"examiner-{room.pk}-{timezone.localdate().isoformat()}", room=room.pk)
