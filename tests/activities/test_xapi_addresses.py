"""Content in somebody's browser reports statements and looks its own up: /xapi/statements."""

import json
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.actions.attempt import check, start
from activities.actions.statement import MOST_IN_A_MINUTE, report_statements
from activities.models import Attempt, Statement
from activities.models.statement import account_of
from activities.xapi.of_attempt import Move, statement_of
from history.models import Entry
from tests.activities.test_statements import RIGHT
from tests.activities.xapi_cases import ID, PLAIN, VOIDING

pytestmark = pytest.mark.django_db

ADDRESS = "/xapi/statements"
VERSION = {"X-Experience-API-Version": "1.0.3"}


def said_by(person, **more):
    return {**PLAIN, "actor": account_of(person.pk), "id": str(uuid4()), **more}


def voiding(person, statement, **more):
    target = statement["id"] if isinstance(statement, dict) else str(statement.uuid)
    return said_by(person, verb=VOIDING, object={"objectType": "StatementRef", "id": target}, **more)


def posts(client, statements, **headers):
    return client.post(ADDRESS, json.dumps(statements), content_type="application/json", headers={**VERSION, **headers})


def puts(client, statement, statement_id=None):
    address = f"{ADDRESS}?statementId={statement_id or statement['id']}"
    return client.put(address, json.dumps(statement), content_type="application/json", headers=VERSION)


def gets(client, **asked):
    return client.get(ADDRESS, asked, headers=VERSION)


def ids_of(answer):
    return [statement["id"] for statement in answer.json()["statements"]]


def error_of(answer):
    return answer.status_code, answer.json()["error"]


def test_what_a_browser_reports_is_kept_as_a_report(as_person, amara):
    said = said_by(amara, result={"score": {"scaled": 1}})
    answer = posts(as_person(amara), said)
    assert (answer.status_code, answer.json(), answer["X-Experience-API-Version"]) == (200, [said["id"]], "1.0.3")
    kept = Statement.objects.get()
    assert (kept.person, kept.verified, str(kept.uuid)) == (amara, False, said["id"])
    assert kept.statement["authority"] == account_of(amara.pk)
    assert kept.statement["timestamp"] == kept.statement["stored"]


def test_one_without_an_id_is_given_one(as_person, amara):
    said = said_by(amara)
    del said["id"]
    [given] = posts(as_person(amara), [said]).json()
    assert given == str(Statement.objects.get().uuid)


def test_put_answers_without_words(as_person, amara):
    answer = puts(as_person(amara), said_by(amara))
    assert (answer.status_code, answer.content) == (204, b"")


def test_the_same_statement_twice_is_one(as_person, amara):
    said, client = said_by(amara), as_person(amara)
    assert [posts(client, said).status_code, puts(client, said).status_code, posts(client, [said]).status_code] == [200, 204, 200]
    assert Statement.objects.count() == 1


def test_another_statement_under_the_same_id_is_refused_and_changes_nothing(as_person, amara):
    said, client = said_by(amara), as_person(amara)
    posts(client, said)
    status, words = error_of(posts(client, {**said, "result": {"score": {"scaled": 1}}}))
    assert status == 409
    assert words == "There is another statement under this id. Statements are never changed: send yours under a new one."
    assert "result" not in Statement.objects.get().statement


def test_a_statement_of_somebody_else_cannot_be_played_again(as_person, amara, ben):
    said = said_by(amara)
    posts(as_person(amara), said)
    assert posts(as_person(ben), said).status_code == 403
    assert posts(as_person(ben), {**said, "actor": account_of(ben.pk)}).status_code == 409
    assert Statement.objects.get().person == amara


def test_a_statement_about_somebody_else_is_refused(as_person, amara, ben):
    status, words = error_of(posts(as_person(amara), said_by(ben)))
    assert status == 403
    assert words == ("statement 1.actor must be the account of the person who is signed in; nobody else may be named.")
    assert Statement.objects.count() == 0


def test_names_are_not_kept(as_person, amara):
    posts(as_person(amara), said_by(amara, actor={**account_of(amara.pk), "name": "Amara Osei"}))
    assert Statement.objects.get().statement["actor"] == account_of(amara.pk)


