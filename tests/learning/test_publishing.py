import pytest
from wagtail.models import PageViewRestriction

from learning.models import ChapterPage, ModulePage, PublishedBody, SectionPage
from tests.factories.learning import make_section, text_block

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"


@pytest.fixture
def page(course):
    return SectionPage.objects.get(slug="a-visit-three-ways")


def text(client, address=READ):
    return client.get(address).content.decode()


def publish(page):
    page.save_revision().publish()


def test_readers_see_an_edit_once_it_is_published(client, page):
    assert "One word" in text(client)
    page.body = [("text", "<p>Other words.</p>")]
    page.save_revision()
    assert "One word" in text(client)
    page.get_latest_revision().publish()
    assert "Other words." in text(client)


def test_an_unpublished_section_is_not_there(client, page):
    text(client)
    page.unpublish()
    assert client.get(READ).status_code == 404
    assert not PublishedBody.objects.filter(page=page.pk).exists()
    assert "Chapter 1, section 1 of 2" in text(client, "/modules/digital-practice/good-practice/tools-carry-ideas/")


@pytest.mark.parametrize("model", [ModulePage, ChapterPage])
def test_below_an_unpublished_page_nothing_is_there(model, client, page):
    text(client)
    model.objects.get().unpublish()
    assert client.get(READ).status_code == 404


def test_a_deleted_section_is_not_there(client, page):
    text(client)
    page.delete()
    assert client.get(READ).status_code == 404


def test_moving_a_section_renumbers_its_neighbours(client, page):
    text(client)
    page.move(SectionPage.objects.get(slug="five-questions"), pos="right")
    assert "1.3 A visit, three ways</h1>" in text(client)
    assert "1.1 Tools carry ideas</h1>" in text(client, "/modules/digital-practice/good-practice/tools-carry-ideas/")


@pytest.fixture
def linking(page):
    body = [{"type": "text", "id": "link", "value": f'<p>See <a linktype="page" id="{page.pk}">the visit</a>.</p>'}]
    return make_section(ChapterPage.objects.get(), "Values into law", body=body)


@pytest.mark.usefixtures("referenced")
def test_a_new_address_holds_at_once_and_in_links_from_other_sections(client, page, linking, django_capture_on_commit_callbacks):
    there = "/modules/digital-practice/good-practice/values-into-law/"
    assert f'href="{READ}"' in text(client, there)
    page.slug = "three-visits"
    with django_capture_on_commit_callbacks(execute=True):  # Wagtail speaks of a new address once it is committed
        publish(page)
    assert client.get(READ)["Location"] == "/modules/digital-practice/good-practice/three-visits/"
    assert 'href="/modules/digital-practice/good-practice/three-visits/">the visit' in text(client, there)


@pytest.mark.usefixtures("referenced")
def test_links_follow_when_the_chapter_moves_to_a_new_address(client, page, linking, django_capture_on_commit_callbacks):
    chapter = ChapterPage.objects.get()
    chapter.slug = "beginnings"
    with django_capture_on_commit_callbacks(execute=True):
        publish(chapter)
    there = "/modules/digital-practice/beginnings/values-into-law/"
    assert 'href="/modules/digital-practice/beginnings/a-visit-three-ways/">the visit' in text(client, there)


def test_a_body_that_is_missing_is_drawn_when_somebody_reads(client, page):
    PublishedBody.objects.all().delete()
    assert "One word" in text(client)
    assert PublishedBody.objects.get(page=page.pk).revision == page.live_revision_id


def test_the_same_page_published_again_is_drawn_the_same(page):
    before = PublishedBody.objects.get(page=page.pk).stamp
    publish(page)
    assert PublishedBody.objects.get(page=page.pk).stamp == before


def test_what_is_stored_knows_no_person(page, marek):
    make_section(ChapterPage.objects.get(), "Values into law", body=[text_block("one", "For everybody.")], by=marek)
    assert "Marek" not in str(list(PublishedBody.objects.values()))


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_stranger_meets_wagtails_restriction_on_a_page_or_above_it(kind, client, page):
    text(client)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=kind)
    response = client.get(READ)
    assert response.status_code == 302
    assert "next=" in response["Location"]


def test_a_restriction_to_a_group_hides_the_page_from_everybody_else(amara, as_person, page):
    shut = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="groups")
    client = as_person(amara)
    assert client.get(READ).status_code == 404
    assert client.post(f"{READ}done/").status_code == 404
    shut.delete()
    assert client.get(READ).status_code == 200


def test_a_page_with_a_password_asks_for_it(client, page):
    shut = PageViewRestriction.objects.create(page=page, restriction_type="password", password="kettle")
    assert "This page has a password" in text(client)
    client.post(f"/_util/authenticate_with_password/{shut.pk}/{page.pk}/", {"password": "kettle", "return_url": READ})
    assert "One word" in text(client)


def test_a_restriction_taken_away_opens_the_page_again(client, page):
    shut = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(READ).status_code == 302
    shut.delete()
    assert client.get(READ).status_code == 200
