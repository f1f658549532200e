"""What the parties of a record do while it is being written: begin it, fill their own fields, finish their part, open it again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from history.audit import record as note
from placements.actions.record_deciding import decide, locked, settled
from placements.actions.record_release import after_finishing
from placements.actions.record_telling import told
from placements.models import (
    FormField,
    FormSection,
    FormTemplate,
    PanelChoice,
    Placement,
    PlacementPerson,
    Record,
    RecordAnswer,
    RecordDecision,
    RecordPart,
)
from placements.models.form_opening import Standing, why_not_yet
from placements.models.independence import why_not_independent
from placements.models.page_seen import PageSeen
from placements.models.panel import FORM as PANEL
from placements.models.panel import choice_to_read
from placements.models.record_checks import lacks_consent
from placements.models.record_progress import Progress, Share
from placements.models.sealing import seal
from placements.states import RECORD_MOVES
from writing.actions.draft import finish_draft
from writing.models import Check


class NotYours(Exception):
    """A field, a part or a signature that is somebody else's. Nothing was saved."""


class NotBegunHere(Exception):
    """A day or a log entry is where this is kept: there is no second place for it."""


class NeedsALead(Exception):
    """The form asks who observes or collects, and nobody was named."""


@dataclass(eq=False)
class NotOpenYet(Exception):
    """It is not the time for this form, or what comes before it is not there. `why` says it in a sentence."""

    why: str


@dataclass(eq=False)
class NotIndependent(Exception):
    """Somebody who knows the student or the agency cannot do this. `why` says it in a sentence."""

    why: str


class HandedIn(Exception):
    """What was handed in to be read beside others stays as it is. Nothing was saved."""


class NoConsent(Exception):
    """Words of a person who uses services are not kept without their consent. Nothing was saved."""


@dataclass(frozen=True)
class Overtaken(Exception):
    """Somebody else answered the same fields after this page was opened. Nothing was saved; both answers are there."""

    answers: list[RecordAnswer]


@dataclass(frozen=True)
class Missing(Exception):
    """Fields that have to be answered before the part can be finished."""

    fields: list[FormField]


@dataclass(frozen=True)
class WaitsFor(Exception):
    """Other parts that come first."""

    shares: list[Share]


@settled
def begin_record(
    *, placement: Placement, template: FormTemplate, by: PlacementPerson, key: UUID, lead: PlacementPerson | None = None
) -> Record:
    """Begin a record of a form. The same page sent twice is one record.

    Raises NotYours where their part does not begin it, NotBegunHere for days and log entries, NotOpenYet, NeedsALead and
    NotIndependent.
    """
    placement.state = Placement.objects.select_for_update().get(pk=placement.pk).state  # a double press waits here
    if begun := Record.objects.filter(page_key=key, begun_by=by).first():
        return begun
    if template.facts["kept_in"]:
        raise NotBegunHere
    if by.part not in template.facts["begins"]:
        raise NotYours
    if why := why_not_yet(template, Standing(placement)):
        raise NotOpenYet(why)
    if template.led_by and (lead is None or lead.part not in template.led_by or lead.placement_id != placement.pk):
        raise NeedsALead
    choice = admit_lead(lead, template, placement)
    last = Record.objects.filter(placement=placement, template__key=template.key).order_by("number").last()
    number = last.number + 1 if last else 1
    begun = Record.objects.create(placement=placement, template=template, number=number, lead=lead, begun_by=by, page_key=key)
    if choice:
        choice.readings.create(record=begun)
    decision = decide(begun, "begin", by.person)
    if lead and lead.person_id != by.person_id:
        told(decision)
    return begun


def admit_lead(lead: PlacementPerson | None, template: FormTemplate, placement: Placement) -> PanelChoice | None:
    """Raise NotIndependent where somebody knows too much to lead it. Return what they read, where it is for the panel."""
    if lead and template.fact("independent") and (why := why_not_independent(lead.person, placement)):
        raise NotIndependent(why)
    return choice_for(lead, placement) if template.key == PANEL else None


def choice_for(lead: PlacementPerson | None, placement: Placement) -> PanelChoice:
    """Return what somebody would read for the panel. Raises NotOpenYet, and NotIndependent where they read it already."""
    choice = choice_to_read(placement)
    if choice is None:
        raise NotOpenYet("The portfolio is not on the panel’s list, or the outcome is agreed already")
    if lead and choice.readings.filter(record__lead__person=lead.person_id).exists():
        raise NotIndependent(f"{lead.person.name} was asked to read this portfolio before, so somebody else has to do this")
    return choice


