"""All 267 fields of the twenty forms: each is filled by whoever it belongs to, and refused to everybody else."""

import pytest
from django.contrib.auth import get_user_model

from placements.actions.day import confirm_days
from placements.actions.placement import add_person
from placements.actions.record import NotYours, save_answers
from placements.forms.asks import Around, boxes_of
from placements.models import Day, FormField, FormTemplate, PlacementPerson, Record
from placements.models.answer_words import said
from placements.models.claimable import claimable
from placements.models.form_ask import NOT_WRITTEN, Kind
from placements.models.form_definition import definitions
from placements.models.record_page import words_of
from placements.models.record_sources import SOURCES
from placements.rules import Part
from tests.factories.placements import PCF, make_day, make_framework
from tests.factories.records import load_forms, one_answer
from tests.placements.pages import words_on

SWE = PCF | {"key": "swe-2019", "name": "Professional standards", "short_name": "SWE", "version": "2019"}
STANDARDS = {"1": "Promote rights", "2": "Establish trust"}
KEPT_ELSEWHERE = {"day_log": "day", "reflective_log": "log_entry"}
SIGNED = {
    ("student_profile", "declaration"),
    ("front_sheet", "pe_verify"),
    *((form, "signatures") for form in ("pla", "direct_observation", "midway_review", "concern", "final_report")),
}
OTHERS = (Part.ON_SITE_SUPERVISOR, Part.AGENCY_CONTACT, Part.COLLEAGUE, Part.PANEL_MEMBER, Part.SECOND_OPINION)


@pytest.fixture
def everybody(placement, priya):
    """One person for each part, so that nobody is refused only for being two."""
    for part in OTHERS:
        person = get_user_model().objects.create(email=f"{part}@kestrelshire.example", name=part.label.title())
        add_person(placement=placement, person=person, part=part, by=priya, starts=placement.starts)
    load_forms()
    return {one.part: one for one in PlacementPerson.objects.filter(placement=placement).select_related("person")}


def records_of(placement, everybody):
    """One of each form, begun as no page would: what is tried here is who may fill it."""
    for number, template in enumerate(FormTemplate.objects.with_fields()):
        yield (
            template,
            Record.objects.create(
                placement=placement, template=template, number=1, begun_by=everybody[Part.TUTOR], page_key=f"{number:032x}"
            ),
        )


def expected_owners(one):
    row = next(field for field in definitions()[one.section.template.key].fields if field.key == one.key)
    return set(row.owners) if any(ask.is_written for ask in row.asks) else set()


def tries(record, section, fields, who):
    """Whether somebody's save of these fields is taken."""
    values = {one.key: {ask.key: one_answer(ask) for ask in one.asked if ask.is_written} for one in fields}
    try:
        save_answers(record=record, section=section, by=who, values=values, seen=10**9)
    except NotYours:
        return False
    return True


def test_the_twenty_forms_have_their_267_fields(db):
    load_forms()
    assert (FormTemplate.objects.count(), FormField.objects.count()) == (20, 267)


def test_each_field_is_filled_by_its_owners_and_refused_to_everybody_else(placement, everybody):
    """Each owner saves all their fields of a section at once; whoever adds one of somebody else's saves nothing."""
    wrong, filled = [], set()
    for template, record in records_of(placement, everybody):
        for section in template.sections.all():
            fields = list(section.fields.all())
            owners = {one: expected_owners(one) for one in fields}
            for part, who in everybody.items():
                mine = [one for one in fields if part in owners[one]]
                others = [one for one in fields if one not in mine]
                if mine and not tries(record, section, mine, who):
                    wrong.append((template.key, section.key, part, "refused"))
                if [one for one in others if record.may_write(one, {part})]:
                    wrong.append((template.key, section.key, part, "may write"))
                if others and tries(record, section, [others[0]], who):
                    wrong.append((template.key, section.key, part, "taken"))
                filled |= {one.pk for one in mine}
    nobody = [one for one in FormField.objects.select_related("section__template") if not expected_owners(one)]
    assert (wrong, len(filled) + len(nobody)) == ([], 267)
    assert {(one.section.template.key, one.key) for one in nobody if one.owners} == SIGNED


def test_what_nobody_fills_is_signed_or_worked_out_by_a_source_that_is_there(placement, everybody):
    silent = []
    for template, record in records_of(placement, everybody):
        for one in template.fields_in_order:
            if not one.owners and template.key not in KEPT_ELSEWHERE:
                lines = [line for each in words_of(record, one, None) for line in each.lines]
                silent += [] if lines else [(template.key, one.key)]
    assert silent == []
    named = {ask.source for form in definitions().values() for one in form.fields for ask in one.asks if ask.source}
    assert named == set(SOURCES)


