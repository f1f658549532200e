"""What one record of a placement says for another: what is there, what was found, what can be carried over."""

from collections.abc import Callable

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from placements.models.form_opening import Standing
from placements.models.form_template import FormTemplate
from placements.models.placement import Placement, PlacementPerson
from placements.models.record import PUT_FORWARD, Record, RecordAnswer
from placements.rules import Part
from placements.states import RecordState

NOT_IN_PORTFOLIO = {"qapl_student", "qapl_pe", "panel_review", "student_profile", "placement_offer", "pre_placement_meeting"}


def contents(record: Record) -> list[str]:
    """What a portfolio has to contain and how far it is, then what else is signed. An informal concern is not part of it."""
    standing = Standing(record.placement)
    covers = [one.template for one in standing.of("front_sheet")] or [record.template]
    contains = covers[-1].fact("contains")
    titles = {one.key: one.title for one in FormTemplate.objects.for_programme(record.placement.cohort.programme_id)}
    lines = [f"{titles.get(key, key)}: {signed(standing, key)} of {wanted} signed" for key, wanted in contains.items()]
    left_out = NOT_IN_PORTFOLIO | set(contains) | {"front_sheet"}
    others = [one for one in standing.records if one.template.key not in left_out and one.state == RecordState.SIGNED]
    lines += [one.title for one in others if one.template.key != "concern" or one.pk in standing.formal_concerns]
    return [*lines, f"Days: {standing.ledger.confirmed} of {standing.ledger.required} confirmed"]


def signed(standing: Standing, key: str) -> int:
    return sum(1 for one in standing.of(key) if one.state == RecordState.SIGNED)


def released(record: Record) -> list[str]:
    """What the second practice educator may read, and until when."""
    if record.lead is None:
        return ["Nobody was named"]
    theirs = Record.objects.filter(
        placement=record.placement, state__in=PUT_FORWARD, template__later_by__contains=f"|{record.lead.part}|"
    )
    until = f"until {date_format(record.lead.ends, 'j M Y')}" if record.lead.ends else "for as long as they are asked"
    lines = [f"{one.title}, {until}" for one in theirs.select_related("template")]
    return lines or ["Nothing is put forward yet that they could read"]


def readers(record: Record) -> list[str]:
    """Whose portfolio it is, and everybody who reads it for the panel."""
    today = timezone.localdate()
    panel = [one.person.name for one in record.placement.people.all() if one.part == Part.PANEL_MEMBER and one.holds(today)]
    return [f"Portfolio of {record.placement.student.name}", f"Read by {', '.join(panel) or 'nobody yet'}"]


def recommendation(record: Record) -> list[str]:
    held = newest(
        Q(record__placement=record.placement, record__template__key="final_report", record__state__in=PUT_FORWARD), "recommendation"
    )
    return [f"Recommendation: {held['answer']}"] if held.get("answer") else ["No recommendation is put forward yet"]


def newest(which: Q, key: str) -> dict:
    """Return the newest answer to a field among the records that are asked about; empty where there is none."""
    row = RecordAnswer.objects.filter(which, field__key=key).exclude(record__state=RecordState.WITHDRAWN).order_by("pk").last()
    return row.value if row else {}


def learning_needs(record: Record) -> list[str]:
    """What the last final report of this student says is still to be learned."""
    theirs = PlacementPerson.objects.filter(person=record.placement.student, part=Part.STUDENT).values("placement")
    earlier = Placement.objects.filter(pk__in=theirs, starts__lt=record.placement.starts).order_by("starts").last()
    which = Q(record__placement=earlier, record__template__key="final_report", record__state=RecordState.SIGNED)
    rows = next(iter(newest(which, "future").values()), []) if earlier else []
    return [", ".join(cell for cell in row if cell) for row in rows]


def carried(form: str, key: str) -> Callable[[Record], list[str]]:
    """Return what takes over one answer from another form of the placement, once that is put forward."""

    def words(record: Record) -> list[str]:
        which = Q(record__placement=record.placement, record__template__key=form, record__state__in=PUT_FORWARD)
        text = newest(which, key).get("answer", "")
        return [text] if text else []

    return words


offered_work = carried("placement_offer", "work_description")
learned_so_far = carried("student_profile", "learning_to_date")
