"""Records of high stakes: a link or a session alone signs nothing. A code with the name, a passkey or an authenticator app does."""

import re
import time
from datetime import timedelta

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.contrib.auth import get_user
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from history.outbox import drain
from placements.actions.sign_code import NotProven
from placements.models import Desk, RuleSet, Signature, SignCode
from placements.rules import Part
from tests.factories.records import make_put_forward, signs_record
from tests.placements.pages import hidden, words_on


@pytest.fixture
def record(placement):
    record = make_put_forward(placement)
    RuleSet.objects.update(step_up_forms=["direct_observation"])
    drain(worker="test")
    mail.outbox.clear()
    return record


@pytest.fixture
def by_link(record):
    return reverse("placements:record_by_link", args=[Desk.objects.get(person__name__startswith="Joan").link.token, record.pk])


@pytest.fixture
def signed_in(record):
    return reverse("placements:record_sign", args=[record.pk])


SAID = {"stance": "agrees", "comment": "You let her lead."}


def presses(client, page, **more):
    shown = client.get(page)
    form = {name: hidden(shown, name) for name in ("version_seen", "request_key")} | {
        "stance": "agrees",
        "comment": "You let her lead.",
    }
    return client.post(page, form | more, follow=True), form


def code_in_the_mail():
    drain(worker="test")
    return re.search(r"is (\d{6})\.", mail.outbox[-1].body)[1]


def shows(client, how):
    """As allauth keeps it in the session of somebody who has just used this."""
    session = client.session
    session["account_authentication_methods_user"] = user_id_to_str(get_user(client))
    session["account_authentication_methods"] = [{"method": "mfa", "type": how, "reauthenticated": True, "at": time.time()}]
    session.save()


def test_the_first_press_keeps_the_answer_and_mails_a_code_to_joan_alone(client, record, by_link, joan):
    shown, _ = presses(client, by_link)
    assert ("A code went to" in words_on(shown), "You let her lead." in words_on(shown), Signature.objects.count()) == (
        True,
        True,
        0,
    )
    code_in_the_mail()
    assert [one.to for one in mail.outbox] == [[joan.email]]
    assert f"{record.title} of Amara Osei" in mail.outbox[-1].body


def test_with_the_code_and_her_name_it_is_signed_once(client, by_link):
    _, form = presses(client, by_link)
    told = {"code": code_in_the_mail(), "name": "joan  pritchard"}
    for _ in range(2):
        client.post(by_link, form | told)
    facts = Signature.objects.get().facts
    assert (facts["method"], SignCode.objects.get().used_at is not None) == ("code", True)


@pytest.mark.parametrize("wrong", [{"code": "000 000"}, {"name": "Somebody Else"}])
def test_another_code_or_name_signs_nothing_and_keeps_the_comment(client, by_link, wrong):
    _, form = presses(client, by_link)
    told = {"code": code_in_the_mail(), "name": "Joan Pritchard"} | wrong
    shown = client.post(by_link, form | told)
    assert (Signature.objects.count(), "You let her lead." in words_on(shown)) == (0, True)


def test_on_the_desk_it_has_a_page_of_its_own(client, record, by_link):
    desk = client.get(by_link.split("record/")[0])
    assert ("it has a page of its own" in words_on(desk), by_link in desk.content.decode()) == (True, True)


def test_somebody_signed_in_types_a_code_too(as_person, signed_in, joan):
    shown, _ = presses(as_person(joan), signed_in)
    assert ("A code went to" in words_on(shown), Signature.objects.count()) == (True, 0)


@pytest.mark.parametrize(("how", "method"), [("webauthn", "passkey"), ("totp", "app")])
def test_a_passkey_or_an_app_used_a_moment_ago_signs_with_one_press(as_person, signed_in, joan, how, method):
    joans = as_person(joan)
    shows(joans, how)
    assert "You have just shown that it is you" in words_on(joans.get(signed_in))
    presses(joans, signed_in)
    assert (Signature.objects.get().method, SignCode.objects.count()) == (method, 0)


def test_a_passkey_used_six_minutes_ago_is_not_enough(as_person, signed_in, joan, time_machine):
    joans = as_person(joan)
    shows(joans, "webauthn")
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    shown, _ = presses(joans, signed_in)
    assert ("A code went to" in words_on(shown), Signature.objects.count()) == (True, 0)


def test_a_programme_that_takes_codes_only_takes_no_passkey(as_person, signed_in, joan):
    RuleSet.objects.update(proofs=["code"])
    joans = as_person(joan)
    shows(joans, "webauthn")
    presses(joans, signed_in)
    assert Signature.objects.count() == 0


def test_a_passkey_shown_in_a_session_says_nothing_of_a_link(as_person, by_link, joan):
    joans = as_person(joan)
    shows(joans, "webauthn")
    shown, _ = presses(joans, by_link)
    assert ("A code went to" in words_on(shown), Signature.objects.count()) == (True, 0)


def test_the_action_itself_asks_for_it(record):
    with pytest.raises(NotProven):
        signs_record(record, Part.PRACTICE_EDUCATOR)


def test_forms_that_the_programme_does_not_name_are_signed_as_before(record):
    RuleSet.objects.update(step_up_forms=["final_report"])
    signs_record(record, Part.PRACTICE_EDUCATOR)
    assert Signature.objects.get().method == "signed_in"
