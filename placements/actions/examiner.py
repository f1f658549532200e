"""The examiner's room, from the coordinator's side: making it with its sample, sending its link, closing it, releasing a remark."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.actions.link import make_link, renew_link, withdraw_link
from accounts.actions.person import invite_person
from accounts.models import Cohort, User
from history.audit import record as note
from history.outbox import promise
from placements.actions.record import NotYours
from placements.models import ExaminerRelease, ExaminerRemark, ExaminerRoom, PortfolioEdition
from placements.models.examiner import led_by
from placements.models.examiner_sample import drawn, entries_of, examinable
from placements.models.independence import why_not_from_outside


class NothingToExamine(Exception):
    """No portfolio of the cohort is confirmed, none was chosen, or what was chosen cannot be read any more."""


class RoomClosed(Exception):
    """The room is over or was withdrawn: no link to it is sent."""


@dataclass
class KnowsThem(Exception):
    """Whoever was named is not from outside. `why` says it in a sentence. Nobody was named."""

    why: str


@transaction.atomic
def make_room(
    *, cohort: Cohort, name: str, email: str, ends_on: date, chosen: Iterable[int], why: str, by: User, request_key: UUID
) -> ExaminerRoom:
    """Give an external examiner a sample to read until a day, and promise them a link. The same request_key twice is once.

    With nothing in `chosen` the sample is drawn by the rule of the panel; otherwise it is those editions, and `why` is the reason.
    Raises NothingToExamine, and KnowsThem where the examiner has a part in a placement of the sample or another role there.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    if earlier := ExaminerRoom.objects.filter(request_key=request_key, cohort=cohort).first():
        return earlier
    editions, wanted = examinable(cohort, by), set(chosen)
    entries = [] if wanted else entries_of(editions)
    reasons = drawn(entries)
    sample = [one for one in editions if (one.pk in wanted if wanted else one.fingerprint in reasons)]
    if not sample or len(sample) < len(wanted):
        raise NothingToExamine
    person = invite_person(email=email, name=name, by=by, told=False)
    for edition in sample:
        if said := why_not_from_outside(person, edition.portfolio.placement):
            raise KnowsThem(said)
    room = ExaminerRoom(cohort=cohort, person=person, ends_on=ends_on, made_by=by, request_key=request_key)
    room.drawn_from = [one.as_json() for one in entries]
    room.link = make_link(person=person, by=by, expires_at=room.link_ends_at)
    room.save()
    put_in(room, sample, reasons, f"{by.name} chose it: {why}")
    note("examiner.make_room", subject=room, by=by, person=person.pk, portfolios=len(sample))
    promise_link(room)
    return room


def put_in(room: ExaminerRoom, sample: list[PortfolioEdition], reasons: dict[str, str], otherwise: str) -> None:
    for number, edition in enumerate(sample, start=1):
        room.choices.create(edition=edition, number=number, reason=reasons.get(edition.fingerprint, otherwise)[:400])


def promise_link(room: ExaminerRoom) -> None:
    version = room.link.version
    promise("placements.examiner_asked", key=f"examiner-{room.pk}-{version}", room=room.pk, version=version)


@transaction.atomic
def send_room_again(*, room: ExaminerRoom, by: User) -> ExaminerRoom:
    """Send a new link to the examiner's own address, and to no other; earlier ones stay closed. Raises RoomClosed.

    The coordinator may at any time. The examiner may once theirs has expired: pressed before that, nothing is sent.
    """
    room = locked(room)
    if room.is_over or room.is_withdrawn:
        raise RoomClosed
    if by.pk == room.person_id and room.link.is_open():
        return room
    renew_link(link=room.link, by=by, expires_at=room.link_ends_at)
    promise_link(room)
    return room


@transaction.atomic
def withdraw_room(*, room: ExaminerRoom, by: User) -> None:
    """Close the room for good. What was sent stays for the coordinator. Twice is once."""
    room = locked(room)
    if not room.is_withdrawn:
        withdraw_link(link=room.link, by=by)
        note("examiner.withdraw_room", subject=room, by=by)


@transaction.atomic
def release_remark(*, remark: ExaminerRemark, by: User) -> ExaminerRelease:
    """Let the student read one remark about their portfolio. Twice is once. Raises NotYours to another coordinator."""
    locked(remark.room)
    if remark.choice is None or not led_by(by).filter(placement=remark.choice.placement).exists():
        raise NotYours
    if earlier := ExaminerRelease.objects.filter(remark=remark).first():
        return earlier
    made = ExaminerRelease.objects.create(remark=remark, by=by)
    note("examiner.release_remark", subject=remark, by=by)
    promise("placements.examiner_released", key=f"examiner-release-{made.pk}", release=made.pk)
    return made


def locked(room: ExaminerRoom) -> ExaminerRoom:
    return ExaminerRoom.objects.select_for_update(of=("self",)).with_everything().get(pk=room.pk)
