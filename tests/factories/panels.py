"""A panel's list and its readings, made through the product's own actions."""

from uuid import uuid4

from accounts.models import Cohort
from placements.actions.board import record_board
from placements.actions.naming import begin_naming
from placements.actions.panel import agree_outcome, make_panel_list
from placements.actions.record import finish_part, save_answers
from placements.actions.record_signing import put_forward, sign_record
from placements.models import FormTemplate, Method, PanelChoice, Placement, Record, Stance
from placements.models.panel_board import Board
from placements.models.panel_views import AGREE
from placements.models.record_progress import Progress
from placements.rules import Part
from tests.factories.portfolios import make_confirmed, whole
from tests.factories.records import answers_to, fresh, load_forms, make_record, section_of


def make_report(placement, recommendation="Defer: incomplete, an extension is agreed"):
    """A final report that everybody wrote in and signed. A pass or a fail needs every day confirmed."""
    load_forms()
    Placement.objects.filter(pk=placement.pk).update(state="completed")
    report = make_record(whole(placement), "final_report", by=Part.PRACTICE_EDUCATOR)
    while unfinished := Progress(report).unfinished:
        share = next(one for one in unfinished if not one.waits_for)
        said = answers_to(share.fields)
        if "recommendation" in said:
            said["recommendation"] = {"answer": recommendation}
        save_answers(record=report, section=share.section, by=share.who, values=said, seen=10**9)
        finish_part(record=report, section=share.section, by=share.who)
        report = fresh(report)
    put_forward(record=report, by=report.placement.person_as(Part.PRACTICE_EDUCATOR))
    for someone in fresh(report).signers:
        signs_as(report, someone)
    return fresh(report)


def has_its_list(placement, *, by, key=None):
    return make_panel_list(cohort=Cohort.objects.get(pk=placement.cohort_id), by=by, request_key=key or uuid4())


def choice_of(placement):
    return PanelChoice.objects.with_everything().filter(edition__portfolio__placement=placement).order_by("-pk").first()


def make_choice(placement, *, by):
    """A confirmed portfolio on a list. It holds no final report, so two people read it."""
    make_confirmed(placement)
    has_its_list(placement, by=by)
    return choice_of(placement)


def asks(choice, person, *, key=None):
    """The coordinator asks somebody to read it."""
    placement = whole(choice.placement)
    template = FormTemplate.objects.filter(key="panel_review", programme=None).order_by("-version").first()
    by = placement.person_as(Part.COORDINATOR)
    record = begin_naming(
        placement=placement, template=template, by=by, key=key or uuid4(), name=person.name, email=person.email
    )  # fmt: skip
    return fresh(record)


def hands_in_view(record, answer=AGREE, reason="What stands there supports it."):
    """The reader answers every question of theirs and hands it in."""
    record = fresh(record)
    section = section_of(record, "form")
    fields = [one for one in section.fields.all() if record.may_write(one, {record.lead.part})]
    values = answers_to(fields) | {"agree": {"answer": answer, "reason": reason}}
    save_answers(record=record, section=section, by=record.lead, values=values, seen=0)
    finish_part(record=record, section=section, by=record.lead)
    return fresh(record)


def agrees_outcome(choice, outcome, *, by, reason="", words="", key=None):
    return agree_outcome(choice=choice, outcome=outcome, reason=reason, words=words, by=by, request_key=key or uuid4())


def boards(choice, outcome=Board.PASS, *, by, on, comment="", key=None):
    return record_board(choice=choice, outcome=outcome, on=on, comment=comment, by=by, request_key=key or uuid4())


def sign_readings(choice):
    """Every reader and the coordinator sign."""
    for record in Record.objects.with_everything().filter(reading__choice=choice).order_by("pk"):
        for someone in record.signers:
            signs_as(record, someone)


def signs_as(record, someone):
    record = fresh(record)
    return sign_record(
        record=record, by=someone, stance=Stance.AGREES, comment="", request_key=uuid4(), method=Method.SIGNED_IN,
        version_seen=record.version,
    )  # fmt: skip
