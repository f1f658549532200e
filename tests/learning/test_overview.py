import json

import pytest

from learning.actions.progress import mark_as_done, stop_at
from learning.models import ModulePage
from learning.models.outline import library
from tests.factories.learning import make_chapter, make_course, make_module, make_section

MODULE = "/modules/digital-practice/"
FURTHER = f"{MODULE}good-practice/taking-it-further/"

WEBSITE = {
    "title": "Digital capabilities", "owner": "BASW", "url": "https://www.basw.co.uk/digital", "note": "Read it slowly.",
    "access": "free", "checked_on": "2026-11-16", "nation": "UK",
}  # fmt: skip
READING = {
    "kind": "article", "authors": ["West, D.", "Heath, D."], "year": 2011, "title": "Theoretical pathways to the future",
    "container": "Journal of Social Work", "volume": "11", "issue": "2", "pages": "209–221", "note": "No tool is neutral.",
    "access": "library", "goes_with": "1.2",
}  # fmt: skip
IDEA = {"title": "Five questions, one card", "text": "Write them on the back of your ID card."}


def words(client, address):
    return " ".join(client.get(address).content.decode().split())


def make_further(**values):
    entries = [("website", WEBSITE), ("reading", READING), ("idea", IDEA)]
    stream = json.dumps([{"type": kind, "id": kind, "value": value} for kind, value in entries])
    return make_section(make_chapter(make_module(), further=stream, **values))


def test_a_module_says_what_it_leads_to_and_what_is_still_to_come(client, db):
    to_come = json.dumps([{"type": "chapter", "id": "two", "value": {"title": "What we actually use", "summary": ""}}])
    make_chapter(make_module(outcomes="ask five questions\nsay what changes", to_come=to_come, ask="<p>Ask Sam.</p>"))
    page = words(client, MODULE)
    assert "<li>ask five questions</li><li>say what changes</li>" in page
    assert '<span class="n">2</span><span>What we actually use <small>Not yet published</small>' in page
    assert "<p>Ask Sam.</p>" in page


def test_a_chapter_in_draft_is_nowhere(client, course):
    module = ModulePage.objects.get()
    make_chapter(module, "Secret plans").unpublish()
    assert "Secret plans" not in words(client, MODULE)
    assert client.get(f"{MODULE}secret-plans/").status_code == 404


def test_a_module_says_how_far_somebody_is(amara, as_person, course):
    mark_as_done(section=course.chapters[0].sections[0], module=course, by=amara)
    assert "1 of 3 sections done · about 20 min left" in words(as_person(amara), MODULE)
    for section in course.chapters[0].sections:
        mark_as_done(section=section, module=course, by=amara)
    assert "3 sections, about 30 min · Done" in words(as_person(amara), MODULE)


def test_a_module_leads_back_to_where_somebody_stopped(amara, as_person, course):
    section = course.chapters[0].sections[1]
    stop_at(section=section, place="block-opening--2", by=amara)
    assert f'href="{section.url}#you-stopped-here">Carry on reading' in words(as_person(amara), MODULE)


@pytest.mark.parametrize("sections", [1, 3])
@pytest.mark.parametrize("address", [MODULE, f"{MODULE}good-practice/", FURTHER])
def test_overviews_cost_the_same_with_one_section_or_three(address, sections, amara, as_person, django_assert_num_queries):
    make_course(sections)
    client = as_person(amara)
    client.get(address)
    with django_assert_num_queries(3):  # the person, their roles, how far they have read
        client.get(address)


def test_taking_it_further_has_three_columns(client, db):
    make_further(further_intro="<p>None of this is set work.</p>")
    page = words(client, FURTHER)
    assert "None of this is set work." in page
    assert '<a href="https://www.basw.co.uk/digital">Digital capabilities</a>' in page
    assert "<b>Free</b> <span>basw.co.uk</span> <span>UK</span> <span>Tried Mon 16 Nov 2026</span>" in page
    assert "Goes well with 1.2." in page
    assert "Five questions, one card" in page


def test_a_reading_comes_with_its_reference(client, db):
    make_further()
    reference = (
        "West, D. and Heath, D. (2011) ‘Theoretical pathways to the future’, "
        "<cite>Journal of Social Work</cite>, 11(2), pp. 209–221."
    )
    assert f'<p class="reference">{reference}</p>' in words(client, FURTHER)


def test_taking_it_further_comes_between_two_chapters(client, db):
    module = make_module()
    for title in ("Good practice", "What we use"):
        make_section(make_chapter(module, title))
    page = client.get(FURTHER)
    assert page.context["previous"].url == f"{MODULE}good-practice/a-visit-three-ways/"
    assert page.context["next"].url == f"{MODULE}what-we-use/a-visit-three-ways/"


def test_a_chapter_shows_its_sections_in_order(client, course):
    page = client.get(f"{MODULE}good-practice/")
    assert [line.entry.number for line in page.context["lines"]] == ["1.1", "1.2", "1.3"]


def test_the_numbers_of_modules_begin_again(client, course):
    make_section(make_chapter(make_module("Law for practice")))
    assert [module.chapters[0].entry.number for module in library().modules.values()] == ["1", "1"]
