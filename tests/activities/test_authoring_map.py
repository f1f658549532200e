"""The map of a branching case: what Marek sees of it, and what he does on it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from activities.actions.activity import allow_authors
from activities.blocks.branch_drawing import drawing_of
from activities.models import Activity
from tests.factories.activities import branch_value, make_branch, make_poll

pytestmark = pytest.mark.django_db
SNIPPET = "wagtailsnippets_activities_activity"


@pytest.fixture
def authoring(university, marek, as_person):
    allow_authors()
    group = Group.objects.get(name="Content authors")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return as_person(marek)


@pytest.fixture
def case(db):
    return make_branch()


def map_of(case):
    return reverse(f"{SNIPPET}:map", args=[case.pk])


def drawn(value):
    stream = Activity._meta.get_field("body").stream_block
    return drawing_of(stream.normalize([("branch", value)])[0].value)


def draft(case):
    return Activity.objects.get(pk=case.pk).get_latest_revision_as_object().body[0].value


def does(client, case, form, **said):
    seen = Activity.objects.get(pk=case.pk).latest_revision_id
    return client.post(map_of(case), {"form": form, "seen": seen, **said}, follow=True).content.decode()


class TestTheDrawing:
    def test_each_step_stands_below_all_that_lead_to_it(self):
        rows = {box.key: box.row for box in drawn(branch_value()).boxes}
        assert rows == {"friday": 0, "monday": 1, "kept": 2, "green": 2}

    def test_there_is_an_arrow_for_each_option(self):
        assert [arrow.words for arrow in drawn(branch_value()).arrows] == [
            "Ask Dev",
            "Put it on your tablet",
            "The truth",
            "Nothing",
        ]

    def test_a_step_that_nobody_reaches_stands_at_the_foot(self):
        value = branch_value()
        value["scenes"][0]["choices"][0]["leads_to"] = "kept"
        boxes = {box.key: box for box in drawn(value).boxes}
        assert (boxes["monday"].row, boxes["monday"].y > boxes["kept"].y) == (None, True)

    def test_a_way_that_leads_back_is_drawn_all_the_same(self):
        value = branch_value()
        value["scenes"][1]["choices"][0]["leads_to"] = "friday"
        assert len(drawn(value).arrows) == 4

    def test_two_steps_of_one_title_are_told_apart(self):
        value = branch_value()
        value["scenes"][1]["title"] = "Friday"
        assert [box.title for box in drawn(value).steps] == ["Friday (1)", "Friday (2)"]

    def test_boxes_do_not_lie_on_each_other(self):
        boxes = drawn(branch_value()).boxes
        assert len({(box.x, box.y) for box in boxes}) == len(boxes)


def test_marek_sees_the_case_as_a_picture_and_as_a_list(authoring, case):
    page = authoring.get(map_of(case)).content.decode()
    assert (page.count("<rect"), page.count('class="arrow"')) == (4, 4)
    assert "Friday, “Ask Dev” leads to" not in page
    for words in ("Ask Dev", "Put it on your tablet", "He asks for you"):
        assert words in page


def test_he_leads_an_option_on_to_another_step_and_it_is_a_draft(authoring, case):
    said = does(
        authoring,
        case,
        "lead",
        **{"lead.friday.0": "kept", "lead.friday.1": "kept", "lead.monday.0": "kept", "lead.monday.1": "green"},
    )
    assert "Saved as a draft." in said
    assert draft(case)["scenes"][0]["choices"][0]["leads_to"] == "kept"
    assert Activity.objects.get(pk=case.pk).facts()["scenes"][0]["choices"][0]["leads_to"] == "monday"


def test_the_map_says_what_is_wrong_with_it_now(authoring, case):
    page = does(authoring, case, "lead", **{"lead.friday.0": "kept", "lead.friday.1": "kept"})
    assert ("Nobody arrives here yet." in page, "No option leads to “Monday”. Lead there, or take it out." in page) == (True, True)


def test_he_adds_a_step_and_an_ending_with_keys_of_their_own(authoring, case):
    does(authoring, case, "step", title="Friday")
    does(authoring, case, "step", title="Friday", ending="yes")
    assert [scene["key"] for scene in draft(case)["scenes"]] == ["friday", "monday", "friday-2"]
    assert draft(case)["endings"][2]["key"] == "end-friday"


def test_he_adds_an_option_to_a_step(authoring, case):
    does(authoring, case, "option", step="friday", text="Go home", leads_to="green")
    new = draft(case)["scenes"][0]["choices"][2]
    assert (new["text"], new["leads_to"]) == ("Go home", "green")


@pytest.mark.parametrize(
    ("form", "said", "says"),
    [
        ("step", {"title": ""}, "Give it a title."),
        ("option", {"step": "", "text": "Go home"}, "Choose the step."),
        ("option", {"step": "friday", "text": ""}, "Say what the reader does."),
    ],
)
def test_what_is_missing_is_said_beside_it_and_nothing_is_saved(authoring, case, form, said, says):
    before = case.revisions.count()
    assert (says in does(authoring, case, form, **said), case.revisions.count()) == (True, before)


def test_when_somebody_saved_it_meanwhile_nothing_is_overwritten(authoring, case):
    fields = {"form": "step", "seen": case.latest_revision_id, "title": "Tuesday"}
    authoring.post(map_of(case), fields)
    page = authoring.post(map_of(case), fields | {"title": "Wednesday"}, follow=True).content.decode()
    assert "It was saved somewhere else meanwhile." in page
    assert [scene["title"] for scene in draft(case)["scenes"]] == ["Friday", "Monday", "Tuesday"]


def test_only_a_branching_case_has_a_map(authoring):
    assert authoring.get(map_of(make_poll())).status_code == 404


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya", "carol"])
def test_nobody_else_reaches_the_map(as_person, cast, authoring, case, who):
    for ask in (as_person(cast[who]).get, as_person(cast[who]).post):
        assert ask(map_of(case)).status_code in {302, 403, 404}
