"""A chapter on a phone: what is in it, what it weighs, and that it names nobody."""

import json

import pytest
from django.conf import settings
from django.urls import reverse

from learning.models import SectionPage
from tests.factories.learning import make_course

CHAPTER = "/modules/digital-practice/good-practice/"
KEEP = f"{CHAPTER}keep/"


@pytest.fixture
def kept(as_person, amara, course):
    return as_person(amara).get(f"{KEEP}list.json").json()


@pytest.fixture
def course(db):
    make_course()


def test_every_section_is_kept_under_its_own_address(kept):
    assert [address for _, address in kept["pages"]] == [
        f"{CHAPTER}{slug}/" for slug in ("a-visit-three-ways", "tools-carry-ideas", "five-questions")
    ]
    assert all(source == f"{address}kept/" for source, address in kept["pages"])


def test_every_file_that_the_pages_ask_for_is_kept(kept, as_person, amara):
    page = as_person(amara).get(kept["pages"][0][0]).content.decode()
    names = {path.rpartition("/")[2] for path in kept["files"]}
    assert {"waymark.css", "reader.css", "app.js", "highlights.js", "marking-kept.js", "kept-deeds.js", "in-place.js"} <= names
    static = [path for path in kept["files"] if path.startswith(settings.STATIC_URL)]
    assert [path for path in static if not (settings.BASE_DIR / "static" / path.removeprefix(settings.STATIC_URL)).is_file()] == []
    assert kept["size"] > len(page)


def test_a_kept_page_names_nobody_and_holds_nothing_of_theirs(kept, as_person, amara, ben):
    hers, his = (as_person(one).get(kept["pages"][0][0]) for one in (amara, ben))
    page = hers.content.decode()
    assert page == his.content.decode()
    assert (amara.name in page, "data-whose" in page, "data-kept-page" in page) == (False, False, True)


def test_the_version_changes_with_the_text_and_not_without(kept, as_person, amara):
    assert f'data-version="{kept["version"]}"' in as_person(amara).get(KEEP).content.decode()
    page = SectionPage.objects.get(slug="five-questions")
    page.title = "Six questions"
    page.save_revision().publish()
    assert as_person(amara).get(f"{KEEP}list.json").json()["version"] != kept["version"]


def test_the_page_says_what_it_weighs_and_who_may_not_read_it_finds_none(as_person, cast, programme):
    make_course(open_to="members", programmes=[programme])
    page = as_person(cast["amara"]).get(KEEP).content.decode()
    assert "Its 3 sections then open without a signal" in page
    assert "Keep it, " in page
    for address in (KEEP, f"{KEEP}list.json", f"{CHAPTER}five-questions/kept/"):
        assert as_person(cast["tom"]).get(address).status_code == 404
        assert as_person(None).get(address).status_code == 302


def test_the_worker_goes_on_being_the_same_for_everybody(client):
    said = json.loads(client.get("/service-worker.js").content.decode().partition(" = ")[2].partition(";\n")[0])
    assert reverse("offline") in said["pages"]
