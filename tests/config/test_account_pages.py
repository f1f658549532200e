"""The pages around signing in: ours in look and words, though allauth does the work."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

SIGNED_OUT = [
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_signup",
    "account_inactive",
]
SIGNED_IN = [
    "account_logout",
    "account_email",
    "account_set_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]
TITLE_CASE = re.compile(r"<(?:h1|h2|button)[^>]*>[^<]*(?:Sign In|Sign Out|Two-Factor|Password Reset|Change Password)")


def heading(response):
    found = re.findall(r"<h1[^>]*>([^<]*)</h1>", response.content.decode())
    assert len(found) == 1
    return found[0]


@pytest.fixture
def signed_in(client, amara):
    client.force_login(amara, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 4_000_000_000, "email": amara.email}]
    session.save()
    return client


@pytest.mark.parametrize("name", SIGNED_OUT)
def test_a_page_for_somebody_signed_out_is_ours(client, db, name):
    response = client.get(reverse(name))
    assert (response.status_code, bool(heading(response)), TITLE_CASE.findall(response.content.decode())) == (200, True, [])


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_for_somebody_signed_in_is_ours(signed_in, name):
    response = signed_in.get(reverse(name))
    assert (response.status_code, bool(heading(response)), TITLE_CASE.findall(response.content.decode())) == (200, True, [])


def test_signing_in_asks_for_an_address_first(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert f'action="{reverse("account_request_login_code")}"' in page
    assert "Send me a code</button>" in page


def test_somebody_asked_to_sign_off_learns_that_no_account_is_needed(client, db):
    assert "You don’t need an account." in client.get(reverse("account_login")).content.decode()


def test_the_mail_holds_one_code_and_no_link(client, amara):
    client.post(reverse("account_request_login_code"), {"email": amara.email})
    [message] = mail.outbox
    assert message.subject.endswith("is your code to sign in")
    assert (message.subject.split()[0] in message.body, "http" in message.body) == (True, False)


def test_the_page_says_the_same_whether_or_not_we_know_the_address(amara):
    pages = []
    for address in (amara.email, "nobody@elsewhere.example"):
        client = Client()
        client.post(reverse("account_request_login_code"), {"email": address})
        page = client.get(reverse("account_confirm_login_code")).content.decode()
        pages.append(re.sub(r'value="[\w-]+"', "", page.replace(address, "…")))
    assert pages[0] == pages[1]


def test_a_wrong_code_is_said_at_the_top_and_at_the_field(client, amara):
    client.post(reverse("account_request_login_code"), {"email": amara.email})
    page = client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"}).content.decode()
    assert "<title>Error: Enter your code" in page
    assert '<a href="#id_code">Incorrect code.</a>' in page


def test_a_wrong_password_opens_the_part_it_belongs_to(client, amara):
    page = client.post(reverse("account_login"), {"login": amara.email, "password": "not this one"}).content.decode()
    assert '<details class="other-ways" open>' in page
    assert f'value="{amara.email}"' in page


def test_nobody_signs_up(client, db):
    assert heading(client.get(reverse("account_signup"))) == "People are invited"


def test_the_menu_follows_the_role(signed_in):
    page = signed_in.get(reverse("mfa_index")).content.decode()
    assert "My log</a>" in page
    assert page.count('aria-current="page"') == 0