def test_a_forged_result_changes_no_attempt(as_person, amara, sort):
    attempt = start(activity=sort, by=amara)
    own = Statement.objects.get().statement
    forged = said_by(amara, object=own["object"], context=own["context"], verb={"id": "http://adlnet.gov/expapi/verbs/completed"})
    forged["result"] = {"completion": True, "score": {"raw": 3, "max": 3}}
    forged["authority"] = account_of(amara.pk)
    assert posts(as_person(amara), forged).status_code == 200
    assert (Attempt.objects.get().result, Attempt.objects.get().state) == (None, attempt.state)
    assert list(Statement.objects.order_by("pk").values_list("verified", flat=True)) == [True, False]


def test_nobody_can_stand_for_waymark(as_person, amara, sort):
    start(activity=sort, by=amara)
    authority = Statement.objects.get().statement["authority"]
    assert posts(as_person(amara), said_by(amara, authority=authority)).status_code == 403


def test_the_id_of_what_waymark_will_say_cannot_be_taken_beforehand(as_person, amara, sort):
    attempt = start(activity=sort, by=amara)
    number = attempt.decisions.get().pk + 1
    facts = {"person": "x", "activity": "x", "title": "x", "revision": "x", "at": timezone.now()}
    coming = statement_of(Move(site="http://testserver", number=number, attempt=attempt.pk, name="check", **facts))["id"]
    assert posts(as_person(amara), said_by(amara, id=coming)).status_code == 403
    check(activity=sort, answer=RIGHT, by=amara)
    assert Statement.objects.get(uuid=coming).verified


def test_a_batch_is_kept_whole_or_not_at_all(as_person, amara):
    client = as_person(amara)
    status, words = error_of(posts(client, [said_by(amara), {**said_by(amara), "mood": "good"}]))
    assert (status, words) == (400, "statement 2 may not have “mood”.")
    twice = said_by(amara)
    assert error_of(posts(client, [twice, twice])) == (400, "Two statements of one request have the same id.")
    assert Statement.objects.count() == 0


REFUSED = {
    "no version": (400, {"headers": {}}),
    "a version that is not out yet": (400, {"headers": {"X-Experience-API-Version": "2.0.0"}}),
    "an old version": (400, {"headers": {"X-Experience-API-Version": "0.95"}}),
    "files beside it": (400, {"content_type": "multipart/mixed; boundary=x"}),
    "no JSON": (400, {"data": "actor=amara"}),
    "an empty list": (400, {"data": "[]"}),
    "too many at once": (413, {"data": json.dumps([PLAIN] * 51)}),
    "too many bytes": (413, {"data": json.dumps({"x": "a" * 256_000})}),
}


