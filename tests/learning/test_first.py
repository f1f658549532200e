import json

import pytest
from django.core.exceptions import ValidationError

from learning.actions.progress import mark_as_done, open_section
from learning.models import SectionPage, SectionRead
from learning.models.outline import library
from tests.factories.learning import TITLES, make_chapter, make_module, make_section

CHAPTER = "/modules/digital-practice/good-practice/"
FIRST, SECOND = f"{CHAPTER}a-visit-three-ways/", f"{CHAPTER}tools-carry-ideas/"
WHY = "It goes on with the same visit."


def make(*, must=False, why=WHY):
    """Two sections; the first of them comes before the second."""
    chapter = make_chapter(make_module())
    before = make_section(chapter, TITLES[0], minutes=10)
    asked = [{"type": "section", "id": "one", "value": before.pk}]
    make_section(chapter, TITLES[1], minutes=10, first=json.dumps(asked), first_why=why, first_is_a_must=must)
    return library().modules["digital-practice"]


def words(client, path=SECOND):
    return " ".join(client.get(path).content.decode().split())


def test_amara_is_told_what_comes_first_and_why_and_goes_on_anyway(as_person, amara, db):
    make()
    client = as_person(amara)
    page = words(client)
    assert WHY in page
    assert f'Read <a href="{FIRST}">1.1 A visit, three ways</a> and mark it as done' in page
    assert f'href="{SECOND}?anyway=on">Go on anyway' in page
    assert not SectionRead.objects.exists()
    assert "1.2 Tools carry ideas</h1>" in words(client, f"{SECOND}?anyway=on")
    assert "1.2 Tools carry ideas</h1>" in words(client)  # she is not asked again


def test_once_it_is_done_nothing_is_asked(as_person, amara, db):
    module = make()
    mark_as_done(section=module.chapters[0].sections[0], module=module, by=amara)
    assert "1.2 Tools carry ideas</h1>" in words(as_person(amara))


def test_a_must_has_no_other_way_but_says_why(as_person, amara, db):
    make(must=True)
    page = words(as_person(amara), f"{SECOND}?anyway=on")
    assert (WHY in page, "This section opens when you have done" in page, "Go on anyway" in page) == (True, True, False)


def test_nobody_who_has_begun_is_locked_out(as_person, amara, db):
    module = make(must=True)
    open_section(section=module.chapters[0].sections[1], module=module, by=amara)
    assert "1.2 Tools carry ideas</h1>" in words(as_person(amara))


@pytest.mark.parametrize("who", [None, "sam", "marek", "joan"])
def test_strangers_to_an_open_module_and_colleagues_are_not_asked(as_person, cast, db, who):
    make(must=True)
    assert "1.2 Tools carry ideas</h1>" in words(as_person(cast.get(who)))


def test_what_is_not_there_any_more_is_not_asked_for(as_person, amara, db):
    make(must=True)
    SectionPage.objects.get(slug="a-visit-three-ways").unpublish()
    assert "Tools carry ideas</h1>" in words(as_person(amara))


def test_an_author_says_why(db):
    make()
    page = SectionPage.objects.get(slug="tools-carry-ideas")
    page.first_why = ""
    with pytest.raises(ValidationError, match="Say in one sentence why"):
        page.full_clean()


def test_a_section_without_costs_nothing_more(as_person, amara, db, django_assert_num_queries):
    make()
    client = as_person(amara)
    client.get(FIRST)
    with django_assert_num_queries(3):
        client.get(FIRST)
    with django_assert_num_queries(4):  # their roles, and how far they have read what comes first
        client.get(SECOND)
