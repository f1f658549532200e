import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from django_h5p import signals
from django_h5p.actions import give_score, start_again
from django_h5p.models import Attempt, Statement, UserData

VERBS = "http://adlnet.gov/expapi/verbs/"


def statement(content, verb="answered", *, raw=1, most=1, sub="", parent=False, at=None, **changes):
    about = content.iri + (f"?subContentId={sub}" if sub else "")
    said = {
        "id": str(uuid4()),
        "timestamp": (at or timezone.now()).isoformat(),
        "actor": {"mbox": "mailto:head@university.example"},
        "verb": {"id": VERBS + verb},
        "object": {"id": about, "definition": {"name": {"en": "How many?"}}},
        "result": {"score": {"min": 0, "raw": raw, "max": most}, "duration": "PT1M2.5S"},
    }
    if parent:
        said["context"] = {"contextActivities": {"parent": [{"id": content.iri}]}}
    return said | changes


@pytest.fixture
def say(client, token):
    def post(said):
        return client.post(reverse("django_h5p:statements", args=[token]), json.dumps(said), content_type="text/plain")

    return post


@pytest.fixture
def heard():
    found = []

    def listen(sender, attempt=None, statement=None, **_):
        found.append(attempt or statement)

    signals.finished.connect(listen)
    signals.statement_received.connect(listen)
    yield found
    signals.finished.disconnect(listen)
    signals.statement_received.disconnect(listen)


def test_a_statement_is_kept_whole_and_about_whom_we_say(say, content, heard):
    said = statement(content, raw=3, most=4)
    assert say(said).json() == {"success": True}
    attempt, kept = Attempt.objects.get(), Statement.objects.get()
    assert (attempt.raw, attempt.max, attempt.scaled, attempt.seconds) == (3, 4, 0.75, 62.5)
    assert kept.body["result"] == said["result"]
    assert "university" not in json.dumps(kept.body)
    assert heard == [attempt, kept]


def test_the_same_statement_again_is_kept_once(say, content, heard):
    said = statement(content)
    assert [say(said).status_code for _ in range(3)] == [200, 200, 200]
    assert (Statement.objects.count(), Attempt.objects.count(), len(heard)) == (1, 1, 2)


def test_the_score_that_the_core_posts_beside_its_statement_is_the_same_score(say, client, content, token, heard):
    now = timezone.now()
    say(statement(content, at=now))
    form = {
        "contentId": content.pk,
        "score": 1,
        "maxScore": 1,
        "opened": int(now.timestamp()) - 60,
        "finished": round(now.timestamp()),
    }
    assert client.post(reverse("django_h5p:finished", args=[token]), form).json() == {"success": True}
    assert Attempt.objects.count() == 1
    assert len(heard) == 2


@pytest.mark.parametrize("score", [("2", "1"), ("-1", "1"), ("nan", "1"), ("1", "inf"), ("1", "0"), ("x", "1"), ("1", "9e99")])
def test_a_posted_score_out_of_range_is_none(client, token, score):
    form = {"score": score[0], "maxScore": score[1], "opened": 1, "finished": 2}
    assert client.post(reverse("django_h5p:finished", args=[token]), form).status_code == 400
    assert Attempt.objects.get().finished is None


def test_parts_and_other_verbs_score_nothing(say, content):
    for said in (
        statement(content, sub=str(uuid4()), parent=True),
        statement(content, parent=True),
        statement(content, sub=str(uuid4())),
        statement(content, "interacted"),
        statement(content, "progressed"),
        statement(content, "passed"),
    ):
        assert say(said).status_code == 200
    assert Attempt.objects.get().finished is None
    say(statement(content, "completed", raw=1, most=2))
    assert Attempt.objects.get().scaled == 0.5