@settled
def save_answers(
    *,
    record: Record,
    section: FormSection,
    by: PlacementPerson,
    values: dict[str, dict[str, Any]],
    seen: int,
    page: PageSeen | None = None,
) -> list[RecordAnswer]:
    """Keep what somebody put into fields of theirs, each as a new answer beside the earlier ones. The same again is none.

    `values` is by the key of the field; `seen` the newest answer that their page knew, 0 where there was none. A field that
    they left as the page had it stays as somebody else made it meanwhile. Raises NotYours for a field that is not theirs,
    IllegalMove once it is put forward, HandedIn, NoConsent, and Overtaken where both changed the same field.
    """
    record = locked(record)
    RECORD_MOVES.target("finish_part", state=record.state)  # only what is being written is written in
    fields = {field.key: field for field in section.fields.all()}
    if any(key not in fields or not record.may_write(fields[key], {by.part}) for key in values):
        raise NotYours
    progress = Progress(record)
    if is_handed_in(progress, section, by):
        raise HandedIn
    current = progress.current
    if lacks_consent(record, values, current):
        raise NoConsent
    known = {answer.field_id: answer for answer in record.answers.all() if answer.pk <= seen}
    changed = {key: value for key, value in values.items() if value != value_in(known, fields[key])}
    meanwhile = [current[fields[key].pk] for key, value in changed.items() if is_newer(current.get(fields[key].pk), seen, value)]
    if meanwhile:
        raise Overtaken(meanwhile)
    made = [
        RecordAnswer.objects.create(record=record, field=fields[key], value=kept(fields[key], value), by=by)
        for key, value in changed.items()
        if value != value_in(current, fields[key])
    ]
    if made:
        Record.objects.filter(pk=record.pk).update(version=record.version + 1)
        reopen_quietly(record, section, by)
        note("record.save", subject=record, by=by.person, section=section.key, fields=len(made))
    if page and page.draft:
        finish_draft(id=page.draft, fields=page.fields, version_seen=page.version, by=by.person)
    return made


def is_handed_in(progress: Progress, section: FormSection, by: PlacementPerson) -> bool:
    return any(share.is_kept for share in progress.shares_of({by.part}) if share.section.pk == section.pk)


def kept(field: FormField, value: dict[str, Any]) -> dict[str, Any]:
    return seal(value) if field.sealed and value else value


def value_in(answers: dict[int, RecordAnswer], field: FormField) -> dict[str, Any]:
    return answers[field.pk].value if field.pk in answers else {}


def is_newer(answer: RecordAnswer | None, seen: int, value: dict[str, Any]) -> bool:
    return answer is not None and answer.pk > seen and answer.value != value


def reopen_quietly(record: Record, section: FormSection, by: PlacementPerson) -> None:
    """What was finished and is changed again is not finished until they say so again."""
    again = record.parts.filter(section=section, part=by.part, finished_at__isnull=False)
    if again.update(finished_at=None, finished_by=None):
        decide(record, "reopen_part", by.person, section=section)


@settled
def finish_part(*, record: Record, section: FormSection, by: PlacementPerson, checked: Check | None = None) -> RecordDecision:
    """Say that one's part of a section is as it should be: the other parties can read it now. Twice is once.

    `checked` says what was decided about words that might identify somebody, where there were any. Raises IllegalMove,
    NotYours, Missing, WaitsFor, and NotIndependent where somebody has come too near to it since they were asked.
    """
    record = locked(record)
    RECORD_MOVES.target("finish_part", state=record.state)
    progress = Progress(record)
    share = share_of(progress, section, by)
    if share.finished:
        return record.decisions.filter(move="finish_part", section=section, by=by.person).latest("pk")
    from_outside = record.template.fact("independent") and by.pk == record.lead_id
    if from_outside and (why := why_not_independent(by.person, record.placement)):
        raise NotIndependent(why)
    if missing := progress.missing_in(share):
        raise Missing(missing)
    if share.waits_for:
        raise WaitsFor(share.waits_for)
    facts = {"finished_at": timezone.now(), "finished_by": by}
    # Not by record.parts: what is kept there was fetched with joins, whose rows PostgreSQL does not lock.
    RecordPart.objects.update_or_create(record=record, section=section, part=by.part, defaults=facts)
    decision = decide(record, "finish_part", by.person, section=section, checked=checked)
    after_finishing(record, by)
    return told(decision)


@settled
def reopen_part(*, record: Record, section: FormSection, by: PlacementPerson) -> RecordDecision | None:
    """Open one's own part again, while nothing was put forward. Raises IllegalMove, NotYours and HandedIn."""
    record = locked(record)
    RECORD_MOVES.target("reopen_part", state=record.state)
    share = share_of(Progress(record), section, by)
    if share.is_kept:
        raise HandedIn
    if not share.finished:
        return None
    record.parts.filter(section=section, part=by.part).update(finished_at=None, finished_by=None)
    return decide(record, "reopen_part", by.person, section=section)


def share_of(progress: Progress, section: FormSection, by: PlacementPerson) -> Share:
    for share in progress.shares_of({by.part}):
        if share.section.pk == section.pk and share.who.pk == by.pk:
            return share
    raise NotYours
