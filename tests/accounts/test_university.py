"""Amara signs in at her university. A small university answers behind the pages, by the rules of OpenID Connect."""

import json
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from accounts.actions.person import deactivate_person
from accounts.models import User
from config import university
from history.models import Entry

SERVER = "https://sign-in.alderbrook.example"
ALDERBROOK = university.University(
    name="University of Alderbrook",
    server=SERVER,
    client="waymark",
    secret="between-us",
    domains=("alderbrook.example",),
    person_claim="sub",
)


class Answers(requests.adapters.BaseAdapter):
    """What the university answers to our server."""

    def __init__(self):
        super().__init__()
        self.person, self.away = {}, False

    def send(self, request, **kwargs):
        if self.away:
            raise requests.ConnectionError
        response = requests.Response()
        response.status_code, response.headers = 200, {"content-type": "application/json"}
        response._content = json.dumps(self.said(urlsplit(request.url).path)).encode()
        return response

    def close(self):
        pass

    def said(self, path):
        if path == "/person":
            return self.person
        if path == "/token":
            claims = {"iss": SERVER, "aud": "waymark", "exp": 4_000_000_000, **self.person}
            return {"access_token": "for-a-minute", "id_token": jwt.encode(claims, "k" * 32, algorithm="HS256")}
        names = {"authorization_endpoint": "/", "token_endpoint": "/token", "userinfo_endpoint": "/person", "jwks_uri": "/keys"}
        return {"issuer": SERVER, **{name: SERVER + path for name, path in names.items()}}


@pytest.fixture
def alderbrook(settings, monkeypatch):
    settings.UNIVERSITY = ALDERBROOK
    settings.SOCIALACCOUNT_PROVIDERS = ALDERBROOK.providers
    answers = Answers()

    def session(self):
        made = requests.Session()
        made.mount(SERVER, answers)
        return made

    monkeypatch.setattr("accounts.adapter.UniversityAdapter.get_requests_session", session)
    return answers


def goes_there(client, back=""):
    response = client.get(reverse("sign_in_at_university"), {"next": back} if back else {})
    assert response["Location"].startswith(f"{SERVER}/?")
    return {name: value[0] for name, value in parse_qs(urlsplit(response["Location"]).query).items()}


def comes_back(client, alderbrook, person, back=""):
    alderbrook.person = person
    state = goes_there(client, back)["state"]
    return client.get(reverse("openid_connect_callback", args=["university"]), {"code": "once", "state": state})


def signed_in(client):
    return client.session.get("_auth_user_id")


def as_amara(amara, sub="a1"):
    return {"sub": sub, "email": amara.email, "email_verified": True, "name": "Amara O.", "phone_number": "07700 900123"}


def test_amara_is_signed_in_and_goes_on_where_she_was(client, amara, alderbrook):
    response = comes_back(client, alderbrook, as_amara(amara), back="/notes/")
    assert (response["Location"], signed_in(client)) == ("/notes/", str(amara.pk))
    assert Entry.objects.filter(verb="person.university_sign_in").count() == 1


def test_only_who_she_is_there_is_kept(client, amara, alderbrook):
    comes_back(client, alderbrook, as_amara(amara))
    comes_back(client, alderbrook, as_amara(amara))
    assert list(SocialAccount.objects.values_list("user", "uid", "extra_data")) == [(amara.pk, "a1", {})]
    assert not SocialToken.objects.exists()


def test_a_second_factor_of_her_own_is_still_asked_for(client, amara, alderbrook):
    Authenticator.objects.create(user=amara, type=Authenticator.Type.TOTP, data={"secret": "x"})
    response = comes_back(client, alderbrook, as_amara(amara))
    assert (response["Location"], signed_in(client)) == (reverse("mfa_authenticate"), None)


def test_the_question_asks_for_no_more_than_an_address_and_proves_itself(client, db, alderbrook):
    asked = goes_there(client)
    assert (set(asked["scope"].split()), asked["code_challenge_method"]) == ({"openid", "email"}, "S256")


def test_she_is_known_again_when_her_address_has_changed_there(client, amara, alderbrook):
    comes_back(client, alderbrook, as_amara(amara))
    client.logout()
    comes_back(client, alderbrook, {"sub": "a1", "email": "amara.married@alderbrook.example"})
    assert signed_in(client) == str(amara.pk)


