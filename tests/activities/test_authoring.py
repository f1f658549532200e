import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from activities.actions.activity import allow_authors
from tests.factories.activities import make_calculator, make_questions, make_web_quest

pytestmark = pytest.mark.django_db

SNIPPET = "wagtailsnippets_activities_activity"


@pytest.fixture(autouse=True)
def authors_are_allowed(university):
    allow_authors()


@pytest.fixture
def authoring(marek, as_person):
    group = Group.objects.get(name="Content authors")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return as_person(marek)


def test_marek_lists_edits_and_previews_activities(authoring, sort, prompt):
    for activity in (sort, prompt):
        edit = reverse(f"{SNIPPET}:edit", args=[activity.pk])
        assert authoring.get(edit).status_code == 200
        preview = authoring.get(reverse(f"{SNIPPET}:preview_on_edit", args=[activity.pk]))
        assert preview.status_code == 200
    assert "What goes where?" in authoring.get(reverse(f"{SNIPPET}:list")).content.decode()
    assert authoring.get(reverse(f"{SNIPPET}:add")).status_code == 200


def test_the_preview_shows_every_card_and_gives_nothing_to_send(authoring, sort):
    sort.save_revision()
    page = authoring.get(reverse(f"{SNIPPET}:revisions_view", args=[sort.pk, sort.latest_revision_id])).content.decode()
    assert page.count("data-card=") == 3
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize(
    ("make", "words"), [(make_calculator, "What would you ask?"), (make_web_quest, "How far do you trust it?")]
)
def test_the_preview_of_a_calculator_or_a_quest_gives_nothing_to_send(authoring, make, words):
    activity = make()
    address = reverse(f"{SNIPPET}:revisions_view", args=[activity.pk, activity.latest_revision_id])
    main = authoring.get(address).content.decode().partition("<main")[2].partition("</main")[0]
    assert (words in main, "<form" in main, "<button" in main) == (True, False, False)
    assert authoring.get(reverse(f"{SNIPPET}:edit", args=[activity.pk])).status_code == 200


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya"])
def test_nobody_else_reaches_them(as_person, cast, sort, who):
    assert as_person(cast[who]).get(reverse(f"{SNIPPET}:edit", args=[sort.pk])).status_code in {302, 403, 404}


def test_marek_edits_a_set_and_sees_every_reason_in_its_preview(authoring):
    activity = make_questions()
    assert authoring.get(reverse(f"{SNIPPET}:edit", args=[activity.pk])).status_code == 200
    activity.save_revision()
    page = authoring.get(reverse(f"{SNIPPET}:revisions_view", args=[activity.pk, activity.latest_revision_id])).content.decode()
    for words in ("Logos are copied.", "Who can stop it?", "Yes, council.", "Not wait.", "the IT help desk"):
        assert words in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
