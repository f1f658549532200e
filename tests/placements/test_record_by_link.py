"""A record that waits for somebody's signature, from a mailed link: read, signed, undone, answered otherwise."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from history.models import Reading
from history.outbox import drain
from placements.models import Desk, PlacementPerson, RecordDecision, RuleSet, Signature
from placements.rules import Part
from tests.factories.placements import make_request
from tests.factories.records import fresh, make_put_forward, make_signed
from tests.placements.pages import hidden, words_on

QUERIES = 14  # of the desk, however much waits on it


@pytest.fixture
def record(placement):
    return make_put_forward(placement)


@pytest.fixture
def page(record):
    return page_of(record)


def page_of(record, name=""):
    return reverse(
        f"placements:record_by_link{name}", args=[Desk.objects.get(person__name__startswith="Joan").link.token, record.pk]
    )


def sends(client, page, **answers):
    shown = client.get(page)
    form = {name: hidden(shown, name) for name in ("version_seen", "request_key")} | {"stance": "agrees"} | answers
    return client.post(page, form, follow=True), form


def test_the_mail_leads_to_it_and_opening_it_signs_nothing_but_is_noted(client, record, page, joan, amara):
    drain(worker="test")
    *_, invitation = [one for one in mail.outbox if one.to == [joan.email]]
    assert page in invitation.body
    for _ in range(2):
        client.head(page)
        shown = client.get(page)
    assert ("No account, no password." in words_on(shown), "checked" in shown.content.decode()) == (True, False)
    assert (Signature.objects.count(), Reading.objects.filter(author=amara.pk, reader=joan.pk).count()) == (0, 2)


def test_it_is_signed_once_however_often_it_is_sent_with_a_receipt_to_the_bound_address(client, record, page, joan):
    drain(worker="test")
    mail.outbox.clear()
    shown, form = sends(client, page)
    client.post(page, form)
    facts = Signature.objects.get().facts
    assert (facts["method"], facts["signer"]["address"], facts["content"]["title"]) == ("link", joan.email, record.title)
    assert "You signed" in words_on(shown)
    drain(worker="test")
    [receipt] = [one for one in mail.outbox if one.to == [joan.email]]
    assert Signature.objects.get().short_fingerprint in receipt.body


def test_a_signature_can_be_taken_back_from_the_same_page(client, record, page):
    sends(client, page)
    shown = client.post(page_of(record, "_undo"), follow=True)
    assert ("waits for your signature" in words_on(shown), Signature.objects.count()) == (True, 2)


def test_without_a_choice_nothing_is_signed_and_the_comment_stays(client, page):
    shown, _ = sends(client, page, stance="", comment="I asked him twice.")
    assert ("Nothing has been signed." in words_on(shown), "I asked him twice." in words_on(shown)) == (True, True)
    assert not Signature.objects.exists()


def test_a_conversation_is_asked_for_in_two_steps_and_keeps_the_comment(client, record, page, amara, sam):
    drain(worker="test")
    mail.outbox.clear()
    asking = page_of(record, "_conversation")
    assert "Can we talk?" in words_on(client.post(asking, {"comment": "Can we talk?"}))
    assert not RecordDecision.objects.filter(move="need_conversation").exists()
    for _ in range(2):
        client.post(asking, {"comment": "Can we talk?", "sure": "yes"})
    drain(worker="test")
    assert RecordDecision.objects.filter(move="need_conversation").count() == 1
    assert sorted(one.to for one in mail.outbox) == sorted([[amara.email], [sam.email]])
    assert "waits for your signature" in words_on(client.get(page))


def test_not_mine_closes_it_for_them_and_tells_student_and_coordinator(client, record, page, amara, priya):
    drain(worker="test")
    mail.outbox.clear()
    assert "Is this not yours to sign?" in words_on(client.get(page_of(record, "_not_mine")))
    for _ in range(2):
        client.post(page_of(record, "_not_mine"), {"sure": "yes"})
    drain(worker="test")
    assert sorted(one.to for one in mail.outbox) == sorted([[amara.email], [priya.email]])
    assert "does not wait for you now" in words_on(client.get(page))
    desk = reverse("placements:desk_by_link", args=[Desk.objects.get().link.token])
    assert record.title not in words_on(client.get(desk))
    assert fresh(record).state == "to_sign"


def test_an_expired_link_offers_a_new_one_and_gives_back_what_was_typed(client, page):
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        met = client.post(page, {"stance": "agrees", "comment": "It was good."})
    assert (met.status_code, "Send me a new link" in words_on(met), "It was good." in words_on(met)) == (410, True, True)
    assert not Signature.objects.exists()


def test_the_right_ends_when_the_part_does_and_what_was_signed_stays(client, record, page):
    sends(client, page)
    PlacementPerson.objects.filter(part=Part.PRACTICE_EDUCATOR).update(ends=timezone.localdate() - timedelta(days=1))
    assert (client.get(page).status_code, Signature.objects.count()) == (410, 1)


def test_it_opens_nobody_elses_record(client, page, bens_placement):
    other = make_put_forward(bens_placement)
    assert client.get(page_of(other)).status_code == 410


def test_where_the_programme_asks_for_more_than_a_link_it_says_so_and_one_press_does_not_sign(client, record, page):
    RuleSet.objects.update(step_up=True)
    assert "a code is mailed to you first" in words_on(client.get(page))
    shown, _ = sends(client, page)
    assert "A code went to" in words_on(shown)
    assert not Signature.objects.exists()


def test_on_the_desk_it_stands_beside_evidence_and_one_press_signs_both(client, record, placement):
    evidence = make_request(placement)
    desk = reverse("placements:desk_by_link", args=[Desk.objects.get(person__name__startswith="Joan").link.token])
    body = client.get(desk).content.decode()
    assert ("2 things for you" in body, record.statement in body) == (True, True)
    seen = dict(re.findall(r'<input type="hidden" name="([er]\d[^"]*)" value="([^"]*)"', body))
    answers = seen | {f"e{evidence.pk}-judgement": "agree", f"r{record.pk}-stance": "agrees"}
    for _ in range(2):
        client.post(desk, answers)
    assert sorted(one.facts["format"] for one in Signature.objects.all()) == [2, 3]


def test_the_desk_costs_the_same_with_one_record_and_with_three(client, record, placement, django_assert_num_queries):
    desk = reverse("placements:desk_by_link", args=[Desk.objects.get(person__name__startswith="Joan").link.token])
    with django_assert_num_queries(QUERIES):
        client.get(desk)
    make_put_forward(placement), make_put_forward(placement)
    with django_assert_num_queries(QUERIES):
        assert "3 things for you" in words_on(client.get(desk))


def test_whoever_has_signed_already_finds_it_read_only(client, placement):
    record = make_signed(placement)
    assert "You signed Observation 1" in words_on(client.get(page_of(record)))
