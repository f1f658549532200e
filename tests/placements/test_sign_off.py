from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.models import Delivery, Entry
from history.transitions import IllegalMove
from placements.actions.evidence import ask_for_sign_off, change_evidence, expire_request, withdraw_request
from placements.actions.placement import add_person, end_person
from placements.actions.sign_off import (
    LinkClosed,
    NotTheirs,
    Stale,
    TooLate,
    ask_for_new_link,
    need_conversation,
    return_with_comments,
    say_not_mine,
    undo_sign_off,
)
from placements.models import Evidence, Judgement, Method, Signature
from placements.rules import Part
from tests.factories.placements import make_request, signs


def minutes_later(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def promised(kind):
    return Delivery.objects.filter(kind=f"placements.{kind}").count()


class TestSigning:
    def test_joan_signs_and_it_is_signed_off(self, request_to_joan):
        signature = signs(request_to_joan, comment="You let him lead.")
        request_to_joan.refresh_from_db()
        assert (request_to_joan.state, request_to_joan.signed_off_by) == ("signed_off", request_to_joan.asked_of)
        assert (signature.decision.comment, signature.decision.judgement) == ("You let him lead.", Judgement.AGREE)

    @pytest.mark.parametrize(("judgement", "status"), [("agree", "agreed"), ("partly", "partly"), ("not_yet", "not_yet")])
    def test_what_it_shows_follows_the_judgement(self, placement, judgement, status):
        evidence = make_request(placement, shows=("1", "6"))
        signs(evidence, judgement=Judgement(judgement))
        assert [(tag.status, tag.decided_by) for tag in evidence.tags.all()] == [(status, evidence.asked_of)] * 2

    def test_both_are_promised_a_receipt(self, request_to_joan, amara, joan):
        signs(request_to_joan)
        receipts = Delivery.objects.filter(kind="placements.receipt")
        assert {delivery.payload["to"] for delivery in receipts} == {amara.pk, joan.pk}

    def test_it_is_in_the_audit_log_without_the_comment(self, request_to_joan, joan):
        signs(request_to_joan, comment="You let him lead.")
        entry = Entry.objects.get(verb="evidence.sign_off")
        assert (entry.actor_pk, entry.details) == (str(joan.pk), {"version": request_to_joan.version})

    def test_the_same_request_twice_is_one_signature(self, request_to_joan):
        key = uuid4()
        assert signs(request_to_joan, key=key) == signs(request_to_joan, key=key)
        assert (Signature.objects.count(), promised("receipt")) == (1, 2)

    def test_a_second_page_is_told_that_it_is_decided(self, request_to_joan):
        signs(request_to_joan)
        with pytest.raises(IllegalMove):
            signs(request_to_joan, judgement=Judgement.NOT_YET)
        assert Signature.objects.get().decision.judgement == Judgement.AGREE

    def test_words_that_changed_after_the_page_was_opened_are_not_signed(self, request_to_joan, amara):
        seen = request_to_joan.version
        withdraw_request(evidence=request_to_joan, by=amara)
        change_evidence(evidence=request_to_joan, by=amara, title="Other", words="Other.", event_on=request_to_joan.event_on)
        ask_for_sign_off(evidence=request_to_joan, by=amara)
        with pytest.raises(Stale):
            signs(Evidence.objects.get(pk=request_to_joan.pk), version=seen)
        assert not Signature.objects.exists()

    @pytest.mark.parametrize("method", Method)
    def test_an_expired_request_is_not_signed_before_the_clock_has_swept_it(self, request_to_joan, method):
        with minutes_later(60 * 24 * 31), pytest.raises(LinkClosed):
            signs(request_to_joan, method=method)
        assert Evidence.objects.get().state == "waiting"

    def test_somebody_of_another_placement_signs_nothing(self, request_to_joan, bens_placement):
        request_to_joan.asked_of = bens_placement.person_as(Part.PRACTICE_EDUCATOR)
        with pytest.raises(NotTheirs):
            signs(request_to_joan)

    def test_nor_does_somebody_whose_part_has_ended(self, request_to_joan, priya):
        end_person(someone=request_to_joan.asked_of, by=priya, on=timezone.localdate() - timedelta(days=1))
        with pytest.raises(NotTheirs):
            signs(request_to_joan)

    def test_a_key_that_signed_something_else_signs_nothing(self, placement):
        key = uuid4()
        signs(make_request(placement), key=key)
        with pytest.raises(Stale):
            signs(make_request(placement), key=key)

    def test_who_and_when_stand_together_in_the_database(self, request_to_joan):
        with pytest.raises(IntegrityError), transaction.atomic():
            Evidence.objects.filter(pk=request_to_joan.pk).update(signed_off_at=timezone.now())


class TestUndoing:
    def test_after_14_minutes_it_is_undone_and_both_records_stay(self, request_to_joan):
        first = signs(request_to_joan)
        with minutes_later(14):
            second = undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)
        request_to_joan.refresh_from_db()
        assert (request_to_joan.state, request_to_joan.signed_off_at, request_to_joan.signed_off_by) == ("waiting", None, None)
        assert list(request_to_joan.placement.signatures.all()) == [first, second]
        assert second.facts["undoes"] == first.fingerprint

    def test_claims_are_open_again(self, request_to_joan):
        signs(request_to_joan)
        undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)
        assert [(tag.status, tag.decided_at) for tag in request_to_joan.tags.all()] == [("claimed", None)]

    def test_after_16_minutes_it_stands(self, request_to_joan):
        signs(request_to_joan)
        with minutes_later(16), pytest.raises(TooLate):
            undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)
        assert Evidence.objects.get().state == "signed_off"

    def test_only_the_person_who_signed_may_undo(self, request_to_joan, tom, priya):
        signs(request_to_joan)
        toms = add_person(placement=request_to_joan.placement, person=tom, part=Part.PRACTICE_EDUCATOR, by=priya)
        with pytest.raises(NotTheirs):
            undo_sign_off(evidence=request_to_joan, by=toms, method=Method.SIGNED_IN)

    def test_the_student_is_told(self, request_to_joan):
        signs(request_to_joan)
        undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)
        assert promised("sign_off_undone") == 1

    def test_she_may_sign_again_with_another_answer(self, request_to_joan):
        signs(request_to_joan)
        undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)
        signs(request_to_joan, judgement=Judgement.PARTLY, comment="Say who decided.")
        assert [tag.status for tag in request_to_joan.tags.all()] == ["partly"]


