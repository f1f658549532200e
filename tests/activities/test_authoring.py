import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.actions.activity import allow_authors
from activities.blocks import KINDS
from activities.models import Activity
from tests.factories.activities import make_calculator, make_questions, make_web_quest
from tests.factories.forms import activity_sent
from tests.factories.learning import make_chapter, make_module, make_section, text_block

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


def test_a_new_activity_begins_with_its_kind_in_plain_words(authoring):
    page = authoring.get(reverse(f"{SNIPPET}:add")).content.decode()
    for kind in KINDS.values():
        assert str(kind.block.label) in page
    assert ("What kind of activity?" in page, "In the course: 1A, The new app" in page) == (True, True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_each_kind_says_what_it_is_good_for_and_asks_for_no_key(authoring, kind):
    answer = authoring.get(reverse(f"{SNIPPET}:add"), {"kind": kind})
    form = answer.context["form"]
    assert (form.instance.kind_name, "key" in form.fields) == (kind, False)
    assert str(KINDS[kind].block.label) in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_a_label_in_plain_words(kind):
    assert [name for block, name in fields_of(KINDS[kind].block) if name != "key" and not block.meta.label] == []


def fields_of(block):
    if hasattr(block, "child_blocks"):
        for name, child in block.child_blocks.items():
            yield child, name
            yield from fields_of(child)
    elif hasattr(block, "child_block"):
        yield from fields_of(block.child_block)


def test_a_copy_has_a_title_and_a_key_of_its_own(authoring, sort):
    form = authoring.get(reverse(f"{SNIPPET}:copy", args=[sort.pk])).context["form"]
    assert (form.instance.title, form.instance.kind_name) == ("Copy of What goes where?", "sort")
    answer = authoring.post(reverse(f"{SNIPPET}:add"), activity_sent(form.instance, title="What goes there?"))
    assert (answer.status_code, sorted(Activity.objects.values_list("key", flat=True))) == (
        302,
        ["what-goes-there", "what-goes-where"],
    )


def test_a_key_follows_the_title_until_it_is_published_and_then_stays(authoring, sort):
    authoring.post(reverse(f"{SNIPPET}:add"), activity_sent(sort, title="A first idea"))
    new = Activity.objects.get(key="a-first-idea")
    edit = reverse(f"{SNIPPET}:edit", args=[new.pk])
    authoring.post(edit, activity_sent(sort, title="A better idea", **{"action-publish": "yes"}))
    authoring.post(edit, activity_sent(sort, title="The best idea", **{"action-publish": "yes"}))
    new.refresh_from_db()
    assert (new.key, new.title, new.live) == ("a-better-idea", "The best idea", True)


def test_two_of_one_title_have_two_keys(authoring, sort):
    authoring.post(reverse(f"{SNIPPET}:add"), activity_sent(sort))
    assert set(Activity.objects.values_list("key", flat=True)) == {"what-goes-where", "what-goes-where-2"}


def test_a_task_that_is_hard_to_read_waits_with_what_would_help(authoring, sort):
    hard = (
        "<p>"
        + "Operationalise organisational accountability considerations throughout multidisciplinary implementation. " * 2
        + "</p>"
    )
    sort.task = hard
    fields = activity_sent(sort, title="Hard", **{"action-publish": "yes"})
    page = authoring.post(reverse(f"{SNIPPET}:add"), fields).content.decode()
    assert "This is harder to read than the rest of the course." in page
    del fields["action-publish"]
    assert authoring.post(reverse(f"{SNIPPET}:add"), fields).status_code == 302


def test_the_tasks_of_the_course_are_easy_enough(db):
    call_command("load_activities")
    assert [one.title for one in Activity.objects.all() if one.still_to_do()] == []


def test_marek_compares_two_states_and_brings_the_earlier_one_back(authoring, sort):
    edit = reverse(f"{SNIPPET}:edit", args=[sort.pk])
    first = sort.latest_revision_id
    authoring.post(edit, activity_sent(sort, title="Another title"))
    sort.refresh_from_db()
    compared = authoring.get(reverse(f"{SNIPPET}:revisions_compare", args=[sort.pk, first, sort.latest_revision_id]))
    assert (compared.status_code, "Another" in compared.content.decode()) == (200, True)
    assert "What goes where?" in authoring.get(reverse(f"{SNIPPET}:revisions_revert", args=[sort.pk, first])).content.decode()


def test_he_sees_which_sections_use_it(referenced, authoring, sort):
    block = {"type": "activity", "id": "sorting", "value": sort.pk}
    section = make_section(make_chapter(make_module()), body=[text_block("opening", "Words."), block])
    assert section.title in authoring.get(reverse(f"{SNIPPET}:usage", args=[sort.pk])).content.decode()


def test_the_form_says_what_happens_to_students_in_the_middle_of_it(authoring, sort):
    assert "go on with the words they began with" in authoring.get(reverse(f"{SNIPPET}:edit", args=[sort.pk])).content.decode()


def test_a_list_takes_as_many_queries_with_one_activity_as_with_three(authoring, sort, django_assert_num_queries):
    address = reverse(f"{SNIPPET}:list")
    authoring.get(address)
    with CaptureQueriesContext(connection) as one:
        authoring.get(address)
    make_questions(), make_calculator()
    with django_assert_num_queries(len(one)):
        authoring.get(address)
