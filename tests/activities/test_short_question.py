"""Marek writes a question without leaving the section that he writes."""

import json

import pytest
from django.contrib.auth.models import Group, Permission

from activities.actions.activity import allow_authors
from activities.models import Activity

CREATE = "/cms/snippets/choose/activities/activity/create/"
WRITTEN = {
    "title": "The tool that listens",
    "question": "What do you say first?",
    "text_1": "That it is there, and what for",
    "fits_1": "on",
    "why_1": "People can only agree to what they know.",
    "text_2": "Nothing, it is switched on for everybody",
    "why_2": "Then nobody was asked.",
    "text_3": "That the law allows it",
    "why_3": "It may. It still is not what they want to know.",
    "text_4": "",
    "why_4": "",
    "closing": "A sentence at the door takes less time than a complaint.",
    "log_question": "How did I say it, and what did they answer?",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def authoring(university, marek, as_person):
    allow_authors()
    group = Group.objects.get(name="Content authors")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return as_person(marek)


def writes(client, **other):
    return client.post(CREATE, {f"new-question-{name}": value for name, value in {**WRITTEN, **other}.items()})


def answer(response):
    return json.loads(response.content)


def test_it_is_an_activity_that_students_can_do_at_once(authoring, marek):
    chosen = answer(writes(authoring))["result"]
    activity = Activity.objects.get(pk=chosen["id"])
    facts = activity.facts()
    assert (activity.live, activity.key, facts["kind"]) == (True, "the-tool-that-listens", "questions")
    (question,) = facts["questions"]
    assert [(option["text"], option["fits"]) for option in question["options"]] == [
        ("That it is there, and what for", True),
        ("Nothing, it is switched on for everybody", False),
        ("That the law allows it", False),
    ]
    assert activity.latest_revision.user == marek


def test_more_than_one_answer_may_fit(authoring):
    made = answer(writes(authoring, fits_3="on"))["result"]
    (question,) = Activity.objects.get(pk=made["id"]).facts()["questions"]
    assert question["kind"] == "multiple"


def test_the_same_title_twice_is_two_activities(authoring):
    made = [answer(writes(authoring))["result"]["id"] for _ in range(2)]
    assert set(Activity.objects.filter(pk__in=made).values_list("key", flat=True)) == {
        "the-tool-that-listens",
        "the-tool-that-listens-2",
    }


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"fits_1": ""}, "Tick the answer that fits, or more than one."),
        ({"why_3": ""}, "Say why it fits, or what to think about again."),
        ({"text_2": ""}, "This field is required."),
        ({"text_3": "That it is there, and what for"}, "That it is there, and what for"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(authoring, other, said):
    shown = answer(writes(authoring, **other))
    assert shown["step"] == "reshow_creation_form"
    assert (said in shown["htmlFragment"], "A sentence at the door" in shown["htmlFragment"]) == (True, True)
    assert not Activity.objects.exists()


def test_marks_of_html_in_it_are_words(authoring):
    made = answer(writes(authoring, closing="<script>alert(1)</script>"))["result"]
    assert "<script>" not in Activity.objects.get(pk=made["id"]).facts()["closing"]


@pytest.mark.parametrize("who", ["amara", "sam", "priya", "joan"])
def test_nobody_else_writes_one(who, cast, as_person):
    assert writes(as_person(cast[who])).status_code in (302, 403)
    assert not Activity.objects.exists()
