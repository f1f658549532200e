"""What waits for one person: evidence to decide, records to sign and weeks of days to confirm, of every placement of theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import User
from placements.models.day import Day
from placements.models.evidence import WORDS_A_MINUTE, Evidence
from placements.models.ledger import monday_of
from placements.models.placement import PlacementPerson
from placements.models.record import Record, RecordVersion
from placements.models.record_progress import Progress
from placements.models.record_turn import RecordTurn
from placements.rules import Part
from placements.states import RecordState

LONGEST_UNDO = timedelta(days=1)  # rule sets give minutes; nothing older is looked at


@dataclass(frozen=True)
class WeekToConfirm:
    """Days of one placement and one week that wait."""

    placement_id: int
    student: User
    monday: date
    days: list[Day] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"w{self.placement_id}-{self.monday:%Y%m%d}"


@dataclass(frozen=True)
class RecordToSign:
    """A record that waits for somebody's signature, as it was put forward."""

    record: Record
    signer: PlacementPerson
    version: RecordVersion

    @property
    def key(self) -> str:
        return f"r{self.record.pk}"

    @property
    def minutes(self) -> int:
        words = sum(len(line.split()) for line in lines_in(self.version.content))
        return max(2, round(words / WORDS_A_MINUTE) + 1)


def lines_in(content: Any) -> Iterator[str]:
    """Every piece of text in what was put forward."""
    if isinstance(content, str):
        yield content
    for inner in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from lines_in(inner)


@dataclass(frozen=True)
class Waiting:
    """What can be decided now, and beside it what waits to be written, which nobody does between two visits in two minutes."""

    evidence: Sequence[Evidence]
    weeks: Sequence[WeekToConfirm]
    records: Sequence[RecordToSign] = ()
    to_write: Sequence[RecordTurn] = ()

    @property
    def number(self) -> int:
        return len(self.evidence) + len(self.weeks) + len(self.records)

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in (*self.evidence, *self.records)) + len(self.weeks)


def waiting_for(person: User) -> Waiting:
    """Return what this person can decide today, the longest wait first. The queries do not grow with it."""
    asked = Evidence.objects.visible_to(person).waiting_for(person).with_everything()
    asked = asked.select_related("placement__cohort__programme__university")
    decides = [evidence for evidence in asked if signer_of(evidence, person)]
    people = Prefetch("placement__people", PlacementPerson.objects.select_related("person"))
    days = Day.objects.for_person_to_confirm(person).select_related("placement__agency").prefetch_related(people).order_by("on")
    weeks: dict[tuple[int, date], WeekToConfirm] = {}
    for day in days:
        monday = monday_of(day.on)
        week = weeks.setdefault((day.placement_id, monday), WeekToConfirm(day.placement_id, day.placement.student, monday))
        week.days.append(day)
    of_the_record = Prefetch("record__placement__people", PlacementPerson.objects.select_related("person"))
    writing = RecordTurn.objects.visible_to(person).filter(record__state=RecordState.BEING_WRITTEN)
    writing = writing.select_related("record__placement__agency").prefetch_related(of_the_record)
    return Waiting(decides, list(weeks.values()), records_to_sign(person), list(writing))


def records_to_sign(person: User) -> list[RecordToSign]:
    """Return the records whose next signature is this person's, the longest wait first."""
    rows = Record.objects.visible_to(person).filter(state=RecordState.TO_SIGN).with_everything().prefetch_related("versions")
    found = []
    for record in rows.order_by("put_forward_at", "pk"):
        mine = next((one for one in Progress(record).may_sign_now if one.person_id == person.pk), None)
        version = next((one for one in record.versions.all() if one.number == record.version), None)
        found += [RecordToSign(record, mine, version)] if mine and version else []
    return found


def signer_of(evidence: Evidence, person: User) -> PlacementPerson | None:
    """Return the part in which this person signs today."""
    held = evidence.placement.people.all()
    mine = (one for one in held if one.person_id == person.pk and one.part == Part.PRACTICE_EDUCATOR)
    return next((one for one in mine if one.holds(timezone.localdate())), None)


def just_signed(person: User, now: datetime) -> list[Evidence]:
    """What this person signed and can still undo."""
    rows = Evidence.objects.visible_to(person).filter(signed_off_by__person=person, signed_off_at__gte=now - LONGEST_UNDO)
    rows = rows.with_everything().order_by("-signed_off_at")
    return [evidence for evidence in rows if evidence.undo_until and now <= evidence.undo_until]
