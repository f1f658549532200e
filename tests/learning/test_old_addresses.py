"""Pages that were renamed or moved: links and bookmarks go on leading to them, and what was read stays read."""

import pytest

from learning.actions.progress import mark_as_done
from learning.models import ChapterPage, ModulePage, OldAddress, SectionPage, SectionRead
from learning.models.outline import library
from tests.factories.learning import make_chapter

BEFORE = "/modules/digital-practice/good-practice/a-visit-three-ways/"


@pytest.fixture
def rename(course, django_capture_on_commit_callbacks):
    def give(model, old, new):
        page = model.objects.get(slug=old)
        page.slug = new
        with django_capture_on_commit_callbacks(execute=True):  # Wagtail speaks of a new address once it is committed
            page.save_revision().publish()
        return page

    return give


def test_an_old_link_to_a_section_leads_to_its_new_address(client, rename):
    rename(SectionPage, "a-visit-three-ways", "three-visits")
    answer = client.get(f"{BEFORE}?from=mail")
    assert (answer.status_code, answer["Location"]) == (302, "/modules/digital-practice/good-practice/three-visits/?from=mail")


@pytest.mark.parametrize("below", ["", "a-visit-three-ways/", "taking-it-further/"])
def test_everything_below_a_renamed_chapter_is_found(below, client, rename):
    rename(ChapterPage, "good-practice", "beginnings")
    assert (
        client.get(f"/modules/digital-practice/good-practice/{below}")["Location"]
        == f"/modules/digital-practice/beginnings/{below}"
    )


def test_names_changed_above_and_below_lead_there_together(client, rename):
    rename(SectionPage, "a-visit-three-ways", "three-visits")
    rename(ChapterPage, "good-practice", "beginnings")
    rename(ModulePage, "digital-practice", "digital")
    assert client.get(BEFORE)["Location"] == "/modules/digital/beginnings/three-visits/"


def test_a_name_taken_back_leads_nowhere_else(client, rename):
    rename(SectionPage, "a-visit-three-ways", "three-visits")
    rename(SectionPage, "three-visits", "a-visit-three-ways")
    assert client.get(BEFORE).status_code == 200
    assert list(OldAddress.objects.values_list("path", flat=True)) == ["/modules/digital-practice/good-practice/three-visits/"]


def test_a_section_moved_to_another_chapter_is_found_and_still_read(amara, as_person, course):
    page = SectionPage.objects.get(slug="a-visit-three-ways")
    mark_as_done(section=course.chapters[0].sections[0], module=course, by=amara)
    page.move(make_chapter(ModulePage.objects.get(), "What we use"), pos="last-child")
    there = "/modules/digital-practice/what-we-use/a-visit-three-ways/"
    assert as_person(amara).get(BEFORE)["Location"] == there
    assert SectionRead.objects.filter(person=amara, section=page.pk, done_at__isnull=False).exists()
    assert "Done" in as_person(amara).get(there).content.decode()


def test_a_chapter_cannot_be_moved_into_itself(marek, as_person, course):
    chapter = ChapterPage.objects.get()
    inside = SectionPage.objects.get(slug="a-visit-three-ways")
    answer = as_person(marek).post(f"/cms/pages/{chapter.pk}/move/{inside.pk}/confirm/")
    assert answer.status_code in (302, 403)
    assert ChapterPage.objects.get().get_parent().pk == chapter.get_parent().pk


def test_nothing_was_ever_at_an_address_that_is_made_up(client, course):
    assert client.get("/modules/digital-practice/nothing/").status_code == 404


def test_a_stranger_learns_no_new_address(tom, as_person, rename, university, programme):
    rename(SectionPage, "a-visit-three-ways", "three-visits")
    module = ModulePage.objects.get()
    module.open_to, module.programmes = "members", [programme]
    module.save_revision().publish()
    assert library().modules["digital-practice"].open_to == "members"
    assert as_person(tom).get(BEFORE).status_code == 404
