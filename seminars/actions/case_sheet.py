from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from seminars.actions.event import append, lock_live_room, lock_room, once_per_client_id
from seminars.actions.stage import NotThere, tell_all
from seminars.models import CaseSheet, Event, Session
from seminars.states import EventKind, SessionState


@transaction.atomic
def write_case_sheet(*, session: Session, title: str, steps: list[str], by: User) -> CaseSheet:
    """Write down a case in steps. Nobody but hosts reads a step before it is opened; what is open stays as it was read.

    Raises NotThere once the seminar is over, or where a step was opened while its host was writing.
    """
    lock_room(session)
    if session.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise NotThere("This seminar is over, so its case stays as it is.")
    sheet = CaseSheet.objects.filter(session=session).first() or CaseSheet(session=session)
    if steps[: sheet.opened] != sheet.open_steps:
        raise NotThere("A step was opened since you opened this page. What is open stays as it is; change the steps after it.")
    sheet.title, sheet.steps = title, steps
    sheet.saved_at, sheet.saved_by = timezone.now(), by
    sheet.save()
    record("session.write_case_sheet", subject=session, by=by)
    append(session, EventKind.STAGE, by=by, payload={"what": "prepared"})
    return sheet


@once_per_client_id
@transaction.atomic
def open_step(*, session: Session, step: int, by: User, client_id: UUID | None = None) -> Event:
    """Let everybody read the next step of the case. One after the other, each once. Raises NotLive, NotThere."""
    lock_live_room(session, by=by, client_id=client_id)
    sheet = CaseSheet.objects.filter(session=session).first()
    if sheet is None or step > len(sheet.steps):
        raise NotThere("That step is not in the case any more.")
    if step != sheet.next_number:
        raise NotThere("That step is open already." if step <= sheet.opened else "Open the step before it first.")
    sheet.opened = step
    sheet.save(update_fields=["opened"])
    return tell_all(session, "case", by=by, client_id=client_id, say=f"Step {step} of {len(sheet.steps)} of the case is open.")
