"""Roles × records × states: who opens, finds, writes and signs each form, asked of the pages themselves (practice learning, D2)."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from placements.actions.placement import add_person
from placements.models import FormTemplate, PlacementPerson, Record
from placements.rules import Part
from placements.states import RecordState
from tests.factories.records import load_forms

# Student, practice educator, on-site supervisor, tutor, coordinator, agency contact, colleague, panel member, second opinion:
# while it is written, once it is signed. W writes and reads, R reads, l is told that it is there (403), . finds nothing (404).
# Then who signs. Observation and feedback are led by the practice educator, the colleague, the panel member, the second opinion.
ROLES = (
    Part.STUDENT, Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR, Part.TUTOR, Part.COORDINATOR, Part.AGENCY_CONTACT,
    Part.COLLEAGUE, Part.PANEL_MEMBER, Part.SECOND_OPINION,
)  # fmt: skip
TABLE = {
    "student_profile": ("W..WW....", "R..RR....", "0 3"),
    "placement_offer": ("....WW...", ".RRRRR...", "4 5"),
    "pre_placement_meeting": ("W...WW...", "R...RR...", "0 4 5"),
    "readiness": ("W..WW....", "R..RR....", "3 4"),
    "pla": ("WWWR.l...", "RRRRRl.RR", "0 1 2 3"),
    "induction": ("WRWRl....", "RRRRl....", "0 2"),
    "supervision_record": ("WW.l.....", "RR.l.....", "0 1"),
    "direct_observation": ("WW..l....", "RR.Rl..RR", "0 1"),
    "su_feedback": ("WW.......", "RRR....RR", "1"),
    "colleague_feedback": ("RR....W..", "RRRR..RRR", "6"),
    "midway_review": ("WWWW.....", "RRRRR..RR", "0 1 2 3"),
    "concern": ("WWWWW....", "RRRRR....", "0 1 3"),
    "second_opinion": ("....W...W", "RR.RR..RR", "8"),
    "final_report": ("WWWW.....", "RRRRR..RR", "0 1 2 3"),
    "qapl_student": ("W........", "R...R....", "0"),
    "qapl_pe": (".W.......", ".R..R....", "1"),
    "panel_review": ("....W..W.", "....R..R.", "4 7"),
    "front_sheet": ("WR.R.....", "RR.RR..R.", "0 1"),
}
LEADS = {"su_feedback": 1, "direct_observation": 1, "colleague_feedback": 6, "panel_review": 7, "second_opinion": 8}
LETTERS = {404: ".", 403: "l"}


@pytest.fixture
def everybody(placement, priya):
    """One person for each part."""
    for part in ROLES:
        if placement.person_as(part) is None:
            person = get_user_model().objects.create(email=f"{part}@kestrelshire.example", name=part.label.title())
            add_person(placement=placement, person=person, part=part, by=priya, starts=placement.starts)
    load_forms()
    held = {one.part: one for one in PlacementPerson.objects.filter(placement=placement).select_related("person")}
    return [held[part] for part in ROLES]


def signed_in(person):
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def make(placement, template, everybody, number, state):
    lead = LEADS.get(template.key)
    return Record.objects.create(
        placement=placement, template=template, number=number, state=state, begun_by=everybody[4],
        lead=everybody[lead] if lead else None, page_key=f"{template.pk:016x}{number:016x}",
    )  # fmt: skip


def letter(client, record, *, writes):
    address = f"/placement/records/{record.pk}/"
    pages = (client.post(f"{address}reopen/{section.key}/").status_code for section in record.template.sections.all())
    if writes and any(page == 302 for page in pages):
        return "W"
    return LETTERS.get(client.get(f"{address}on-paper/").status_code, "R")


def test_everybody_finds_opens_writes_and_signs_what_their_part_may(placement, everybody, ben):
    clients, stranger = [signed_in(one.person) for one in everybody], signed_in(ben)
    found = {}
    for template in FormTemplate.objects.with_fields().exclude(key__in=("day_log", "reflective_log")):
        written = make(placement, template, everybody, 1, RecordState.BEING_WRITTEN)
        signed = make(placement, template, everybody, 2, RecordState.SIGNED)
        while_written = "".join(letter(client, written, writes=True) for client in clients)
        once_signed = "".join(letter(client, signed, writes=False) for client in clients)
        signers = [
            place for place, one in enumerate(clients) if one.post(f"/placement/records/{written.pk}/undo/").status_code == 302
        ]
        found[template.key] = (while_written, once_signed, " ".join(map(str, signers)))
        assert stranger.get(f"/placement/records/{signed.pk}/").status_code == 404
    assert found == TABLE


def test_everybody_begins_what_the_form_says_and_nothing_else(placement, everybody):
    begins = {
        "student_profile": "0", "placement_offer": "4 5", "pre_placement_meeting": "0 4 5", "readiness": "3", "pla": "0 1",
        "induction": "0 1 2", "supervision_record": "0 1", "direct_observation": "0 1 2", "su_feedback": "1 2",
        "colleague_feedback": "1 2 6", "midway_review": "1 3", "concern": "0 1 2 3 4", "second_opinion": "4", "final_report": "1",
        "qapl_student": "0", "qapl_pe": "1", "panel_review": "4", "front_sheet": "0", "day_log": "", "reflective_log": "",
    }  # fmt: skip
    clients, found = [signed_in(one.person) for one in everybody], {}
    for key in begins:
        statuses = [one.get(f"/placement/{placement.pk}/records/begin/{key}/").status_code for one in clients]
        found[key] = " ".join(str(place) for place, status in enumerate(statuses) if status != 403)
    assert found == begins