def test_each_kind_of_answer_has_an_input_words_to_read_and_a_place_on_paper(placement, everybody):
    make_framework()
    make_framework(SWE, STANDARDS, kind="standard")
    around = Around(nodes=list(claimable(placement)), people=["Joan Pritchard"], writer="Joan Pritchard")
    kinds = set()
    for one in FormField.objects.all():
        for ask in one.asked:
            kinds.add(ask.kind)
            boxes = boxes_of(ask, one.label, around)
            assert bool(boxes.fields) == ask.is_written, (one.key, ask)
            if ask.is_written:
                assert not said(ask, one_answer(ask)).is_empty, (one.key, ask)
    assert kinds == set(Kind)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in NOT_WRITTEN | {Kind.FILE, Kind.THREAD}])
def test_what_is_typed_comes_back_as_it_was_typed(placement, everybody, kind):
    make_framework()
    make_framework(SWE, STANDARDS, kind="standard")
    around = Around(nodes=list(claimable(placement)), people=["Joan Pritchard"])
    ask = next(ask for one in FormField.objects.all() for ask in one.asked if ask.kind == kind)
    boxes = boxes_of(ask, "", around)
    value = (
        [[around.lines(ask)[0], *["Well"] * (len(boxes.fields) // len(around.lines(ask)))]]
        if ask.rows or (ask.of and kind == Kind.TABLE)
        else one_answer(ask)
    )
    if kind == Kind.TABLE and not ask.rows and not ask.of:
        value = [["One"] * max(1, len(ask.columns))]
    spread = boxes.spread(value)
    for box in boxes.fields.values():
        box.required = False
    got = {end: box.clean(box.prepare_value(spread.get(end, ""))) for end, box in boxes.fields.items()}
    assert boxes.gather(got) == value


def test_days_and_the_log_have_no_second_store(as_person, placement, everybody):
    kept = FormTemplate.objects.filter(key__in=KEPT_ELSEWHERE)
    assert {one.key: one.facts["kept_in"] for one in kept} == KEPT_ELSEWHERE
    assert {
        key: as_person(placement.student).get(f"/placement/{placement.pk}/records/begin/{key}/").status_code
        for key in KEPT_ELSEWHERE
    } == dict.fromkeys(KEPT_ELSEWHERE, 403)


def test_fields_of_the_day_log_that_a_day_keeps_are_columns_of_it(placement, everybody, joan):
    day = make_day(placement, note="Team meeting")
    confirm_days(days=[day], by=joan)
    columns = {one.kept_as for one in FormField.objects.filter(section__template__key="day_log") if one.kept_as}
    day.refresh_from_db()
    assert {name: getattr(day, name) for name in columns} == {
        "on": day.on,
        "kind": Day.Kind.WORKED,
        "half": False,
        "note": "Team meeting",
        "state": "confirmed",
    }


@pytest.mark.parametrize(
    ("who", "section", "status"),
    [
        ("amara", "student-before", 200),
        ("joan", "student-after", 403),
        ("amara", "observer-after", 403),
        ("joan", "observer-after", 200),
        ("sam", "student-before", 404),
        ("priya", "student-before", 403),
        ("tom", "observer-after", 404),
        ("ben", "student-before", 404),
    ],
)
def test_the_page_of_a_section_is_its_owners(as_person, cast, observation, who, section, status):
    address = f"/placement/records/{observation.pk}/write/{section}/"
    before = observation.answers.count()
    page = as_person(cast[who]).get(address)
    sent = as_person(cast[who]).post(address, {"plan-answer": "Mine", "seen": "no number"})
    assert (page.status_code, sent.status_code, observation.answers.count()) == (status, status, before)


def test_a_field_of_somebody_else_in_the_same_section_is_not_taken_from_a_forged_form(as_person, supervision, amara):
    """Wellbeing belongs to the practice educator: Amara's page has no box for it, and what she forges goes nowhere."""
    address = f"/placement/records/{supervision.pk}/write/form/"
    page = as_person(amara).get(address)
    form = {name: page.context["form"][name].value() for name in ("draft_id", "draft_version", "seen")}
    as_person(amara).post(address, form | {"wellbeing-answer": "Fine", "learning-answer": "Strengths first"})
    said_now = words_on(as_person(amara).get(f"/placement/records/{supervision.pk}/"))
    assert ("Strengths first" in said_now, "Fine" in said_now) == (True, False)
