"""Who gets into the Wagtail admin, and what they can do there."""

import pytest
from wagtail.models import ReferenceIndex

from accounts.actions.role import AUTHORS
from learning.actions.progress import mark_as_done
from learning.models import ChapterPage, ModuleIndexPage, SectionPage
from tests.factories.learning import make_course

PEOPLE_PAGES = ["/cms/users/", "/cms/groups/", "/cms/sites/", "/cms/collections/", "/cms/workflows/list/", "/cms/settings/"]


@pytest.fixture
def section(db):
    make_course()
    return SectionPage.objects.get(slug="a-visit-three-ways")


@pytest.mark.parametrize("who", ["amara", "ben", "carol", "joan", "tom", "sam", "priya", "elin"])
def test_only_content_people_get_in(who, cast, as_person, section):
    assert as_person(cast[who]).get("/cms/").status_code in (302, 403)
    assert as_person(cast[who]).get(f"/cms/pages/{section.pk}/edit/").status_code in (302, 403)


def test_somebody_signed_out_is_sent_to_the_products_own_sign_in_page(client, section):
    response = client.get("/cms/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


def test_an_author_edits_previews_and_publishes(marek, as_person, section):
    client = as_person(marek)
    assert client.get("/cms/").status_code == 200
    assert client.get(f"/cms/pages/{section.pk}/edit/").status_code == 200
    permissions = section.permissions_for_user(marek)
    assert (permissions.can_edit(), permissions.can_publish(), permissions.can_unpublish()) == (True, True, True)


@pytest.mark.parametrize("address", PEOPLE_PAGES)
def test_an_author_manages_nobody(address, marek, as_person, section):
    assert as_person(marek).get(address).status_code in (302, 403, 404)


def test_an_author_touches_nothing_above_the_list_of_modules(marek, section):
    root = ModuleIndexPage.objects.get().get_parent()
    assert not root.permissions_for_user(marek).can_edit()
    assert not root.permissions_for_user(marek).can_add_subpage()


def test_the_menu_of_an_author_has_neither_reports_nor_settings(marek, as_person, section):
    page = as_person(marek).get("/cms/").content.decode()
    assert "/cms/reports/" not in page
    assert "/cms/users/" not in page


def test_nothing_a_student_did_is_in_the_index_of_references(amara, course, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for section in course.chapters[0].sections:
            mark_as_done(section=section, module=course, by=amara)
    models = {reference.content_type.model for reference in ReferenceIndex.objects.select_related("content_type")}
    assert not models & {"sectionread", "enrolment"}


def test_pages_stand_where_they_belong(section):
    assert ChapterPage.objects.get().can_create_at(ModuleIndexPage.objects.get()) is False
    assert SectionPage.can_create_at(ChapterPage.objects.get()) is True
    assert ModuleIndexPage.can_create_at(ModuleIndexPage.objects.get().get_parent().specific) is False


def test_a_preview_shows_what_is_not_published(marek, as_person, section):
    section.title = "A visit, four ways"
    section.save_revision()
    page = as_person(marek).get(f"/cms/pages/{section.pk}/view_draft/").content.decode()
    assert "1.1 A visit, four ways</h1>" in page
    assert "Mark as done" not in page


@pytest.mark.parametrize("mode", ["", "further"])
def test_a_chapter_can_be_previewed_both_ways(mode, marek, as_person, section):
    chapter = ChapterPage.objects.get()
    response = as_person(marek).get(f"/cms/pages/{chapter.pk}/view_draft/?mode={mode}")
    assert response.status_code == 200


def test_a_module_can_be_previewed(marek, as_person, section):
    module = ChapterPage.objects.get().get_parent()
    assert "Digital practice</h1>" in as_person(marek).get(f"/cms/pages/{module.pk}/view_draft/").content.decode()


def test_a_section_that_was_never_published_can_be_previewed(marek, as_person, section):
    draft = SectionPage(title="On note-takers", slug="on-note-takers", live=False, body=[("text", "<p>Soon.</p>")])
    ChapterPage.objects.get().add_child(instance=draft)
    draft.save_revision()
    page = as_person(marek).get(f"/cms/pages/{draft.pk}/view_draft/").content.decode()
    assert "1.4 On note-takers</h1>" in page
    assert "Chapter 1, section 4 of 4" in page


def test_wagtail_may_frame_a_preview_and_nobody_a_published_page(marek, as_person, section):
    client = as_person(marek)
    preview = client.get(f"/cms/pages/{section.pk}/view_draft/")
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    page = client.get("/modules/digital-practice/good-practice/a-visit-three-ways/")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_an_author_can_ask_another_author_to_look_first(section):
    task = section.get_workflow().workflow_tasks.get().task.specific
    assert list(task.groups.values_list("name", flat=True)) == [AUTHORS]


def test_an_author_finds_their_own_account_page(marek, as_person, section):
    assert as_person(marek).get("/cms/account/").status_code == 200