class TestOtherAnswers:
    def test_a_conversation_leaves_the_request_open(self, request_to_joan):
        need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        assert Evidence.objects.get().state == "waiting"
        assert request_to_joan.link.is_open()

    def test_asking_twice_for_a_conversation_tells_people_once(self, request_to_joan):
        first = need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        again = need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        assert (again, promised("conversation_wanted")) == (first, 1)

    def test_something_new_to_say_is_told_again(self, request_to_joan):
        for comment in ("About consent.", "About consent.", "And about notes."):
            need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of, comment=comment)
        assert promised("conversation_wanted") == 2

    def test_after_a_conversation_she_may_sign(self, request_to_joan):
        need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        signs(request_to_joan)
        assert Evidence.objects.get().state == "signed_off"

    def test_not_hers_closes_the_link_and_tells_others(self, request_to_joan):
        say_not_mine(evidence=request_to_joan, by=request_to_joan.asked_of)
        request_to_joan.link.refresh_from_db()
        assert (Evidence.objects.get().state, request_to_joan.link.is_open(), promised("not_theirs")) == ("draft", False, 1)

    def test_returned_evidence_is_not_signed(self, request_to_joan):
        return_with_comments(evidence=request_to_joan, by=request_to_joan.asked_of, comment="Say more.")
        assert (Signature.objects.count(), promised("evidence_returned")) == (0, 1)

    def test_a_new_link_is_asked_for_once_a_day(self, request_to_joan, joan):
        expire_request(evidence=request_to_joan)
        ask_for_new_link(evidence=request_to_joan, by=joan)
        ask_for_new_link(evidence=request_to_joan, by=joan)
        assert promised("new_link_wanted") == 1
