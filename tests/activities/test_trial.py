"""Marek tries out in the preview what he writes, however little of it is there. Nothing of that is kept."""

import copy

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from activities.actions.activity import allow_authors
from activities.blocks import KINDS
from activities.models import Activity, Attempt
from activities.models.trial import drawn_for_its_author, facts_of, trial_of
from tests.factories import activities as made
from tests.factories.forms import activity_sent

pytestmark = pytest.mark.django_db
SNIPPET = "wagtailsnippets_activities_activity"
MAKERS = {
    "sort": made.make_sort,
    "reflective_prompt": made.make_prompt,
    "branch": made.make_branch,
    "poll": made.make_poll,
    "questions": made.make_questions,
    "mark_up": made.make_mark_up,
    "rewrite": made.make_rewrite,
    "calculator": made.make_calculator,
    "web_quest": made.make_web_quest,
    "discussion": made.make_discussion,
    "assignment": made.make_assignment,
    "h5p": made.make_h5p,
}


@pytest.fixture
def authoring(university, marek, as_person):
    allow_authors()
    group = Group.objects.get(name="Content authors")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return as_person(marek)


def blank(kind):
    stream = Activity._meta.get_field("body").stream_block
    return Activity(title="", task="", body=stream.normalize([(kind, KINDS[kind].block.get_default())]))


def preview_of_new(client, activity, **more):
    address = reverse(f"{SNIPPET}:preview_on_add")
    assert client.post(address, activity_sent(activity, **more)).json()["is_valid"]
    return client.get(address)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_with_nothing_in_it_is_previewed_in_words(authoring, kind):
    page = preview_of_new(authoring, blank(kind), minutes="")
    words = page.content.decode()
    assert (page.status_code, "Before it can be published" in words, "Title: still empty." in words) == (200, True, True)
    assert "Question for the log: still empty." in words or "Question: still empty." in words


def holes_in(value):
    """Yield a copy of a stored value for each of its parts, with that part empty."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in {"type", "id"}:
                continue
            for hole in (
                ("", *holes_in(part))
                if isinstance(part, str)
                else ([], *holes_in(part))
                if isinstance(part, list)
                else holes_in(part)
            ):
                yield {**value, name: hole}
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield [*value[:at], *value[at + 1 :]]
            for hole in holes_in(part):
                yield [*value[:at], hole, *value[at + 1 :]]


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_missing_the_preview_is_there(rf, marek, kind):
    activity = MAKERS[kind]()
    stream = activity.body.stream_block
    whole = activity.body.get_prep_value()
    addresses = dict.fromkeys(("save", "check", "finish", "log", "again", "page"), "/")
    request = rf.get("/")
    request.user = marek
    for hole in holes_in(copy.deepcopy(list(whole))):
        activity.body = stream.to_python(hole)
        facts = facts_of(activity)
        assert isinstance(activity.still_to_do(), list)
        if facts:
            drawn_for_its_author(trial_of(activity, facts, {}, addresses), request)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_every_kind_may_be_saved_with_nothing_in_it(authoring, kind):
    answer = authoring.post(reverse(f"{SNIPPET}:add"), activity_sent(blank(kind), title="Half an idea", minutes=""))
    assert (answer.status_code, Activity.objects.get().key, Activity.objects.get().live) == (302, "half-an-idea", False)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_empty_is_published_and_what_was_typed_stays(authoring, kind):
    fields = activity_sent(blank(kind), title="Half an idea", **{"action-publish": "yes"})
    page = authoring.post(reverse(f"{SNIPPET}:add"), fields)
    assert (page.status_code, "Half an idea" in page.content.decode(), Activity.objects.count()) == (200, True, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_written_and_published_without_typing_a_key(authoring, kind):
    activity = MAKERS[kind]()
    fields = activity_sent(activity, title="Another one", **{"action-publish": "yes"})
    fields |= {name: "" for name in fields if name.endswith("-key") and kind in {"poll", "discussion", "web_quest"}}
    answer = authoring.post(reverse(f"{SNIPPET}:add"), fields)
    assert answer.status_code == 302, answer.context["form"].errors.as_json()
    new = Activity.objects.get(key="another-one")
    assert (new.live, new.still_to_do(), bool(new.facts())) == (True, [], True)


def try_it(client, activity, move, **answer):
    address = reverse(f"{SNIPPET}:try_on_edit", args=[activity.pk, move])
    fields = {name.replace("_", "-"): value for name, value in answer.items()}
    return client.post(address, fields, headers={"X-Fragment": "1"}).content.decode()


def test_marek_chooses_checks_and_reads_the_feedback_and_no_attempt_is_kept(authoring):
    activity = made.make_sort()
    shown = try_it(authoring, activity, "check", card_falls_alarm="tool", card_privacy="tool", card_red_flag="tool")
    assert "2 of 3 fit. Look again at “privacy”." in shown
    assert "It is on a screen." in try_it(authoring, activity, "check", card_privacy="value")
    assert Attempt.objects.count() == 0


def test_marek_goes_every_way_of_a_branching_case(authoring):
    activity = made.make_branch()
    assert "The kitchen." in try_it(authoring, activity, "check", scene_friday="0")
    assert "All green" in try_it(authoring, activity, "check", scene_monday="1")
    assert "Dev holds up a tablet." in try_it(authoring, activity, "again")
    assert "He asks for you" in try_it(authoring, activity, "check", scene_friday="1")


def test_changing_the_words_begins_the_trial_anew(authoring):
    activity = made.make_branch()
    try_it(authoring, activity, "check", scene_friday="0")
    address = reverse(f"{SNIPPET}:preview_on_edit", args=[activity.pk])
    assert "The kitchen." in authoring.get(address).content.decode().partition("Everything it may say")[0]
    authoring.post(address, activity_sent(activity, title="The newest app"))
    assert "The kitchen." not in authoring.get(address).content.decode().partition("Everything it may say")[0]


def test_the_way_to_the_log_shows_what_an_entry_would_begin_with(authoring):
    activity = made.make_prompt()
    address = reverse(f"{SNIPPET}:try_on_edit", args=[activity.pk, "log"])
    page = authoring.post(address, follow=True).content.decode()
    assert "Their entry begins with this:" in page


def test_the_preview_has_the_policy_of_a_page_of_students_but_may_stand_in_the_admin(authoring):
    answer = preview_of_new(authoring, made.make_poll(), title="A poll")
    assert (answer["X-Frame-Options"], "frame-ancestors 'self'" in answer["Content-Security-Policy"]) == ("SAMEORIGIN", True)
    assert "script-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya"])
def test_nobody_else_tries_out_what_is_being_written(as_person, cast, authoring, who):
    activity = made.make_poll()
    address = reverse(f"{SNIPPET}:try_on_edit", args=[activity.pk, "check"])
    assert as_person(cast[who]).post(address).status_code in {302, 403, 404}
