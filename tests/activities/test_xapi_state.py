"""Content keeps where one person is, for that person alone: /xapi/activities/state."""

import hashlib
import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.utils import timezone

from activities.actions.content_state import MOST
from activities.models import ContentState
from activities.models.statement import account_of
from history.models import Entry
from tests.activities.xapi_cases import ID

pytestmark = pytest.mark.django_db

THING = "https://e.example/case"
VERSION = {"X-Experience-API-Version": "1.0.3"}


def address(person, **more):
    asked = {"activityId": THING, "agent": json.dumps(account_of(person.pk)), "stateId": "place", **more}
    return f"/xapi/activities/state?{urlencode({name: value for name, value in asked.items() if value is not None})}"


def puts(client, person, content, kind="application/json", headers=None, **more):
    return client.put(address(person, **more), content, content_type=kind, headers={**VERSION, **(headers or {})})


def posts(client, person, content, kind="application/json", headers=None, **more):
    return client.post(address(person, **more), content, content_type=kind, headers={**VERSION, **(headers or {})})


def gets(client, person, **more):
    return client.get(address(person, **more), headers=VERSION)


def deletes(client, person, headers=None, **more):
    return client.delete(address(person, **more), headers={**VERSION, **(headers or {})})


def test_content_finds_what_it_kept(as_person, amara):
    client = as_person(amara)
    assert gets(client, amara).status_code == 404
    assert puts(client, amara, '{"page": 3}').status_code == 204
    answer = gets(client, amara)
    assert (answer.json(), answer["Content-Type"]) == ({"page": 3}, "application/json; charset=utf-8")
    assert answer["ETag"] == f'"{hashlib.sha1(answer.content, usedforsecurity=False).hexdigest()}"'
    assert answer["X-Experience-API-Version"] == "1.0.3"


def test_text_comes_back_as_text(as_person, amara):
    client = as_person(amara)
    puts(client, amara, "Tudalen 3: ŵy", kind="text/plain")
    answer = gets(client, amara)
    assert (answer.content.decode(), answer["Content-Type"]) == ("Tudalen 3: ŵy", "text/plain; charset=utf-8")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_put_takes_the_place_of_what_was_there(as_person, amara):
    client = as_person(amara)
    for content in ('{"page": 3, "mark": 1}', '{"page": 4}'):
        assert puts(client, amara, content).status_code == 204
    assert (gets(client, amara).json(), ContentState.objects.count()) == ({"page": 4}, 1)


def test_post_lays_names_over_those_that_were_there(as_person, amara):
    client = as_person(amara)
    posts(client, amara, '{"x": "foo", "y": {"a": 1}}')
    assert posts(client, amara, '{"y": {"b": 2}, "z": "faz"}').status_code == 204
    assert gets(client, amara).json() == {"x": "foo", "y": {"b": 2}, "z": "faz"}


@pytest.mark.parametrize(("content", "kind"), [("[1]", "application/json"), ("page 4", "text/plain")])
def test_post_merges_nothing_but_objects(as_person, amara, content, kind):
    client = as_person(amara)
    puts(client, amara, '{"page": 3}')
    assert posts(client, amara, content, kind=kind).status_code == 400
    assert gets(client, amara).json() == {"page": 3}


def test_an_old_tab_does_not_write_over_a_newer_one(as_person, amara):
    client = as_person(amara)
    puts(client, amara, '{"page": 3}')
    old = {"If-Match": gets(client, amara)["ETag"]}
    assert puts(client, amara, '{"page": 4}', headers=old).status_code == 204
    assert puts(client, amara, '{"page": 5}', headers=old).status_code == 412
    assert posts(client, amara, '{"page": 5}', headers=old).status_code == 412
    assert deletes(client, amara, headers=old).status_code == 412
    assert gets(client, amara).json() == {"page": 4}