@pytest.mark.parametrize(("status", "request_with"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_refused_with_a_sentence(as_person, amara, status, request_with):
    asked = {"data": json.dumps(said_by(amara)), "content_type": "application/json", "headers": VERSION} | request_with
    answer = as_person(amara).post(ADDRESS, **asked)
    assert (answer.status_code, answer.json()["error"][-1]) == (status, ".")
    assert answer["X-Experience-API-Version"] == "1.0.3"
    assert Statement.objects.count() == 0


def test_one_statement_may_not_be_long(as_person, amara):
    assert posts(as_person(amara), said_by(amara, result={"response": "a" * 32_000})).status_code == 413


@pytest.mark.parametrize("version", ["1.0", "1.0.0", "1.0.3"])
def test_every_version_that_begins_with_one_is_understood(as_person, amara, version):
    assert posts(as_person(amara), said_by(amara), **{"X-Experience-API-Version": version}).status_code == 200


def test_put_wants_the_same_id_in_both_places(as_person, amara):
    client = as_person(amara)
    assert puts(client, said_by(amara), statement_id=uuid4()).status_code == 400
    assert client.put(ADDRESS, json.dumps(said_by(amara)), content_type="application/json", headers=VERSION).status_code == 400
    assert Statement.objects.count() == 0


def test_somebody_signed_out_is_told_so(client, amara):
    assert posts(client, said_by(amara)).status_code == 401


def test_a_page_of_another_site_cannot_report_anything(amara):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(amara, backend="django.contrib.auth.backends.ModelBackend")
    assert posts(strict, said_by(amara)).status_code == 403
    assert Statement.objects.count() == 0


def test_a_flood_is_stopped_until_the_minute_is_over(as_person, amara, ben):
    client = as_person(amara)
    for _ in range(0, MOST_IN_A_MINUTE, 40):
        posts(client, [said_by(amara) for _ in range(40)])
    said = said_by(amara)
    assert posts(client, said).status_code == 429
    assert posts(as_person(ben), said_by(ben)).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert posts(as_person(amara), said).status_code == 200


def test_a_statement_is_looked_up_by_its_id_by_its_own_person_alone(as_person, amara, cast):
    said = said_by(amara)
    report_statements(statements=[said], by=amara)
    found = {name: gets(as_person(person), statementId=said["id"]).status_code for name, person in cast.items()}
    assert found == {**dict.fromkeys(cast, 404), "amara": 200}
    everything = {name: ids_of(gets(as_person(person))) for name, person in cast.items()}
    assert everything == {**{name: [] for name in cast}, "amara": [said["id"]]}


def test_statements_are_found_by_what_they_say(as_person, amara, sort):
    start(activity=sort, by=amara)
    own = Statement.objects.get()
    other = said_by(amara, verb={"id": "https://e.example/read"}, object={"id": "https://e.example/book"})
    report_statements(statements=[other], by=amara)
    client = as_person(amara)
    first, second = [str(own.uuid)], [other["id"]]
    assert ids_of(gets(client)) == second + first
    assert ids_of(gets(client, ascending="true")) == first + second
    assert ids_of(gets(client, verb="https://e.example/read")) == second
    assert ids_of(gets(client, activity=own.activity)) == first
    assert ids_of(gets(client, registration=str(own.registration))) == first
    assert ids_of(gets(client, agent=json.dumps(account_of(amara.pk)))) == second + first
    assert ids_of(gets(client, agent='{"mbox": "mailto:ben@example.org"}')) == []
    assert ids_of(gets(client, verb="https://e.example/read", activity=own.activity)) == []


def test_statements_are_found_by_when_they_were_stored(as_person, amara):
    said = [said_by(amara) for _ in range(3)]
    for minute, one in enumerate(said):
        with time_machine.travel(f"2026-11-23T10:0{minute}:00Z", tick=False):
            report_statements(statements=[one], by=amara)
    client = as_person(amara)
    assert ids_of(gets(client, since="2026-11-23T10:00:00Z")) == [said[2]["id"], said[1]["id"]]
    assert ids_of(gets(client, until="2026-11-23T10:01:00.000Z")) == [said[1]["id"], said[0]["id"]]
    assert ids_of(gets(client, since="2026-11-23T10:00:00", until="2026-11-23T11:01:00+01:00")) == [said[1]["id"]]


@pytest.mark.parametrize("ascending", ["true", "false"])
def test_pages_lead_through_all_of_them_once(as_person, amara, ascending):
    said = [said_by(amara) for _ in range(5)]
    report_statements(statements=said, by=amara)
    client, seen = as_person(amara), []
    answer = gets(client, limit=2, ascending=ascending, verb=PLAIN["verb"]["id"])
    seen += ids_of(answer)
    while more := answer.json()["more"]:
        answer = client.get(more, headers=VERSION)
        seen += ids_of(answer)
    assert seen == sorted(seen, key=[one["id"] for one in said].index, reverse=ascending == "false")
    assert len(seen) == 5


def test_a_page_that_leads_on_from_somebody_elses_statement_is_empty(as_person, amara, ben):
    report_statements(statements=[said_by(amara)], by=amara)
    foreign = said_by(ben)
    report_statements(statements=[foreign], by=ben)
    assert ids_of(gets(as_person(amara), after=foreign["id"])) == []


ASKED_WRONGLY = [
    {"limit": "-1"},
    {"limit": "many"},
    {"since": "yesterday"},
    {"verb": "read"},
    {"registration": "7"},
    {"agent": "amara"},
    {"agent": "{}"},
    {"ascending": "yes"},
    {"related_agents": "true"},
    {"attachments": "true"},
    {"format": "canonical"},
    {"Verb": "https://e.example/read"},
    {"statementId": ID, "limit": "1"},
    {"statementId": ID, "voidedStatementId": ID},
    {"method": "PUT"},
    {"activity": "https://e.example/\0"},
]


@pytest.mark.parametrize("asked", ASKED_WRONGLY, ids=str)
def test_a_question_that_is_not_understood_is_refused(as_person, amara, asked):
    answer = gets(as_person(amara), **asked)
    assert (answer.status_code, answer.json()["error"][-1]) == (400, ".")


def test_a_name_said_twice_is_refused(as_person, amara):
    assert as_person(amara).get(f"{ADDRESS}?limit=1&limit=2", headers=VERSION).status_code == 400


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_list_costs_the_same_however_long_it_is(as_person, amara, how_many):
    report_statements(statements=[said_by(amara) for _ in range(how_many)], by=amara)
    client = as_person(amara)
    with CaptureQueriesContext(connection) as queries:
        assert len(ids_of(gets(client, verb=PLAIN["verb"]["id"]))) == how_many
    assert len(queries) == 2  # the person, the statements; the session is in the cache


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_report_costs_the_same_however_long_it_is(amara, how_many):
    with CaptureQueriesContext(connection) as queries:
        report_statements(statements=[said_by(amara) for _ in range(how_many)], by=amara)
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 4


def test_a_voided_statement_is_gone_from_lists_and_found_as_voided(as_person, amara):
    said, client = said_by(amara), as_person(amara)
    posts(client, said)
    undoing = voiding(amara, said)
    assert posts(client, undoing).status_code == 200
    assert ids_of(gets(client)) == [undoing["id"]]
    assert ids_of(gets(client, activity=PLAIN["object"]["id"])) == [undoing["id"]]
    assert gets(client, statementId=said["id"]).status_code == 404
    assert gets(client, voidedStatementId=said["id"]).json()["id"] == said["id"]
    assert Entry.objects.get(verb="statement.void").details == {"target": said["id"]}


def test_a_voiding_cannot_be_voided(as_person, amara):
    said, client = said_by(amara), as_person(amara)
    undoing = voiding(amara, said)
    posts(client, [said, undoing])
    assert posts(client, voiding(amara, undoing)).status_code == 400
    assert gets(client, statementId=undoing["id"]).status_code == 200


def test_nobody_voids_what_another_person_or_waymark_says(as_person, amara, ben, sort):
    start(activity=sort, by=amara)
    own, theirs = Statement.objects.get(), said_by(ben)
    report_statements(statements=[theirs], by=ben)
    client = as_person(amara)
    assert error_of(posts(client, voiding(amara, own))) == (403, "Only what your own browser reported can be voided.")
    assert posts(client, voiding(amara, theirs)).status_code == 403
    assert Statement.objects.voided().count() == 0


def test_a_voiding_that_came_first_voids_only_ones_own(as_person, amara, ben, sort):
    theirs, mine = said_by(ben), said_by(amara)
    client = as_person(amara)
    assert posts(client, [voiding(amara, theirs), voiding(amara, mine)]).status_code == 200
    report_statements(statements=[theirs], by=ben)
    posts(client, mine)
    assert [str(one.uuid) for one in Statement.objects.voided()] == [mine["id"]]


def test_about_says_which_versions_are_understood(client):
    answer = client.get("/xapi/about")
    assert (answer.json(), answer["X-Experience-API-Version"]) == ({"version": ["1.0.3"]}, "1.0.3")


def test_answers_say_until_when_they_are_complete(as_person, amara):
    answer = gets(as_person(amara))
    assert answer["X-Experience-API-Consistent-Through"] < timezone.now().isoformat()
    assert answer["Cache-Control"] == "private, no-store"


def test_an_address_with_odd_letters_is_found_again(as_person, amara):
    odd = "https://e.example/dysgu/ŵy?a=b&c=d#e"
    said = said_by(amara, object={"id": odd})
    report_statements(statements=[said], by=amara)
    answer = as_person(amara).get(f"{ADDRESS}?activity={quote(odd, safe='')}", headers=VERSION)
    assert ids_of(answer) == [said["id"]]
