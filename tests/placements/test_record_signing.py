"""Signing a record: what is signed, once, in a chain that shows every change; corrections ask everybody again."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from history.append_only import guard_lifted
from history.outbox import drain
from history.transitions import IllegalMove
from placements.actions.placement import add_person, complete
from placements.actions.record import NotYours, WaitsFor, save_answers
from placements.actions.record_signing import AnotherFirst, amend, put_forward, take_back, undo_sign
from placements.actions.sign_off import Stale, TooLate
from placements.models import Method, Signature
from placements.models.record_progress import Progress
from placements.rules import Part
from placements.states import RECORD_MOVES, RecordState
from tests.factories.placements import make_request, signs
from tests.factories.records import fresh, make_put_forward, make_record, make_signed, section_of, signs_record, write_all, writes
from tests.placements.pages import hidden, words_on

KEPT = ("recordanswer", "recordversion", "recorddecision", "formfield", "formsection", "formtemplate")
PAGE = "/placement/records/{}/"


def verify():
    out = StringIO()
    try:
        call_command("verify_signatures", stdout=out)
    except CommandError:
        return out.getvalue(), False
    return out.getvalue(), True


class TestSigning:
    def test_what_is_signed_is_what_stood_on_the_page(self, placement, joan):
        signed = make_put_forward(placement)
        facts = signs_record(signed, Part.PRACTICE_EDUCATOR, comment="A pleasure.").facts
        assert (facts["format"], facts["record"], facts["stance"], facts["comment"]) == (3, signed.pk, "agrees", "A pleasure.")
        assert facts["content"] == signed.versions.get().content
        assert facts["signer"] == {"person": joan.pk, "name": "Joan Pritchard", "part": "practice_educator", "address": joan.email}
        assert facts["statement"] == signed.statement

    def test_records_and_evidence_stand_in_one_chain(self, placement):
        first = signs(make_request(placement))
        second = signs_record(make_put_forward(placement), Part.PRACTICE_EDUCATOR)
        assert (second.number, second.facts["previous"], verify()[1]) == (2, first.fingerprint, True)

    def test_the_last_signature_makes_it_signed(self, placement):
        record = make_put_forward(placement)
        signs_record(record, Part.STUDENT)
        between = fresh(record).state
        signs_record(record, Part.PRACTICE_EDUCATOR)
        assert (between, fresh(record).state) == (RecordState.TO_SIGN, RecordState.SIGNED)

    def test_pressed_twice_it_is_one_signature(self, placement):
        record, key = make_put_forward(placement), uuid4()
        first = signs_record(record, Part.STUDENT, key=key)
        again, other = signs_record(record, Part.STUDENT, key=key), signs_record(record, Part.STUDENT)
        assert ([again, other], Signature.objects.count()) == ([first, first], 1)

    def test_received_and_does_not_agree_is_a_signature_with_words_beside(self, as_person, placement, amara):
        record = make_put_forward(placement)
        client, address = as_person(amara), f"{PAGE.format(record.pk)}sign/"
        shown = client.get(address)
        form = {name: hidden(shown, name) for name in ("version_seen", "request_key")} | {"stance": "received"}
        assert "Say in a few words what you do not agree with." in words_on(client.post(address, form))
        client.post(address, form | {"comment": "I asked him twice."})
        signs_record(record, Part.PRACTICE_EDUCATOR)
        after = words_on(client.get(PAGE.format(record.pk)))
        assert ("I have received it and do not agree" in after, "I asked him twice." in after, fresh(record).state) == (
            True,
            True,
            "signed",
        )

    def test_nothing_is_chosen_beforehand(self, as_person, placement, amara):
        record = make_put_forward(placement)
        page = as_person(amara).get(f"{PAGE.format(record.pk)}sign/")
        assert ("checked" in page.content.decode(), Signature.objects.count()) == (False, 0)

    def test_a_page_that_is_older_than_the_record_signs_nothing(self, as_person, placement, amara):
        record = make_put_forward(placement)
        client, address = as_person(amara), f"{PAGE.format(record.pk)}sign/"
        shown = client.get(address)
        form = {name: hidden(shown, name) for name in ("version_seen", "request_key")} | {"stance": "agrees", "comment": "Yes."}
        take_back(record=record, by=placement.person_as(Part.PRACTICE_EDUCATOR), comment="A day is wrong.")
        writes(record, "observer-after", Part.PRACTICE_EDUCATOR, description={"answer": "Another"})
        put_forward(record=fresh(record), by=placement.person_as(Part.STUDENT))
        met = client.post(address, form)
        assert (met.status_code, "Please read it again" in words_on(met), "Yes." in words_on(met), Signature.objects.count()) == (
            409,
            True,
            True,
            0,
        )

    @pytest.mark.parametrize(("who", "status"), [("sam", 403), ("priya", 403), ("tom", 404), ("carol", 404), ("ruth", 404)])
    def test_nobody_else_signs(self, as_person, cast, placement, who, status):
        record = make_put_forward(placement)
        pages = ("sign/", "take-back/", "correct/", "withdraw/", "undo/", "put-forward/")
        form = {"stance": "agrees", "version_seen": record.version, "request_key": uuid4(), "comment": "x"}
        assert {as_person(cast[who]).post(f"{PAGE.format(record.pk)}{page}", form).status_code for page in pages} == {status}
        assert fresh(record).state == RecordState.TO_SIGN

    def test_a_form_with_an_order_is_signed_in_it(self, placement, priya):
        placement.state = complete(placement=placement, by=priya).state
        record = make_record(placement, "final_report", by=Part.PRACTICE_EDUCATOR)
        put_in_state(record, RecordState.TO_SIGN)
        with pytest.raises(AnotherFirst):
            signs_record(record, Part.STUDENT)

    def test_the_statement_and_the_content_hold_no_field_that_a_signer_may_not_read(self, placement):
        record = make_record(placement)
        hidden_from = [
            (one.key, someone.part)
            for one in record.template.fields_in_order
            for someone in record.signers
            if not one.is_shown_to({someone.part})
        ]
        assert hidden_from == []


def put_in_state(record, state):
    record = fresh(record)
    record.versions.create(number=record.version, content={"sections": []})
    type(record).objects.filter(pk=record.pk).update(state=state)


class TestStandingStill:
    def test_what_waits_or_is_signed_cannot_be_written_in(self, placement):
        for record in (make_put_forward(placement), make_signed(placement)):
            section = section_of(record, "student-before")
            with pytest.raises(IllegalMove):
                save_answers(
                    record=record,
                    section=section,
                    by=placement.person_as(Part.STUDENT),
                    values={"plan": {"answer": "Late"}},
                    seen=10**9,
                )

    def test_a_late_save_keeps_what_was_typed_on_the_page(self, as_person, placement, amara):
        record = make_signed(placement)
        address = f"{PAGE.format(record.pk)}write/student-before/"
        form = {"draft_id": uuid4(), "draft_version": 0, "seen": 10**6, "plan-answer": "My late words"}
        shown = words_on(as_person(amara).post(address, form))
        assert ("nothing in it can change" in shown, "My late words" in shown) == (True, True)

    def test_it_is_put_forward_once_every_part_is_finished(self, placement, observation):
        writes(observation, "student-before", Part.STUDENT)
        with pytest.raises(WaitsFor):
            put_forward(record=fresh(observation), by=placement.person_as(Part.STUDENT))

    @pytest.mark.parametrize("table", KEPT)
    @pytest.mark.parametrize("change", ["UPDATE placements_{} SET id = id"])
    def test_the_database_refuses_to_change_what_was_kept(self, placement, table, change):
        make_signed(placement)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))


class TestAfterwards:
    def test_a_correction_is_a_new_version_and_asks_everybody_again(self, as_person, placement, amara):
        record = make_signed(placement)
        before = record.version
        amend(record=record, by=placement.person_as(Part.STUDENT), comment="The day was wrong.")
        writes(record, "student-before", Part.STUDENT, plan={"answer": "The right day"})
        put_forward(record=fresh(record), by=placement.person_as(Part.STUDENT))
        assert {one.part for one in Progress(fresh(record)).still_to_sign} == {Part.STUDENT, Part.PRACTICE_EDUCATOR}
        signs_record(record, Part.STUDENT)
        signs_record(record, Part.PRACTICE_EDUCATOR)
        old = words_on(as_person(amara).get(f"{PAGE.format(record.pk)}version/{before}/"))
        assert ("The right day" in old, old.count("fingerprint"), fresh(record).state, verify()[1]) == (False, 2, "signed", True)

    def test_joan_takes_her_signature_back_within_a_quarter_of_an_hour(self, placement):
        record = make_signed(placement)
        undone = undo_sign(record=record, by=placement.person_as(Part.PRACTICE_EDUCATOR), method=Method.SIGNED_IN)
        assert (fresh(record).state, undone.facts["undoes"] is None, verify()[1]) == ("to_sign", False, True)
        assert [one.part for one in Progress(fresh(record)).still_to_sign] == [Part.PRACTICE_EDUCATOR]

    def test_and_not_later(self, placement):
        record = make_signed(placement)
        with time_machine.travel(timezone.now() + timedelta(minutes=16)), pytest.raises(TooLate):
            undo_sign(record=record, by=placement.person_as(Part.PRACTICE_EDUCATOR), method=Method.SIGNED_IN)

    def test_nobody_takes_back_a_signature_they_did_not_make(self, placement):
        record = make_put_forward(placement)
        signs_record(record, Part.STUDENT)
        with pytest.raises(NotYours):
            undo_sign(record=record, by=placement.person_as(Part.PRACTICE_EDUCATOR), method=Method.SIGNED_IN)

    def test_withdrawing_what_is_signed_is_a_signature_of_its_own_and_takes_nothing_away(self, as_person, placement, amara):
        record = make_signed(placement)
        as_person(amara).post(f"{PAGE.format(record.pk)}withdraw/", {"comment": "It was another visit."})
        shown = words_on(as_person(amara).get(PAGE.format(record.pk)))
        assert (fresh(record).state, Signature.objects.count(), verify()[1]) == ("withdrawn", 3, True)
        assert ("doesn’t count" in shown, "It was another visit." in shown, "Your plan" in shown) == (True, True, True)

    @pytest.mark.parametrize("move", RECORD_MOVES.moves)
    def test_nothing_leads_out_of_withdrawn(self, move):
        with pytest.raises(IllegalMove):
            RECORD_MOVES.target(move, state=RecordState.WITHDRAWN)

    def test_the_others_are_told_whose_turn_it_is_and_never_what_was_written(self, placement, observation, joan, mailoutbox):
        writes(observation, "student-before", Part.STUDENT, plan={"answer": "Secret words"}, finished=False)
        writes(observation, "student-before", Part.STUDENT)
        drain(worker="test")
        told = mailoutbox[-1]
        assert (told.to, told.subject, "Secret words" in told.body) == (
            [joan.email],
            "Amara: Observation 1, your turn",
            False,
        )


TAMPERED = {
    "what was put forward": "UPDATE placements_recordversion SET content = '{}' WHERE record_id = %s",
    "what was said": "UPDATE placements_recorddecision SET stance = 'received' WHERE record_id = %s AND move = 'sign'",
    "the comment": "UPDATE placements_recorddecision SET comment = 'No' WHERE record_id = %s AND move = 'sign'",
    "the time": "UPDATE placements_recorddecision SET at = '2026-01-01 09:00:00+00:00' WHERE record_id = %s AND move = 'sign'",
    "its state": "UPDATE placements_record SET state = 'to_sign', signed_at = NULL WHERE id = %s",
    "when it was signed": "UPDATE placements_record SET signed_at = '2026-01-01 09:00:00+00:00' WHERE id = %s",
    "its version": "UPDATE placements_record SET version = 99 WHERE id = %s",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_one_change_is_found_and_only_that_record_is_named(placement, what):
    make_signed(placement)
    touched, other = make_signed(placement), make_signed(placement)
    with guard_lifted(), connection.cursor() as cursor:
        cursor.execute(TAMPERED[what], [touched.pk])
    lines, passed = verify()
    assert (passed, f"record {touched.pk}" in lines, f"record {other.pk}" in lines) == (False, True, False)


def test_somebody_with_two_parts_signs_once(placement, joan, priya):
    add_person(placement=placement, person=joan, part=Part.ON_SITE_SUPERVISOR, by=priya, starts=placement.starts)
    record = write_all(make_record(placement))
    assert [(one.person, one.part) for one in record.signers] == [(placement.student, Part.STUDENT), (joan, Part.PRACTICE_EDUCATOR)]


def test_an_undone_page_signs_nothing_again(placement):
    record, key = make_put_forward(placement), uuid4()
    signs_record(record, Part.STUDENT, key=key)
    undo_sign(record=record, by=placement.person_as(Part.STUDENT), method=Method.SIGNED_IN)
    with pytest.raises(Stale):
        signs_record(record, Part.STUDENT, key=key)
