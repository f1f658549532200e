import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from accounts.adapter import AccountAdapter


def code_in(message):
    return re.search(r"^\s*([A-Z0-9]{4}-?[A-Z0-9]{2,4})\s*$", message.body, re.MULTILINE).group(1)


def ask_for_a_code(client, email):
    return client.post(reverse("account_request_login_code"), {"email": email})


def test_amara_signs_in_with_the_code_from_her_mail(client, amara):
    ask_for_a_code(client, amara.email)
    response = client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0])})
    assert response.url == "/"
    assert client.session["_auth_user_id"] == str(amara.pk)


def test_a_wrong_code_signs_nobody_in(client, amara):
    ask_for_a_code(client, amara.email)
    client.post(reverse("account_confirm_login_code"), {"code": "AAAA-BBBB"})
    assert "_auth_user_id" not in client.session


def test_somebody_unknown_is_told_the_same_as_somebody_known(client, amara):
    known = ask_for_a_code(client, amara.email)
    unknown = ask_for_a_code(client, "nobody@alderbrook.example")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_amara_signs_in_with_a_password(client, amara):
    amara.set_password("a long enough password")
    amara.save()
    response = client.post(reverse("account_login"), {"login": amara.email.upper(), "password": "a long enough password"})
    assert response.url == "/"


def test_nobody_signs_themselves_up(client, db):
    response = client.post(reverse("account_signup"), {"email": "new@alderbrook.example"})
    assert response.status_code == 200
    assert mail.outbox == []


def test_a_deep_link_survives_signing_in(client, amara):
    page = client.get("/log/")
    assert page.url == f"{reverse('account_login')}?next=/log/"


def test_the_operators_link_signs_in_once(client, amara, capsys):
    call_command("sign_in_link", amara.email)
    link = capsys.readouterr().out.strip()
    assert client.get(link).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post(link).url == "/"
    client.logout()
    assert client.post(link).status_code == 410


def test_the_operators_link_lasts_fifteen_minutes(client, amara, capsys, time_machine):
    call_command("sign_in_link", amara.email)
    link = capsys.readouterr().out.strip()
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert client.get(link).status_code == 410


def test_a_link_for_somebody_unknown_says_what_to_do(db):
    with pytest.raises(CommandError, match="Check the spelling"):
        call_command("sign_in_link", "nobody@alderbrook.example")


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "marek"])
def test_anybody_may_change_their_own_password_and_passkeys(as_person, cast, who):
    client = as_person(cast[who])
    assert client.get(reverse("mfa_index")).status_code == 200


def test_whoever_has_a_passkey_is_asked_for_that_first(amara):
    for kind in (Authenticator.Type.RECOVERY_CODES, Authenticator.Type.WEBAUTHN):
        Authenticator.objects.create(user=amara, type=kind, data={"seed": "x", "used_mask": 0})
    offered = AccountAdapter().get_reauthentication_methods(amara)
    assert [way["description"] for way in offered] == [
        "Use your passkey",
        "Use a code from your authenticator app, or a recovery code",
    ]
