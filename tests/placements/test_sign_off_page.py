"""Joan decides signed in: the same page, form and action as by the link."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from placements.actions.evidence import ask_for_sign_off, change_evidence, withdraw_request
from placements.models import Evidence, Signature
from tests.factories.placements import make_request, signs
from tests.placements.pages import filled, heading, words_on


@pytest.fixture
def page(request_to_joan):
    return f"/placement/evidence/{request_to_joan.pk}/sign-off/"


@pytest.fixture
def joans(as_person, joan):
    return as_person(joan)


def test_it_is_the_same_page(joans, client, page, request_to_joan):
    by_link = heading(client.get(f"/evidence/by-link/{request_to_joan.link.token}/"))
    assert heading(joans.get(page)) == by_link


def test_nothing_is_chosen(joans, page):
    assert re.findall(r'<input type="radio"[^>]*checked', joans.get(page).content.decode()) == []


def test_she_signs_as_somebody_signed_in(joans, page):
    joans.post(page, filled(joans, page, judgement="agree", comment="You let him lead."))
    assert (Signature.objects.get().method, Signature.objects.get().facts["method"]) == ("signed_in", "signed_in")


def test_without_an_answer_nothing_happens(joans, page):
    shown = joans.post(page, filled(joans, page, comment="You let him lead."))
    assert "Choose what you think: agree, partly or not yet." in words_on(shown)
    assert Evidence.objects.get().state == "waiting"


def test_the_receipt_offers_undo_and_the_next(joans, page, placement):
    make_request(placement, title="Another")
    shown = words_on(joans.post(page, filled(joans, page, judgement="agree"), follow=True))
    assert ("Undo" in shown, "Next (1 more)" in shown) == (True, True)


def test_undo_works_here_too(joans, page, request_to_joan):
    signs(request_to_joan)
    joans.post(f"{page}undo/")
    assert Evidence.objects.get().state == "waiting"


def test_a_page_opened_before_the_text_changed_is_refused_and_keeps_the_comment(joans, page, request_to_joan, amara):
    data = filled(joans, page, judgement="agree", comment="You let him lead.")
    withdraw_request(evidence=request_to_joan, by=amara)
    change_evidence(evidence=request_to_joan, by=amara, title="Changed", words="New words.", event_on=request_to_joan.event_on)
    ask_for_sign_off(evidence=request_to_joan, by=amara)
    shown = joans.post(page, data)
    assert (shown.status_code, "You let him lead." in words_on(shown)) == (409, True)
    assert not Signature.objects.exists()


def test_an_expired_request_cannot_be_decided_here_either(as_person, joan, joans, page):
    data = filled(joans, page, judgement="agree")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        shown = as_person(joan).post(page, data)
    assert (shown.status_code, heading(shown)) == (409, "This request has expired")
    assert not Signature.objects.exists()


@pytest.mark.parametrize("way", ["conversation", "return", "not-mine"])
def test_the_other_ways_out_ask_once_more(joans, page, way):
    assert joans.get(f"{page}{way}/").status_code == 200
    joans.post(f"{page}{way}/", {"comment": "About consent."})
    assert Evidence.objects.get().decisions.count() == 1


def test_once_it_is_decided_they_lead_back_to_the_receipt(joans, page, request_to_joan):
    signs(request_to_joan)
    assert joans.get(f"{page}not-mine/").headers["Location"] == page


def test_the_page_costs_the_same_with_one_request_and_with_three(joans, page, placement, django_assert_num_queries):
    with django_assert_num_queries(7):
        joans.get(page)
    for title in ("Two", "Three"):
        make_request(placement, title=title)
    with django_assert_num_queries(7):
        joans.get(page)
