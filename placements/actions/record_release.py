"""Opening a signed record to people who do not read it otherwise, and closing it again; and what follows of itself."""

from django.db import transaction

from history.outbox import promise
from placements.actions.record_deciding import decide, locked
from placements.models import PlacementPerson, Record, RecordDecision
from placements.models.form_template import as_marks
from placements.models.record_progress import Progress
from placements.rules import Part
from placements.states import RECORD_MOVES, RecordState

WITH_AGENCY = (Part.AGENCY_CONTACT, Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR)
DECLINE = "Decline"


class NotTheirsToRelease(Exception):
    """The form says that somebody else releases it, or nobody. Nothing was released."""


@transaction.atomic
def release_record(*, record: Record, by: PlacementPerson) -> RecordDecision | None:
    """Let those read it whom the form names. Twice is once. Raises IllegalMove unless it is signed, NotTheirsToRelease."""
    record = locked(record)
    admit(record, by)
    RECORD_MOVES.target("release", state=record.state)
    return None if record.released_to else open_to(record, record.template.fact("released")["to"], by)


@transaction.atomic
def stop_release(*, record: Record, by: PlacementPerson) -> RecordDecision | None:
    """Take it back from them at once. Twice is once. Raises IllegalMove and NotTheirsToRelease."""
    record = locked(record)
    admit(record, by)
    RECORD_MOVES.target("stop_release", state=record.state)
    return close(record, by) if record.released_to else None


@transaction.atomic
def accept_gaps(*, record: Record, by: PlacementPerson, comment: str) -> RecordDecision:
    """As the tutor, accept that something this record has to contain is missing. Raises IllegalMove, NotTheirsToRelease."""
    record = locked(record)
    if by.part != Part.TUTOR or not record.template.fact("contains"):
        raise NotTheirsToRelease
    RECORD_MOVES.target("accept_gaps", state=record.state)
    decision = decide(record, "accept_gaps", by.person, comment=comment)
    promise("placements.record_moved", key=f"record-decision-{decision.pk}", decision=decision.pk)
    return decision


def admit(record: Record, by: PlacementPerson) -> None:
    if by.part not in record.template.fact("released").get("by", ()):
        raise NotTheirsToRelease


def open_to(record: Record, parts: list[str], by: PlacementPerson) -> RecordDecision:
    record.released_to = as_marks(parts)
    record.save(update_fields=["released_to"])
    decision = decide(record, "release", by.person)
    promise("placements.record_moved", key=f"record-decision-{decision.pk}", decision=decision.pk)
    return decision


def close(record: Record, by: PlacementPerson) -> RecordDecision:
    record.released_to = ""
    record.save(update_fields=["released_to"])
    return decide(record, "stop_release", by.person)


def after_signing(record: Record, by: PlacementPerson) -> None:
    """The student's view: part 1 is shared as they chose in it, now that the recommendation cannot depend on it."""
    if record.template.key == "qapl_student" and said(record, "share", "answer").startswith(("Agency", "Future")):
        open_to(record, list(WITH_AGENCY), by)


def after_finishing(record: Record, by: PlacementPerson) -> None:
    """A host that declines loses the profile at once."""
    if record.template.key != "pre_placement_meeting" or by.part != Part.AGENCY_CONTACT:
        return
    if said(record, "host_outcome", "answer") == DECLINE:
        profiles = Record.objects.filter(placement=record.placement, template__key="student_profile", state=RecordState.SIGNED)
        for profile in profiles.exclude(released_to=""):
            close(locked(profile), by)


def said(record: Record, key: str, ask: str) -> str:
    one = next((one for one in record.template.fields_in_order if one.key == key), None)
    return Progress(record).value_of(one).get(ask, "") if one else ""
