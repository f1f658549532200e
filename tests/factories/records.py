"""Records of a placement, made through the product's own actions."""

from uuid import uuid4

from django.core.management import call_command

from placements.actions.record import begin_record, finish_part, save_answers
from placements.actions.record_signing import put_forward, sign_record
from placements.models import FormTemplate, Method, Record, Stance
from placements.models.answer_words import SCALE
from placements.models.form_ask import Kind
from placements.rules import Part

ONE = {
    Kind.TEXT: "A few words", Kind.LONGTEXT: "What happened, in a few words.", Kind.BOOL: "yes", Kind.DATE: "2026-11-23",
    Kind.TIME: "09:30", Kind.NUMBER: "3", Kind.MONEY: "20.00", Kind.SCALE: SCALE[3], Kind.LIST: ["One", "Two"],
    Kind.LINKS: ["https://www.alderbrook.example/"], Kind.THREAD: [{"by": "Joan Pritchard", "on": "2026-11-23", "words": "Yes."}],
    Kind.TAGS: [{"framework": "pcf-2018", "name": "PCF", "code": "6", "title": "Critical reflection and analysis"}],
    Kind.FILE: {"id": "0", "name": "certificate.pdf", "sha256": "ab" * 32},
}  # fmt: skip


def load_forms():
    if not FormTemplate.objects.exists():
        call_command("load_forms", verbosity=0)


def one_answer(ask):
    """Return something that could stand in the field."""
    if ask.kind == Kind.CHOICE:
        return ask.options[0]
    if ask.kind in {Kind.MULTICHOICE, Kind.CHECKLIST}:
        return list(ask.options[:2])
    if ask.kind == Kind.USER:
        return ["Joan Pritchard"] if ask.many else {"name": "Joan Pritchard", "email": "joan.pritchard@kestrelshire.example"}
    if ask.kind in {Kind.TABLE, Kind.RUBRIC}:
        return [["One", "Two"]]
    return ONE[ask.kind]


def answers_to(fields):
    return {one.key: {ask.key: one_answer(ask) for ask in one.asked if ask.is_written} for one in fields}


def make_record(placement, form="direct_observation", *, by=Part.STUDENT, lead=Part.PRACTICE_EDUCATOR):
    load_forms()
    template = FormTemplate.objects.get(key=form, programme=None)
    lead = placement.person_as(lead) if template.led_by else None
    begun = begin_record(placement=placement, template=template, by=placement.person_as(by), lead=lead, key=uuid4())
    return fresh(begun)


def fresh(record):
    return Record.objects.with_everything().get(pk=record.pk)


def section_of(record, key):
    return record.template.sections.get(key=key)


def writes(record, section, part, *, finished=True, **values):
    """Somebody fills all their fields of a section, or those given by key, and finishes."""
    section, by = section_of(record, section), record.placement.person_as(part)
    record = fresh(record)
    fields = [one for one in section.fields.all() if record.may_write(one, {part})]
    values = values or answers_to(fields)
    save_answers(record=record, section=section, by=by, values=values, seen=10**9)
    if finished:
        finish_part(record=record, section=section, by=by)
    return fresh(record)


def write_all(record):
    """An observation that is ready to be put forward."""
    writes(record, "student-before", Part.STUDENT)
    writes(record, "observer-after", Part.PRACTICE_EDUCATOR)
    return writes(record, "student-after", Part.STUDENT)


def make_put_forward(placement):
    record = write_all(make_record(placement))
    put_forward(record=record, by=placement.person_as(Part.STUDENT))
    return fresh(record)


def signs_record(record, part, *, stance=Stance.AGREES, comment="", key=None, version=None):
    record = fresh(record)
    return sign_record(
        record=record, by=record.placement.person_as(part), stance=stance, comment=comment, request_key=key or uuid4(),
        method=Method.SIGNED_IN, version_seen=record.version if version is None else version,
    )  # fmt: skip


def make_signed(placement):
    record = make_put_forward(placement)
    signs_record(record, Part.PRACTICE_EDUCATOR)
    signs_record(record, Part.STUDENT)
    return fresh(record)