WRONG = {
    "no JSON": "{",
    "a list": [],
    "no id": {"id": "one"},
    "no time": {"timestamp": "yesterday"},
    "a time without a zone": {"timestamp": "2026-11-27T10:00:00"},
    "no verb": {"verb": {"id": "answered"}},
    "another content": {"object": {"id": f"urn:uuid:{uuid4()}"}},
    "no part": {"object": {"id": "?subContentId=../x"}},
    "more than there is": {"result": {"score": {"raw": 5, "max": 4}}},
    "less than nothing": {"result": {"score": {"raw": -1, "max": 4}}},
    "no number": {"result": {"score": {"raw": "1", "max": 4}}},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_is_no_statement_about_this_content_is_refused(say, content, change):
    said = statement(content) | change if isinstance(change, dict) else change
    if isinstance(change, dict) and change.get("object", {}).get("id", "").startswith("?"):
        said["object"] = {"id": content.iri + change["object"]["id"]}
    assert say(said).status_code == 400
    assert (Statement.objects.count(), Attempt.objects.get().finished) == (0, None)


def test_a_statement_that_is_too_long_is_refused(say, content, settings):
    settings.H5P_MAX_STATEMENT = 1000
    assert say(statement(content, result={"response": "x" * 1000})).status_code == 413


def test_an_attempt_has_no_end_of_statements(say, content, settings):
    settings.H5P_MAX_STATEMENTS = 1
    assert [say(statement(content, "interacted")).status_code for _ in range(2)] == [200, 400]


def test_each_retry_is_an_attempt_and_the_host_chooses_which_counts(say, content, learner):
    now = timezone.now()
    for minutes, raw in enumerate([2, 4, 3]):
        say(statement(content, "completed", raw=raw, most=4, at=now + timedelta(minutes=minutes)))
    mine = Attempt.objects.of(learner, content)
    assert [attempt.raw for attempt in mine.order_by("number")] == [2, 4, 3]
    assert [mine.grade(which).raw for which in ("best", "last", "first")] == [4, 3, 2]


def test_a_teachers_score_counts_in_place_of_the_browsers_and_has_a_reason(say, content, learner, admin):
    say(statement(content, raw=1, most=4))
    with pytest.raises(ValueError, match="Say why"):
        give_score(attempt=Attempt.objects.get(), by=admin, given=1, reason=" ")
    give_score(attempt=Attempt.objects.get(), by=admin, given=1, reason="Explained it to me.")
    assert Attempt.objects.of(learner, content).grade("best").grade == 1
    say(statement(content, raw=2, most=4, at=timezone.now() + timedelta(minutes=1)))
    assert [Attempt.objects.of(learner, content).grade(which).grade for which in ("best", "last", "first")] == [1, 1, 1]
    Attempt.objects.filter(number=2).delete()
    give_score(attempt=Attempt.objects.get(), by=admin, given=None, reason="That was somebody else.")
    assert Attempt.objects.of(learner, content).grade("best").grade == 0.25


def test_a_score_out_of_another_total_than_its_author_saw_is_marked(say, content):
    content.max_score = 10
    content.save()
    say(statement(content, raw=1, most=1))
    assert Attempt.objects.get().doubtful


def test_starting_again_empties_the_place_and_keeps_what_was_scored(say, content, learner):
    say(statement(content))
    UserData.objects.create(user=learner, content=content, data_type="state", data="{}", revision=1)
    again = start_again(user=learner, content=content)
    assert (again.number, UserData.objects.count(), Attempt.objects.count()) == (2, 0, 2)
    assert start_again(user=learner, content=content) == again


def remember(client, token, content, data, sub="0", **more):
    address = reverse("django_h5p:user_data", args=[token, content.pk, "state", sub])
    return client.post(address, {"data": data, "preload": 1, "invalidate": 1} | more)


def test_what_a_content_asks_to_remember_is_kept_for_each_part(client, token, content):
    part = str(uuid4())
    remember(client, token, content, '{"a": 1}')
    remember(client, token, content, '{"a": 2}')
    remember(client, token, content, '{"b": 1}', sub=part)
    address = reverse("django_h5p:user_data", args=[token, content.pk, "state", part])
    assert client.get(address).json() == {"success": True, "data": '{"b": 1}'}
    assert sorted(UserData.objects.values_list("data", flat=True)) == ['{"a": 2}', '{"b": 1}']
    remember(client, token, content, "0", sub=part)
    assert client.get(address).json() == {"success": True, "data": False}


def test_more_than_a_quarter_megabyte_is_not_remembered(client, token, content):
    assert remember(client, token, content, "x" * (256 * 1024 + 1)).status_code == 413
    assert UserData.objects.count() == 0


def test_nothing_is_remembered_for_whom_the_host_no_longer_lets_in(client, token, content, learner):
    learner.is_active = False
    learner.save()
    assert remember(client, token, content, "{}").status_code == 404


def test_a_token_says_nothing_about_another_content(client, token, content, take, tmp_path, admin):
    other = take(by=admin).content
    assert remember(client, token, other, "{}").status_code == 404
