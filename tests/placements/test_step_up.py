"""Where the rule set asks for more than the link: a fresh code to the bound address, and the name typed in full."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from history.outbox import drain
from placements.actions.sign_code import NotProven
from placements.actions.sign_off import sign_off
from placements.models import Judgement, Method, Proof, RuleSet, Signature, SignCode
from placements.models.judgement import Besides
from tests.factories.placements import make_request, signs
from tests.placements.pages import filled, words_on


@pytest.fixture
def strict(placement):
    RuleSet.objects.update(step_up=True)
    return make_request(placement)


@pytest.fixture
def page(strict):
    return f"/evidence/by-link/{strict.link.token}/"


def asked(client, page):
    """Choose an answer and press Sign; return what the next page would send, and the code from the mail."""
    shown = client.post(page, filled(client, page, judgement="agree", comment="You let him lead."))
    drain(worker="test")
    code = re.search(r"is (\d{6})\.", mail.outbox[-1].body)[1]
    kept = {
        name: re.search(rf'name="{name}" value="([^"]*)"', shown.content.decode())[1] for name in ("version_seen", "request_key")
    }
    return shown, kept | {"judgement": "agree", "comment": "You let him lead.", "name": "joan  pritchard"}, code


def test_the_first_press_signs_nothing_keeps_the_answer_and_sends_a_code_to_her_own_address(client, page, joan):
    shown, _, _ = asked(client, page)
    assert ("A code went to" in words_on(shown), Signature.objects.count()) == (True, 0)
    assert "You let him lead." in words_on(shown)
    assert re.search(r'value="agree"[^>]*checked', shown.content.decode())
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == ([joan.email], "Your code to sign")


def test_with_the_code_and_her_name_it_is_signed_once(client, page):
    _, data, code = asked(client, page)
    for _ in range(2):
        assert client.post(page, data | {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert [(one.method, one.facts["method"]) for one in Signature.objects.all()] == [("code", "code")]


def test_another_name_signs_nothing(client, page):
    _, data, code = asked(client, page)
    shown = client.post(page, data | {"code": code, "name": "Tom Reyes"})
    assert "Type your name as it stands above: Joan Pritchard." in words_on(shown)
    assert not Signature.objects.exists()


def test_five_wrong_codes_close_it_for_the_right_one(client, page):
    _, data, code = asked(client, page)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert "This code is not right" in words_on(client.post(page, data | {"code": wrong}))
    client.post(page, data | {"code": code})
    assert (SignCode.objects.get().tries, Signature.objects.count()) == (5, 0)


def test_after_ten_minutes_it_is_over_and_another_can_be_had(client, page):
    _, data, code = asked(client, page)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert "its time is over" in words_on(client.post(page, data | {"code": code}))
        client.post(page, data | {"code": code, "another": "yes"})
        assert (SignCode.objects.count(), Signature.objects.count()) == (2, 0)


def test_the_action_itself_asks_for_it(strict):
    with pytest.raises(NotProven):
        signs(strict)


def test_the_code_for_one_piece_signs_no_other(client, page, strict, placement):
    asked(client, page)
    other = make_request(placement, title="Another")
    code = SignCode.objects.get()
    with pytest.raises(NotProven):
        sign_off(
            evidence=other,
            by=other.asked_of,
            judgement=Judgement.AGREE,
            version_seen=other.version,
            request_key="6f1f2a58-6f2d-4c8e-9a8f-9a4f0d6d2f10",
            method=Method.LINK,
            besides=Besides(proof=Proof(Method.CODE, code.pk)),
        )
