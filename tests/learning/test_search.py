"""Searching inside a module."""

import pytest
from bs4 import BeautifulSoup

from learning.models import ModulePage, SectionPage, Term
from learning.models.search import Sought
from tests.factories.learning import make_chapter, make_module, make_section, text_block

pytestmark = pytest.mark.usefixtures("searchable")
SEARCH = "/modules/digital-practice/search/"
READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"


@pytest.fixture
def module(db):
    module = make_module()
    chapter = make_chapter(module)
    paragraphs = ("She reads the letter aloud.", "He consented to the visit, and could say no.")
    make_section(chapter, body=[text_block("one", *paragraphs)], summary="Three visits.")
    make_section(chapter, "Tools carry ideas", body=[text_block("two", "A form carries an idea of a family.")])
    return ModulePage.objects.get(pk=module.pk)


def found(client, words, address=SEARCH):
    page = BeautifulSoup(client.get(address, {"q": words}).content, "html.parser")
    return [(link.get_text(), link["href"]) for link in page.select(".found a")]


@pytest.mark.parametrize("words", ["consent", "consents", "Consented", "visit consent", "“consent”", "consent!"])
def test_words_lead_to_the_paragraph_where_they_stand(words, client, module):
    assert found(client, words) == [("1.1 A visit, three ways", f"{READ}#block-one--2")]


def test_what_was_found_is_shown_in_its_sentence_with_the_words_marked(client, module):
    page = BeautifulSoup(client.get(SEARCH, {"q": "consent"}).content, "html.parser")
    assert page.select_one(".found p").get_text() == "He consented to the visit, and could say no."
    assert [mark.get_text() for mark in page.select(".found mark")] == ["consented"]


def test_all_words_have_to_be_there(client, module):
    assert found(client, "consent family") == []
    assert "Nothing in this module has all of these words" in client.get(SEARCH, {"q": "consent family"}).content.decode()


def test_words_of_the_title_and_the_summary_are_found(client, module):
    assert found(client, "three visits") == [("1.1 A visit, three ways", READ)]


def test_the_glossary_and_the_titles_of_activities_are_found(client, module):
    Term.objects.create(module=module, term="portal", meaning="A website for forms.")
    assert found(client, "portals") == [("Portal", "/modules/digital-practice/glossary/#portal")]


@pytest.mark.parametrize("words", ["", "  ", "?!", "\0", "'; --", "%", "*", '"', "NEAR(", "a" * 500])
def test_odd_words_find_nothing_and_break_nothing(words, client, module):
    assert client.get(SEARCH, {"q": words}).status_code == 200
    assert found(client, words) == []


def test_what_is_typed_is_shown_as_words(client, module):
    page = client.get(SEARCH, {"q": "<b>consent"}).content.decode()
    assert "<b>consent" not in page
    assert Sought("<b>x").excerpt("a <b>x") == "a &lt;<mark>b</mark>&gt;<mark>x</mark>"


def test_a_draft_and_a_section_that_is_not_live_are_not_found(client, module):
    page = SectionPage.objects.get(slug="a-visit-three-ways")
    page.body = [("text", "<p>Kittiwakes.</p>")]
    page.save_revision()
    assert found(client, "kittiwakes") == []
    page.unpublish()
    assert found(client, "consent") == []


def test_another_modules_words_are_not_found(client, module):
    make_section(make_chapter(make_module("Law and rights"), "Rights"), "Duties", body=[text_block("x", "Kittiwakes.")])
    assert found(client, "kittiwakes") == []


def test_somebody_signed_out_is_given_no_cookie_and_nothing_is_kept(client, module):
    response = client.get(SEARCH, {"q": "consent"})
    assert not response.cookies
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")


def test_a_module_for_members_is_searched_by_them_alone(client, joan, as_person, programme):
    module = make_module(open_to="members", programmes=[programme])
    make_section(make_chapter(module), body=[text_block("one", "Consent.")])
    assert client.get(SEARCH, {"q": "consent"}).status_code == 302
    assert as_person(joan).get(SEARCH, {"q": "consent"}).status_code == 404


def test_of_a_section_that_opens_only_after_another_a_student_reads_no_words(amara, as_person, client, module):
    first, second = SectionPage.objects.order_by("path")
    second.first = [("section", first)]
    second.first_why, second.first_is_a_must = "It builds on it.", True
    second.save_revision().publish()
    assert "carries an idea" in client.get(SEARCH, {"q": "family"}).content.decode()
    page = as_person(amara).get(SEARCH, {"q": "family"}).content.decode()
    assert "1.2 Tools carry ideas" in page
    assert "carries an idea" not in page


@pytest.mark.parametrize("sections", [1, 3])
def test_a_search_costs_the_same_queries(sections, amara, as_person, db, django_assert_num_queries):
    chapter = make_chapter(make_module())
    for number in range(sections):
        make_section(chapter, f"Visit {number}", body=[text_block("one", "Consent.")])
    client = as_person(amara)
    client.get(SEARCH, {"q": "consent"})
    with django_assert_num_queries(5):  # the person and their roles, the words, the sections, what was drawn of them
        assert len(found(client, "consent")) == sections