def test_who_is_not_invited_reads_whom_to_ask(client, db, alderbrook):
    people = User.objects.count()
    response = comes_back(client, alderbrook, {"sub": "x9", "email": "nobody.yet@alderbrook.example"})
    assert (response.status_code, signed_in(client), User.objects.count()) == (403, None, people)
    assert "has not added that address here yet" in response.content.decode()


@pytest.mark.parametrize("email", ["amara.osei@elsewhere.example", "amara.osei@alderbrook.example.elsewhere.example", ""])
def test_an_address_that_the_university_cannot_vouch_for_lets_nobody_in(client, amara, alderbrook, email):
    User.objects.filter(pk=amara.pk).update(email=email or "amara@elsewhere.example")
    response = comes_back(client, alderbrook, {"sub": "x9", "email": email, "email_verified": True})
    assert (response.status_code, signed_in(client)) == (403, None)


def test_an_address_that_was_given_to_somebody_new_does_not_open_what_is_amaras(client, amara, alderbrook):
    comes_back(client, alderbrook, as_amara(amara))
    client.logout()
    response = comes_back(client, alderbrook, as_amara(amara, sub="a2"))
    assert (response.status_code, signed_in(client)) == (403, None)


def test_who_was_deactivated_stays_outside(client, amara, priya, alderbrook):
    deactivate_person(person=amara, by=priya)
    response = comes_back(client, alderbrook, as_amara(amara))
    assert (response["Location"], signed_in(client)) == (reverse("account_inactive"), None)


def test_whoever_turns_back_there_is_told_that_nothing_happened(client, db, alderbrook):
    state = goes_there(client)["state"]
    answer = client.get(reverse("openid_connect_callback", args=["university"]), {"error": "access_denied", "state": state})
    assert (answer.status_code, "Nothing has happened." in answer.content.decode(), signed_in(client)) == (200, True, None)


@pytest.mark.parametrize("state", ["made-up", ""])
def test_an_answer_that_nobody_asked_for_signs_nobody_in(client, amara, alderbrook, state):
    alderbrook.person = as_amara(amara)
    answer = client.get(reverse("openid_connect_callback", args=["university"]), {"code": "once", "state": state})
    assert (answer.status_code, signed_in(client)) == (502, None)


def test_an_answer_counts_once(client, amara, alderbrook):
    alderbrook.person = as_amara(amara)
    asked = {"code": "once", "state": goes_there(client)["state"]}
    client.get(reverse("openid_connect_callback", args=["university"]), asked)
    client.logout()
    assert client.get(reverse("openid_connect_callback", args=["university"]), asked).status_code == 502
    assert signed_in(client) is None


def test_a_university_that_does_not_answer_leaves_the_code_by_mail(client, db, alderbrook):
    alderbrook.away = True
    response = client.get(reverse("sign_in_at_university"))
    assert (response.status_code, reverse("account_request_login_code") in response.content.decode()) == (502, True)


def test_an_answer_that_makes_no_sense_is_no_fault_of_hers(client, amara, alderbrook):
    response = comes_back(client, alderbrook, {"email": amara.email})
    assert (response.status_code, signed_in(client)) == (502, None)


def test_nobody_is_led_to_another_site(client, amara, alderbrook):
    assert comes_back(client, alderbrook, as_amara(amara), back="https://elsewhere.example/")["Location"] == "/"


def test_where_no_university_is_set_nobody_is_offered_one(client, db):
    assert "Continue with my university" not in client.get(reverse("account_login")).content.decode()
    assert client.get(reverse("sign_in_at_university"))["Location"] == reverse("account_login")


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_EMAIL_DOMAINS"])
def test_a_half_set_university_stops_the_start(monkeypatch, missing):
    for name in {"OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_EMAIL_DOMAINS"} - {missing}:
        monkeypatch.setenv(name, "something")
    monkeypatch.setenv("OIDC_SERVER", SERVER)
    with pytest.raises(ImproperlyConfigured, match=f"{missing} is missing"):
        university.from_environment(demo=False, site_url="https://waymark.example")


def test_a_server_without_tls_is_refused(monkeypatch):
    monkeypatch.setenv("OIDC_SERVER", "http://sign-in.alderbrook.example")
    with pytest.raises(ImproperlyConfigured, match="Write the issuer’s address"):
        university.from_environment(demo=False, site_url="https://waymark.example")
