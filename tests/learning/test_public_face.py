"""What somebody finds who is not signed in, and what search engines and feed readers are told."""

import re
from xml.etree import ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from learning.actions import remark as actions
from learning.models import ChapterPage, SectionPage
from tests.factories.learning import make_chapter, make_course, make_module, make_section

MODULE = "/modules/digital-practice/"
READ = f"{MODULE}good-practice/a-visit-three-ways/"
ATOM = "{http://www.w3.org/2005/Atom}"


def told(client, address):
    page = client.get(address).content.decode()
    return dict(re.findall(r'<meta (?:name|property)="([a-z:]+)" content="([^"]*)"', page)), page


def parsed(client, address):
    return ET.fromstring(client.get(address).content)  # noqa: S314 - our own


def places(client):
    return [loc.text for loc in parsed(client, "/sitemap.xml").iter() if loc.tag.endswith("loc")]


def titles(client, address=f"{MODULE}new.atom"):
    return [title.text for title in parsed(client, address).iter(f"{ATOM}title")][1:]


@pytest.fixture
def shut(programme):
    module = make_module("Law and rights", open_to="members", programmes=[programme])
    make_section(make_chapter(module, "Rights"), "Duties")


def test_a_page_that_is_open_says_what_it_is_about(client, db):
    make_section(make_chapter(make_module()), summary="Three visits & what they cost.")
    facts, page = told(client, READ)
    assert facts["description"] == facts["og:description"] == "Three visits &amp; what they cost."
    assert facts["og:title"] == "A visit, three ways"
    assert re.search(r'rel="canonical" href="http://[^"]+/modules/digital-practice/good-practice/a-visit-three-ways/"', page)
    assert 'type="application/atom+xml"' in page


def test_a_page_for_members_is_not_for_search_engines(amara, as_person, shut):
    facts, page = told(as_person(amara), "/modules/law-and-rights/rights/duties/")
    assert facts["robots"] == "noindex"
    assert "og:" not in page


def test_the_sitemap_holds_what_is_open_and_nothing_else(client, course, shut):
    chapter = make_chapter(make_module(), "Beginnings")
    PageViewRestriction.objects.create(page=chapter, restriction_type="login")
    found = [re.sub("^https?://[^/]+", "", place) for place in places(client)]
    assert found[:4] == ["/modules/", MODULE, f"{MODULE}good-practice/", READ]
    assert [place for place in found if "law" in place or "beginnings" in place] == []


def test_the_sitemap_and_the_feed_are_sent_again_only_when_something_changed(client, course):
    for address in ("/sitemap.xml", f"{MODULE}new.atom"):
        first = client.get(address)
        assert first.headers["Last-Modified"]
        assert not first.cookies
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    SectionPage.objects.first().save_revision().publish()
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_feed_tells_of_new_sections_and_of_answers(client, marek, course):
    page = SectionPage.objects.get(slug="a-visit-three-ways")
    facts = {"id": "6f7d4a1e-0000-4000-8000-000000000001", "place": "", "quote": "", "sender": "here"}
    remark = actions.write_remark(page=page.pk, words="Odd.", **facts)
    assert len(titles(client)) == 4
    actions.answer(remark=remark, you_said="It was odd.", we_did="We changed it.", by=marek)
    assert titles(client)[0] == "You said, we did: 1.1 A visit, three ways"
    assert "Odd." not in client.get(f"{MODULE}new.atom").content.decode()


def test_the_feed_of_a_module_for_members_is_for_them(client, amara, joan, as_person, shut):
    address = "/modules/law-and-rights/new.atom"
    assert client.get(address).status_code == 302
    assert titles(as_person(amara), address) == ["1.1 Duties", "1 Rights"]
    assert as_person(joan).get(address).status_code == 404


def test_a_demo_asks_robots_to_go_away_and_a_site_leads_them_to_its_map(client, settings):
    settings.DEMO = True
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    settings.DEMO = False
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_catalogue_says_what_can_be_read_without_signing_in(client, course, shut):
    page = client.get("/modules/").content.decode()
    assert "You can read these without signing in." in page
    assert "Law and rights" not in page


@pytest.mark.parametrize("sections", [1, 3])
def test_the_sitemap_and_the_feed_cost_the_same_queries(sections, client, db, django_assert_num_queries):
    make_course(sections)
    client.get("/sitemap.xml")
    with django_assert_num_queries(1):
        client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        client.get(f"{MODULE}new.atom")


def test_sections_of_a_chapter_with_content_notes_have_a_way_out(client, amara, as_person, course):
    page = client.get(READ).content.decode()
    assert "Leave this page quickly" not in page
    chapter = ChapterPage.objects.get()
    chapter.content_notes = "It speaks of violence."
    chapter.save_revision().publish()
    addresses = (READ, f"{MODULE}good-practice/taking-it-further/")
    assert all("Leave this page quickly" in client.get(address).content.decode() for address in addresses)
    assert "Leave this page quickly" in as_person(amara).get(READ).content.decode()
