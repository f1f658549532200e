"""The process of a placement: what opens when, who is named, what is released, and what stands against putting it forward."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from placements.actions.naming import AlreadyOnIt, begin_naming
from placements.actions.placement import add_person, complete
from placements.actions.record import NoConsent, NotIndependent, NotOpenYet, begin_record, save_answers
from placements.actions.record_release import NotTheirsToRelease, accept_gaps, release_record
from placements.actions.record_signing import NotComplete, put_forward
from placements.models import FormTemplate, PlacementPerson, Record
from placements.models.process import Process
from placements.models.record_checks import why_not_put_forward
from placements.models.record_progress import Progress
from placements.rules import Part
from placements.states import PlacementState, RecordState
from tests.factories.panels import make_choice
from tests.factories.records import fresh, load_forms, make_record, section_of, writes
from tests.placements.pages import words_on

LIST = "/placement/{}/records/"
PAGE = "/placement/records/{}/"


def a_record(placement, key, state=RecordState.SIGNED, **more):
    """A record of a form in a state, where how it came there is not the question."""
    load_forms()
    return fresh(
        Record.objects.create(
            placement=placement, template=FormTemplate.objects.get(key=key), number=1, state=state,
            begun_by=placement.person_as(Part.STUDENT), page_key=uuid4(), **more,
        )
    )  # fmt: skip


def begins(placement, key, part, **more):
    load_forms()
    template = FormTemplate.objects.get(key=key)
    return begin_record(placement=placement, template=template, by=placement.person_as(part), key=uuid4(), **more)


class TestWhen:
    def test_the_page_says_what_there_is_what_is_next_and_when_the_rest_opens(self, as_person, placement, observation, amara, joan):
        shown, joans = (words_on(as_person(who).get(LIST.format(placement.pk))) for who in (amara, joan))
        assert "Before the placement" in shown and "When something goes wrong" in shown
        assert "Practice learning agreement : not begun yet" in shown.replace(":", " :").replace("  ", " ")
        assert "Opens in the last 10 days: after 60 of 70" in shown
        assert "Opens once “Final report” is signed by everybody" in shown
        assert "Signed by Joan, then Amara, then Sam" in shown
        assert ("Observation 1" in joans, "Placement profile" in joans) == (True, True)

    def test_what_comes_before_a_placement_is_asked_for_until_it_is_under_way(self, placement, amara):
        load_forms()
        templates = list(FormTemplate.objects.for_programme(placement.cohort.programme_id))
        placement.state = PlacementState.PLANNED
        assert Process(placement, amara, templates, []).coming.template.key == "student_profile"
        placement.state = PlacementState.ACTIVE
        assert Process(placement, amara, templates, []).coming.template.key == "pla"

    def test_what_is_too_early_is_not_begun_and_said_kindly(self, as_person, placement, joan):
        with pytest.raises(NotOpenYet):
            begins(placement, "final_report", Part.PRACTICE_EDUCATOR)
        shown = as_person(joan).get(f"{LIST.format(placement.pk)}begin/final_report/", follow=True)
        assert "Final report: opens in the last 10 days" in words_on(shown)

    def test_the_students_view_opens_when_the_final_report_is_signed_and_the_educator_never_reads_part_2(
        self, as_person, placement, joan, priya
    ):
        with pytest.raises(NotOpenYet):
            begins(placement, "qapl_student", Part.STUDENT)
        a_record(placement, "final_report")
        view = fresh(begins(placement, "qapl_student", Part.STUDENT))
        secret = {"confidential": {"answer": "I was afraid to ask."}}
        save_answers(record=view, section=section_of(view, "part-2"), by=view.begun_by, values=secret, seen=0)
        marks = "|agency_contact|practice_educator|on_site_supervisor|"
        Record.objects.filter(pk=view.pk).update(state=RecordState.SIGNED, released_to=marks)
        shown = [words_on(as_person(who).get(PAGE.format(view.pk))) for who in (joan, priya)]
        assert ["afraid" in one for one in shown] == [False, True]
        assert "All in all" in shown[0]
        with connection.cursor() as cursor:
            cursor.execute("SELECT value FROM placements_recordanswer")
            assert "afraid" not in str(cursor.fetchall())


class TestNaming:
    def test_joan_names_a_colleague_who_then_finds_this_record_and_nothing_else(self, as_person, placement, joan, observation):
        address = f"{LIST.format(placement.pk)}begin/colleague_feedback/"
        new = {"key": uuid4(), "lead": "new", "name": "Femi Cole", "email": "femi.cole@kestrelshire.example"}
        as_person(joan).post(address, new)
        as_person(joan).post(address, new)
        record = Record.objects.get(template__key="colleague_feedback")
        femi = record.lead.person
        pages = [PAGE.format(record.pk), PAGE.format(observation.pk), f"/placement/{placement.pk}/"]
        assert (femi.name, [as_person(femi).get(page).status_code for page in pages]) == ("Femi Cole", [200, 404, 404])

    def test_a_panel_member_is_independent_and_reads_the_other_only_once_the_outcome_is_sent(
        self, as_person, placement, bens_placement, elin, ruth, sam, priya
    ):
        make_choice(placement, by=priya)
        readers = [add_person(placement=placement, person=one, part=Part.PANEL_MEMBER, by=priya) for one in (elin, ruth)]
        placement = PlacementPerson.objects.get(pk=readers[0].pk).placement
        reviews = [begins(placement, "panel_review", Part.COORDINATOR, lead=lead) for lead in readers]
        assert [as_person(elin).get(PAGE.format(one.pk)).status_code for one in reviews] == [200, 404]
        Record.objects.filter(pk=reviews[1].pk).update(state=RecordState.SIGNED)
        release_record(record=reviews[1], by=placement.person_as(Part.COORDINATOR))
        assert as_person(elin).get(PAGE.format(reviews[1].pk)).status_code == 200
        about = {"placement": placement, "template": reviews[0].template, "by": placement.person_as(Part.COORDINATOR)}
        with pytest.raises(AlreadyOnIt):
            begin_naming(**about, key=uuid4(), name=sam.name, email=sam.email)
        tom = bens_placement.person_as(Part.PRACTICE_EDUCATOR).person
        add_person(placement=bens_placement, person=tom, part=Part.COLLEAGUE, by=priya)
        type(placement).objects.filter(pk=bens_placement.pk).update(agency=placement.agency)
        with pytest.raises(NotIndependent):
            begin_naming(**about, key=uuid4(), name=tom.name, email=tom.email)
        assert not placement.people.filter(person=tom).exists()


class TestRelease:
    def test_priya_releases_the_profile_and_a_host_that_declines_loses_it_at_once(self, as_person, placement, marek, joan, priya):
        add_person(placement=placement, person=marek, part=Part.AGENCY_CONTACT, by=priya)
        profile = a_record(placement, "student_profile")
        opened = [as_person(marek).get(PAGE.format(profile.pk)).status_code]
        assert as_person(joan).post(f"{PAGE.format(profile.pk)}release/").status_code == 404
        with pytest.raises(NotTheirsToRelease):
            release_record(record=profile, by=placement.person_as(Part.TUTOR))
        as_person(priya).post(f"{PAGE.format(profile.pk)}release/")
        page = as_person(marek).get(PAGE.format(profile.pk))
        opened += [page.status_code, "Places to avoid" in words_on(page)]
        meeting = fresh(begins(fresh(profile).placement, "pre_placement_meeting", Part.STUDENT))
        writes(meeting, "form", Part.AGENCY_CONTACT, meeting={"answer": "On Monday"}, discussed={"answer": ["Team"]},
               host_outcome={"answer": "Decline", "reason": "No desk."})  # fmt: skip
        opened.append(as_person(marek).get(PAGE.format(profile.pk)).status_code)
        assert opened == [404, 200, False, 404]


class TestChecks:
    def test_words_of_a_person_are_kept_only_with_their_consent(self, placement):
        record = make_record(placement, "su_feedback", by=Part.PRACTICE_EDUCATOR)
        about = {"record": record, "section": record.template.sections.first(), "by": record.lead, "seen": 0}
        for consent in ({}, {"consent": {"agreed": "No"}}):
            with pytest.raises(NoConsent):
                save_answers(**about, values={"q4": {"answer": "She listened."}} | consent)
        yes = {"consent": {"agreed": "Yes, spoken", "until": "2027-01-31"}}
        assert len(save_answers(**about, values={"q4": {"answer": "She listened."}} | yes)) == 2

    def test_a_pass_waits_for_the_days_and_the_students_comment_for_five_days_at_most(self, placement, priya):
        placement.state = complete(placement=placement, by=priya).state
        report = make_record(placement, "final_report", by=Part.PRACTICE_EDUCATOR)
        writes(report, "1-summary", Part.PRACTICE_EDUCATOR, recommendation={"answer": "Pass"})
        report = writes(report, "3-assessment", Part.PRACTICE_EDUCATOR)
        assert "0 of 70 days are confirmed" in why_not_put_forward(Progress(report))[0]
        voices = [share for share in Progress(report).shares if share.section.key == "4-voices" and share.who.part == Part.STUDENT]
        assert voices[0].is_needed
        report.parts.update(finished_at=timezone.now() - timedelta(days=6))
        voices = [one for one in Progress(fresh(report)).shares if one.section.key == "4-voices" and one.who.part == Part.STUDENT]
        assert not voices[0].is_needed

    def test_a_front_sheet_waits_for_what_is_missing_or_for_the_tutor(self, as_person, placement, sam, amara):
        a_record(placement, "final_report")
        sheet = fresh(begins(placement, "front_sheet", Part.STUDENT))
        writes(sheet, "form", Part.STUDENT)
        with pytest.raises(NotComplete):
            put_forward(record=fresh(sheet), by=sheet.begun_by)
        assert "Midway review: 0 of 1 signed" in words_on(as_person(amara).get(PAGE.format(sheet.pk)))
        with pytest.raises(NotTheirsToRelease):
            accept_gaps(record=sheet, by=sheet.begun_by, comment="Please")
        as_person(sam).post(f"{PAGE.format(sheet.pk)}accept-gaps/", {"comment": "The agency closed."})
        assert put_forward(record=fresh(sheet), by=sheet.begun_by).move == "put_forward"