def test_a_first_document_can_ask_to_be_the_first(as_person, amara):
    client, first = as_person(amara), {"If-None-Match": "*"}
    assert puts(client, amara, "1", headers=first).status_code == 204
    assert puts(client, amara, "2", headers=first).status_code == 412
    assert gets(client, amara).json() == 1


def test_an_attempt_has_documents_of_its_own(as_person, amara):
    client = as_person(amara)
    puts(client, amara, "1")
    puts(client, amara, "2", registration=ID)
    assert (gets(client, amara).json(), gets(client, amara, registration=ID).json()) == (1, 2)
    deletes(client, amara)
    assert (gets(client, amara).status_code, gets(client, amara, registration=ID).json()) == (404, 2)


def test_content_asks_for_the_names_of_what_it_kept(as_person, amara):
    client = as_person(amara)
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        puts(client, amara, "1", stateId="b")
    puts(client, amara, "2", stateId="a", registration=ID)
    ago = (timezone.now() - timedelta(minutes=5)).isoformat()
    assert gets(client, amara, stateId=None).json() == ["a", "b"]
    assert gets(client, amara, stateId=None, registration=ID).json() == ["a"]
    assert gets(client, amara, stateId=None, since=ago).json() == ["a"]


def test_everything_of_an_activity_is_erased_together(as_person, amara):
    client = as_person(amara)
    puts(client, amara, "1", stateId="a")
    puts(client, amara, "2", stateId="b", registration=ID)
    puts(client, amara, "3", activityId="https://e.example/other")
    assert deletes(client, amara, stateId=None).status_code == 204
    assert list(ContentState.objects.values_list("activity", flat=True)) == ["https://e.example/other"]


def test_nobody_reaches_the_documents_of_somebody_else(as_person, cast, amara):
    puts(as_person(amara), amara, '{"typed": "I was afraid"}')
    for name, person in cast.items():
        client = as_person(person)
        asked_openly = [gets(client, amara), puts(client, amara, "{}"), posts(client, amara, "{}"), deletes(client, amara)]
        statuses = [answer.status_code for answer in asked_openly]
        assert statuses == ([200, 204, 204, 204] if name == "amara" else [403] * 4)
        assert gets(client, person).status_code == 404
    assert ContentState.objects.count() == 0


def test_the_audit_says_nothing_of_what_content_keeps(as_person, amara):
    client = as_person(amara)
    before = Entry.objects.count()
    puts(client, amara, '{"typed": "I was afraid"}')
    deletes(client, amara)
    assert Entry.objects.count() == before


WRONG = {
    "no activity": {"activityId": None},
    "no person": {"agent": None},
    "a person that is none": {"agent": "{}"},
    "no name": {"stateId": None},
    "a long name": {"stateId": "a" * 201},
    "a strange parameter": {"StateId": "a"},
    "an activity without a scheme": {"activityId": "case"},
    "a page to run": {"kind": "text/html"},
    "no JSON": {"content": "{"},
    "a character nobody keeps": {"content": "a\0b", "kind": "text/plain"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_cannot_be_kept_is_refused_with_a_sentence(as_person, amara, wrong):
    answer = puts(as_person(amara), amara, **{"content": "1", **wrong})
    assert (answer.status_code, answer.json()["error"][-1]) == (400, ".")
    assert ContentState.objects.count() == 0


def test_a_document_may_not_be_large(as_person, amara):
    client = as_person(amara)
    assert puts(client, amara, "a" * 256_001, kind="text/plain").status_code == 413
    for half in ("a", "b"):
        answer = posts(client, amara, json.dumps({half: "x" * 200_000}))
    assert answer.status_code == 413


def test_one_person_keeps_so_many_documents(as_person, amara):
    ContentState.objects.bulk_create(
        ContentState(person=amara, activity=THING, name=str(number), content_type="text/plain") for number in range(MOST)
    )
    client = as_person(amara)
    assert puts(client, amara, "1").status_code == 413
    assert puts(client, amara, "1", stateId="7").status_code == 204
