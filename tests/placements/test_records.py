"""A record between its parties: who writes, who reads when, nothing lost, whose turn it is."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from history.models import Entry
from history.transitions import IllegalMove
from placements.actions.form_template import publish_form
from placements.actions.placement import add_person, end_person
from placements.actions.record import (
    Missing,
    NeedsALead,
    NotYours,
    Overtaken,
    WaitsFor,
    begin_record,
    finish_part,
    reopen_part,
    save_answers,
)
from placements.actions.record_signing import amend, put_forward
from placements.models import FormTemplate, Record, RecordAnswer
from placements.models.form_change import FieldChange
from placements.models.record_progress import Progress
from placements.rules import Part
from tests.factories.records import fresh, make_put_forward, make_record, make_signed, section_of, signs_record, write_all, writes
from tests.placements.pages import words_on
from writing.actions.draft import save_draft

PAGE = "/placement/records/{}/"


def moves(record):
    return [(move.who.person.get_short_name(), move.what) for move in Progress(fresh(record)).next_moves]


def plan(words):
    return {"plan": {"answer": words}}


class TestBeginning:
    def test_the_same_page_sent_twice_is_one_record(self, placement, observation):
        again = begin_record(
            placement=placement,
            template=observation.template,
            by=observation.begun_by,
            lead=observation.lead,
            key=observation.page_key,
        )
        assert (again, Record.objects.count()) == (observation, 1)

    def test_the_second_is_called_observation_2(self, placement, observation):
        assert [observation.title, make_record(placement).title] == ["Observation 1", "Observation 2"]

    def test_without_an_observer_it_cannot_begin(self, placement, observation):
        with pytest.raises(NeedsALead):
            begin_record(placement=placement, template=observation.template, by=placement.person_as(Part.STUDENT), key=uuid4())

    def test_amara_chooses_joan_on_the_page(self, as_person, placement, amara, observation):
        address = f"/placement/{placement.pk}/records/begin/direct_observation/"
        client = as_person(amara)
        assert "Choose who it is." in words_on(client.post(address, {"key": uuid4()}))
        client.post(address, {"key": uuid4(), "lead": placement.person_as(Part.PRACTICE_EDUCATOR).pk})
        assert Record.objects.latest("pk").lead.person.name == "Joan Pritchard"

    def test_the_tutor_begins_none(self, as_person, placement, sam, observation):
        assert as_person(sam).get(f"/placement/{placement.pk}/records/begin/direct_observation/").status_code == 403


class TestWriting:
    def test_every_save_is_kept_with_its_author(self, placement, observation):
        for words in ("First", "Second", "Second"):
            writes(observation, "student-before", Part.STUDENT, finished=False, **plan(words))
        rows = RecordAnswer.objects.filter(record=observation, field__key="plan").order_by("pk")
        assert [(row.value["answer"], row.by.person.name) for row in rows] == [("First", "Amara Osei"), ("Second", "Amara Osei")]

    def test_two_devices_of_the_same_person_both_keep_their_text(self, placement, observation):
        section, amara = section_of(observation, "student-before"), placement.person_as(Part.STUDENT)
        save_answers(record=observation, section=section, by=amara, values=plan("On the phone"), seen=0)
        with pytest.raises(Overtaken) as both:
            save_answers(record=observation, section=section, by=amara, values=plan("On the desk"), seen=0)
        assert [answer.value["answer"] for answer in both.value.answers] == ["On the phone"]

    def test_fields_that_somebody_did_not_touch_stay_as_the_other_left_them(self, placement, supervision):
        section = section_of(supervision, "form")
        joan, amara = placement.person_as(Part.PRACTICE_EDUCATOR), placement.person_as(Part.STUDENT)
        save_answers(record=supervision, section=section, by=joan, values={"agenda": {"answer": ["Endings"]}}, seen=0)
        save_answers(record=supervision, section=section, by=amara, values={"agenda": {}, "learning": {"answer": "Law"}}, seen=0)
        current = {answer.field.key: answer.value for answer in Progress(fresh(supervision)).current.values()}
        assert current == {"agenda": {"answer": ["Endings"]}, "learning": {"answer": "Law"}}

    def test_the_page_shows_both_texts_and_loses_neither(self, as_person, placement, observation, amara):
        client, address = as_person(amara), f"{PAGE.format(observation.pk)}write/student-before/"
        form = {name: client.get(address).context["form"][name].value() for name in ("draft_id", "draft_version", "seen")}
        writes(observation, "student-before", Part.STUDENT, finished=False, **plan("On the phone"))
        met = client.post(address, form | {"plan-answer": "On the desk"})
        assert (met.status_code, "On the phone" in words_on(met), "On the desk" in words_on(met)) == (409, True, True)
        again = {name: met.context["form"][name].value() for name in form}
        client.post(address, again | {"plan-answer": "Both"})
        assert "Both" in words_on(client.get(PAGE.format(observation.pk)))

    def test_what_was_typed_and_not_saved_is_on_the_page_on_another_device(self, as_person, observation, joan):
        about = f"record-{observation.pk}-{section_of(observation, 'observer-after').pk}"
        save_draft(id=uuid4(), kind="record", about=about, fields={"description-answer": "She waited."}, version_seen=0, by=joan)
        page = as_person(joan).get(f"{PAGE.format(observation.pk)}write/observer-after/")
        assert ("She waited." in words_on(page), "here is what you typed then" in words_on(page)) == (True, True)
        assert "isn’t in the record yet" in words_on(as_person(joan).get(PAGE.format(observation.pk)))

    def test_saving_finishes_the_draft(self, as_person, observation, joan):
        client, address = as_person(joan), f"{PAGE.format(observation.pk)}write/observer-after/"
        form = {name: client.get(address).context["form"][name].value() for name in ("draft_id", "draft_version", "seen")}
        client.post(address, form | {"description-answer": "She waited."})
        assert "isn’t in the record yet" not in words_on(client.get(PAGE.format(observation.pk)))

    @pytest.mark.parametrize(("typed", "said"), [("number-on", "Give the day"), ("number-setting", "Choose")])
    def test_bad_input_gets_a_sentence_and_keeps_the_rest(self, as_person, observation, amara, typed, said):
        client, address = as_person(amara), f"{PAGE.format(observation.pk)}write/student-before/"
        form = {name: client.get(address).context["form"][name].value() for name in ("draft_id", "draft_version", "seen")}
        shown = words_on(client.post(address, form | {typed: "yesterday-ish", "plan-answer": "Listen first"}))
        assert (said in shown, "Listen first" in shown, observation.answers.count()) == (True, True, 0)


class TestReading:
    def test_the_student_reads_the_observers_words_once_they_are_finished(self, as_person, observation, amara):
        writes(observation, "observer-after", Part.PRACTICE_EDUCATOR, finished=False, description={"answer": "She waited."})
        before = words_on(as_person(amara).get(PAGE.format(observation.pk)))
        writes(observation, "observer-after", Part.PRACTICE_EDUCATOR)
        after = words_on(as_person(amara).get(PAGE.format(observation.pk)))
        assert ("She waited." in before, "Being written" in before, "What happened, in a few words." in after) == (
            False,
            True,
            True,
        )

    @pytest.mark.parametrize(
        ("who", "while_written", "once_signed"),
        [
            ("amara", 200, 200),
            ("joan", 200, 200),
            ("sam", 404, 200),
            ("priya", 403, 403),
            ("tom", 404, 404),
            ("ben", 404, 404),
            ("ruth", 404, 404),
        ],
    )
    def test_who_opens_it_when(self, as_person, cast, placement, observation, who, while_written, once_signed):
        signed = make_signed(placement)
        pages = [
            PAGE.format(observation.pk),
            f"{PAGE.format(observation.pk)}on-paper/",
            PAGE.format(signed.pk),
            f"{PAGE.format(signed.pk)}version/{signed.version}/",
        ]
        expected = [while_written, while_written, once_signed, once_signed]
        assert [as_person(cast[who]).get(page).status_code for page in pages] == expected

    def test_the_coordinator_sees_that_it_is_there_and_no_word_of_it(self, as_person, placement, priya):
        make_signed(placement)
        shown = words_on(as_person(priya).get(f"/placement/{placement.pk}/records/"))
        assert ("Observation 1" in shown, "in a few words" in shown) == (True, False)

    def test_the_tutor_sees_that_a_supervision_was_held_and_not_what_was_said(self, as_person, placement, supervision, sam):
        listed = words_on(as_person(sam).get(f"/placement/{placement.pk}/records/"))
        assert ("Supervision 1" in listed, as_person(sam).get(PAGE.format(supervision.pk)).status_code) == (True, 403)

    def test_a_supervisor_who_does_not_observe_finds_nothing(self, as_person, placement, observation, marek, priya):
        add_person(placement=placement, person=marek, part=Part.ON_SITE_SUPERVISOR, by=priya)
        led = (
            make_record(placement, lead=Part.ON_SITE_SUPERVISOR) if placement.people.filter(part=Part.ON_SITE_SUPERVISOR) else None
        )
        assert [as_person(marek).get(PAGE.format(one.pk)).status_code for one in (observation, led)] == [404, 200]

    def test_a_panel_member_finds_the_record_and_not_the_placement(self, as_person, placement, elin, priya):
        signed, open_one = make_signed(placement), make_record(placement)
        add_person(placement=placement, person=elin, part=Part.PANEL_MEMBER, by=priya)
        pages = [
            PAGE.format(signed.pk),
            PAGE.format(open_one.pk),
            f"/placement/{placement.pk}/",
            f"/placement/{placement.pk}/evidence/",
        ]
        assert [as_person(elin).get(page).status_code for page in pages] == [200, 404, 404, 404]

    def test_joan_loses_it_when_her_part_ends_and_her_words_stay(self, as_person, placement, joan, amara, priya):
        signed = make_signed(placement)
        end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=timezone.localdate() - timedelta(days=1))
        assert as_person(joan).get(PAGE.format(signed.pk)).status_code == 404
        assert "Joan Pritchard" in words_on(as_person(amara).get(PAGE.format(signed.pk)))


class TestFinishing:
    def test_what_is_missing_is_named_and_leads_to_its_box(self, as_person, observation, amara):
        writes(observation, "student-before", Part.STUDENT, finished=False, **plan("Listen"))
        client = as_person(amara)
        shown = client.post(f"{PAGE.format(observation.pk)}finish/student-before/", follow=True)
        assert "Answer “Consent”" in words_on(shown)
        assert 'href="#id_consent-how"' in shown.content.decode()

    def test_finishing_twice_is_one_decision(self, placement, observation):
        record = writes(observation, "student-before", Part.STUDENT)
        section, by = section_of(record, "student-before"), placement.person_as(Part.STUDENT)
        assert finish_part(record=record, section=section, by=by) == finish_part(record=record, section=section, by=by)

    def test_a_change_opens_the_part_again(self, placement, observation):
        record = writes(observation, "student-before", Part.STUDENT)
        writes(record, "student-before", Part.STUDENT, finished=False, **plan("Another"))
        assert moves(record)[0] == ("Amara", "Before the visit")

    def test_nobody_finishes_a_part_of_somebody_else(self, placement, observation):
        with pytest.raises(NotYours):
            finish_part(record=observation, section=section_of(observation, "observer-after"), by=placement.person_as(Part.STUDENT))

    def test_an_empty_part_is_not_finished(self, placement, observation):
        with pytest.raises(Missing):
            finish_part(record=observation, section=section_of(observation, "student-before"), by=placement.person_as(Part.STUDENT))

    def test_looking_back_waits_for_the_observer_and_can_be_written_before(self, placement, observation):
        writes(observation, "student-before", Part.STUDENT)
        with pytest.raises(WaitsFor):
            writes(observation, "student-after", Part.STUDENT)
        record = writes(observation, "student-after", Part.STUDENT, finished=False)
        assert moves(record) == [("Joan", "What the observer saw")]

    def test_opening_again_is_possible_until_it_is_put_forward(self, placement):
        record = make_put_forward(placement)
        with pytest.raises(IllegalMove):
            reopen_part(record=record, section=section_of(record, "student-before"), by=placement.person_as(Part.STUDENT))


class TestWhoseTurn:
    def test_the_next_move_goes_round(self, placement, observation):
        seen = [moves(observation)]
        for section, part in (
            ("student-before", Part.STUDENT),
            ("observer-after", Part.PRACTICE_EDUCATOR),
            ("student-after", Part.STUDENT),
        ):
            seen.append(moves(writes(observation, section, part)))
        put_forward(record=fresh(observation), by=placement.person_as(Part.STUDENT))
        seen.append(moves(observation))
        signs_record(observation, Part.STUDENT)
        seen.append(moves(observation))
        assert seen == [
            [("Amara", "Before the visit"), ("Joan", "What the observer saw")],
            [("Joan", "What the observer saw")],
            [("Amara", "Looking back")],
            [("Amara", "put it forward"), ("Joan", "put it forward")],
            [("Amara", "sign"), ("Joan", "sign")],
            [("Joan", "sign")],
        ]

    def test_the_list_says_it_to_each(self, as_person, placement, observation, amara, joan):
        writes(observation, "student-before", Part.STUDENT)
        page = f"/placement/{placement.pk}/records/"
        assert ["Waiting for Joan" in words_on(as_person(amara).get(page)), "Your turn" in words_on(as_person(joan).get(page))] == [
            True,
            True,
        ]


class TestDefinitions:
    def test_a_record_keeps_the_version_it_was_begun_with(self, placement, observation, priya, programme):
        old = observation.template
        field = next(one for one in FormTemplate.objects.with_fields().get(pk=old.pk).fields_in_order if one.key == "plan")
        change = FieldChange(label="What will you do?", help="", hidden=False, order=1, words=50)
        publish_form(template=old, programme=programme, title=old.title, changes={field.pk: change}, by=priya)
        labels = [
            next(one.label for one in record.template.fields_in_order if one.key == "plan")
            for record in (fresh(observation), make_record_of_newest(placement))
        ]
        assert labels == ["Your plan", "What will you do?"]

    def test_loading_again_changes_nothing(self, db, observation):
        before = list(FormTemplate.objects.values_list("pk", flat=True))
        call_command("load_forms", verbosity=0)
        assert list(FormTemplate.objects.values_list("pk", flat=True)) == before


def make_record_of_newest(placement):
    template = next(
        one for one in FormTemplate.objects.for_programme(placement.cohort.programme_id) if one.key == "direct_observation"
    )
    by, lead = placement.person_as(Part.STUDENT), placement.person_as(Part.PRACTICE_EDUCATOR)
    return fresh(begin_record(placement=placement, template=template, by=by, lead=lead, key=uuid4()))


class TestQueries:
    @pytest.mark.parametrize("records", [1, 3])
    def test_the_list(self, as_person, placement, amara, records, django_assert_num_queries):
        for _ in range(records):
            writes(make_record(placement), "student-before", Part.STUDENT)
        client = as_person(amara)
        with django_assert_num_queries(15):
            client.get(f"/placement/{placement.pk}/records/")

    @pytest.mark.parametrize("full", [False, True])
    def test_one_record(self, as_person, placement, observation, amara, full, django_assert_num_queries):
        if full:
            write_all(observation)
        client = as_person(amara)
        with django_assert_num_queries(11):
            client.get(PAGE.format(observation.pk))


def test_every_move_leaves_who_when_and_an_audit_entry(placement):
    record = make_signed(placement)
    amend(record=record, by=placement.person_as(Part.STUDENT), comment="The day was wrong.")
    said = [decision.move for decision in fresh(record).decisions.all()]
    assert said == ["begin", "finish_part", "finish_part", "finish_part", "put_forward", "sign", "sign_last", "amend"]
    written = Entry.objects.filter(verb__startswith="record.", subject_pk=str(record.pk)).exclude(verb="record.save")
    assert [entry.verb for entry in written.order_by("pk")] == [f"record.{move}" for move in said]
