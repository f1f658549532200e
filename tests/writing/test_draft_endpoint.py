import json
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from writing.models import Draft

pytestmark = pytest.mark.django_db

PK = UUID("7d0d5c4e-5d26-4f0b-9c6e-0d5b0a0c5f11")
ADDRESS = f"/writing/drafts/{PK}/"


@pytest.fixture(autouse=True)
def fresh_minute():
    cache.clear()


def body(**others):
    return {"kind": "log_entry", "about": str(PK), "version": 0, "fields": {"body": "A ramp"}} | others


def put(client, sent=None, **extra):
    return client.put(ADDRESS, json.dumps(body() if sent is None else sent), content_type="application/json", **extra)


def test_the_address_is_what_pages_were_told():
    assert reverse("writing:draft", args=[PK]) == ADDRESS


def test_a_save_answers_with_version_time_and_words(as_person, amara):
    answer = put(as_person(amara))
    draft = Draft.objects.get()
    assert answer.json() == {"id": str(PK), "version": 1, "saved_at": draft.saved_at.isoformat(), "words": draft.saved_words}


def test_a_second_tab_gets_the_other_text(as_person, amara):
    client = as_person(amara)
    put(client)
    answer = put(client, body(fields={"body": "Another"}))
    assert (answer.status_code, answer.json()["fields"], answer.json()["version"]) == (409, {"body": "A ramp"}, 1)


def test_without_a_sign_in_the_page_is_told_and_keeps_its_text(client):
    answer = put(client)
    assert answer.status_code == 401
    assert answer.json() == {"error": "You are signed out. Sign in again in a new tab: your text stays here."}


@pytest.mark.parametrize("who", ["ben", "joan", "sam", "priya", "ruth"])
def test_somebody_elses_draft_is_not_there(as_person, cast, who):
    put(as_person(cast["amara"]))
    client = as_person(cast[who])
    assert (client.get(ADDRESS).status_code, put(client).status_code) == (404, 404)


def test_its_owner_gets_it_back_with_a_fresh_token(as_person, amara):
    client = as_person(amara)
    put(client)
    found = client.get(ADDRESS).json()
    assert (found["fields"], found["version"], len(found["csrf"])) == ({"body": "A ramp"}, 1, 64)


def test_a_page_without_a_token_saves_nothing(amara):
    client = Client(enforce_csrf_checks=True)
    client.force_login(amara, backend="django.contrib.auth.backends.ModelBackend")
    assert put(client).status_code == 403
    token = client.get(ADDRESS).json()["csrf"]
    assert put(client, headers={"X-CSRFToken": token}).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        [],
        {},
        body(kind=""),
        body(kind="Log Entry"),
        body(about="a b"),
        body(version=-1),
        body(version="x"),
        body(fields=["A"]),
        body(fields={"body": 1}),
        body(fields={"body": "null\x00"}),
        body(fields={str(number): "" for number in range(101)}),
    ],
)
def test_what_is_not_a_draft_is_refused(as_person, amara, sent):
    assert (put(as_person(amara), sent).status_code, Draft.objects.count()) == (400, 0)


def test_what_is_not_json_is_refused(as_person, amara):
    assert as_person(amara).put(ADDRESS, "{", content_type="application/json").status_code == 400


def test_an_emptied_form_is_a_draft_too(as_person, amara):
    assert put(as_person(amara), body(fields={})).status_code == 200


def test_too_much_text_is_refused_in_words(as_person, amara):
    answer = put(as_person(amara), body(fields={"body": "x" * 400_001}))
    assert (answer.status_code, answer.json()["error"][:21]) == (413, "This text is too long")


def test_a_stuck_page_is_slowed_down(as_person, amara):
    client = as_person(amara)
    answers = [put(client, body(version=number, fields={"body": str(number)})).status_code for number in range(121)]
    assert (answers[119], answers[120]) == (200, 429)


def test_a_page_of_amaras_saves_nothing_while_ben_is_signed_in(as_person, amara, ben):
    answer = put(as_person(ben), headers={"X-Whose": str(amara.pk)})
    assert (answer.status_code, answer.json()["error"]) == (
        401,
        "Somebody else is signed in at this browser now. Your text stays here, for you alone, until you sign in again.",
    )
    assert Draft.objects.count() == 0


def test_a_fresh_token_is_given_whether_or_not_there_is_a_draft(as_person, amara):
    answer = as_person(amara).get(f"{ADDRESS}?token")
    assert (answer.status_code, list(answer.json())) == (200, ["csrf"])
