"""Two people, two devices or two presses at the same moment: what only a database with row locks can show."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from history.models import Delivery
from history.transitions import IllegalMove
from placements.actions.asking import ask_checked
from placements.actions.evidence import ask_for_sign_off, start_evidence, withdraw_request
from placements.actions.sign_off import undo_sign_off
from placements.actions.verify import verify_placement
from placements.models import Evidence, Judgement, Method, Signature
from placements.models.evidence_check import checked_evidence
from placements.models.page_seen import PageSeen
from tests.factories.placements import make_evidence, make_request, signs
from writing.models import Check

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts):
    """Start all of them at the same moment, each on a connection of its own; return what each gave or raised."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - the refusal is the answer
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def fresh(evidence):
    return Evidence.objects.get(pk=evidence.pk)


def test_one_form_sent_ten_times_is_one_signature(request_to_joan):
    key = uuid4()
    answers = at_once(*[lambda: signs(fresh(request_to_joan), key=key)] * 10)
    assert len({answer.pk for answer in answers}) == 1
    assert (Signature.objects.count(), Delivery.objects.filter(kind="placements.receipt").count()) == (1, 2)


def test_ten_pages_with_different_answers_are_one_signature_and_nine_refusals(request_to_joan):
    acts = [lambda judgement=judgement: signs(fresh(request_to_joan), judgement=judgement) for judgement in [*Judgement] * 3]
    answers = at_once(*acts)
    assert sorted(type(answer).__name__ for answer in answers) == ["IllegalMove"] * 8 + ["Signature"]


def test_signatures_under_different_evidence_of_one_placement_make_one_chain(placement):
    asked = [make_request(placement, title=f"Number {number}") for number in range(6)]
    at_once(*[lambda evidence=evidence: signs(fresh(evidence)) for evidence in asked])
    assert [signature.number for signature in placement.signatures.order_by("number")] == [1, 2, 3, 4, 5, 6]
    assert list(verify_placement(placement)) == []


def test_signing_and_withdrawing_at_once_leave_one_of_the_two(request_to_joan):
    acts = [lambda: signs(fresh(request_to_joan)), lambda: withdraw_request(evidence=request_to_joan, by=request_to_joan.author)]
    answers = at_once(*acts)
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert ([type(one) for one in refused], fresh(request_to_joan).state in {"signed_off", "draft"}) == ([IllegalMove], True)
    assert list(verify_placement(request_to_joan.placement)) == []


def test_two_undos_at_once_are_one(request_to_joan):
    signs(request_to_joan)
    undo = lambda: undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)  # noqa: E731
    answers = at_once(undo, undo)
    assert sorted(type(answer).__name__ for answer in answers) == ["IllegalMove", "Signature"]


def test_asking_twice_at_once_asks_once(placement):
    evidence = make_evidence(placement)
    at_once(*[lambda: ask_for_sign_off(evidence=evidence, by=evidence.author)] * 4)
    assert Delivery.objects.filter(kind="placements.sign_off_asked").count() == 1


def test_asking_twice_at_once_mends_the_words_once(placement, joan):
    evidence = make_evidence(placement, words="His mum rang me on 07700 900123.")
    checked = checked_evidence(evidence, author=evidence.author, reader=joan)
    given = {"version_seen": evidence.version, "checked": checked, "choices": {one.key: "her phone" for one in checked.pointed}}
    answers = at_once(*[lambda: ask_checked(evidence=fresh(evidence), by=evidence.author, **given)] * 4)
    assert sorted(type(answer).__name__ for answer in answers) == ["EvidenceDecision"] + ["IllegalMove"] * 3
    assert (fresh(evidence).version, Check.objects.count(), Delivery.objects.count()) == (evidence.version + 1, 1, 1)


def test_a_page_sent_five_times_begins_one_piece_of_evidence(placement):
    page, student = PageSeen(key=uuid4()), placement.student
    begin = lambda: start_evidence(  # noqa: E731
        placement=placement, by=student, title="The ramp", words="I waited.", event_on=placement.starts, page=page
    )
    answers = at_once(*[begin] * 5)
    assert len({answer.pk for answer in answers}) == 1


def test_a_request_made_meanwhile_waits_its_turn(placement):
    first, second = make_request(placement, title="One"), make_request(placement, title="Two")
    at_once(lambda: signs(fresh(first)), lambda: signs(fresh(second)))
    assert {evidence.state for evidence in placement.evidence.all()} == {"signed_off"}
