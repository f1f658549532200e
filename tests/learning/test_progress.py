import pytest

from history.models import Entry
from learning.actions.progress import mark_as_done, mark_as_not_done, open_section, stop_at
from learning.models import Enrolment, SectionRead

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
HERE = "block-opening--3"


def reading_of(person):
    return SectionRead.objects.get(person=person)


@pytest.fixture
def page(amara, as_person, course):
    client = as_person(amara)

    def get():
        return client.get(READ).content.decode()

    return get


def test_done_is_said_and_next_becomes_the_main_button(amara, as_person, course, page):
    as_person(amara).post(f"{READ}done/")
    assert 'Done</span> <span class="muted">· 1 of 3 sections' in page()
    assert (
        '<a class="btn primary" href="/modules/digital-practice/good-practice/tools-carry-ideas/#title">Next section</a>' in page()
    )


def test_marking_as_done_leads_back_to_the_bar(amara, as_person, course):
    response = as_person(amara).post(f"{READ}done/")
    assert (response.status_code, response["Location"]) == (302, f"{READ}#done")


def test_not_done_restores(amara, as_person, course, section, page):
    client = as_person(amara)
    client.post(f"{READ}done/")
    client.post(f"{READ}not-done/")
    assert "Mark as done" in page()
    assert reading_of(amara).done_at is None


def test_done_twice_is_once(amara, course, section):
    first = mark_as_done(section=section, module=course, by=amara)
    again = mark_as_done(section=section, module=course, by=amara)
    assert first.done_at == again.done_at
    assert Entry.objects.filter(verb="section.mark_as_done").count() == 1


def test_not_done_of_what_was_never_done_changes_nothing(amara, course, section):
    mark_as_not_done(section=section, module=course, by=amara)
    assert not SectionRead.objects.exists()
    assert not Entry.objects.filter(verb="section.mark_as_not_done").exists()


def test_the_count_of_the_module_follows(amara, course):
    for section in course.chapters[0].sections[:2]:
        mark_as_done(section=section, module=course, by=amara)
    assert Enrolment.objects.get(person=amara).sections_done == 2
    mark_as_not_done(section=course.chapters[0].sections[0], module=course, by=amara)
    assert Enrolment.objects.get(person=amara).sections_done == 1


def test_the_paragraph_where_somebody_stopped_is_marked(amara, as_person, course, page):
    as_person(amara).post(f"{READ}place/", {"place": HERE})
    _before, after = page().split('id="you-stopped-here" tabindex="-1">You stopped here</p>')
    assert after.startswith(f'<p id="{HERE}">Three')


def test_a_place_keeps_what_was_done_and_the_last_word_wins(amara, course, section):
    mark_as_done(section=section, module=course, by=amara)
    stop_at(section=section, place="block-opening--2", by=amara)
    stop_at(section=section, place=HERE, by=amara)
    assert reading_of(amara).place == HERE
    assert reading_of(amara).done_at is not None


def test_no_mark_where_they_stopped_at_the_beginning_or_where_they_are_done(amara, course, section, page):
    stop_at(section=section, place="block-opening--1", by=amara)
    assert "You stopped here" not in page()
    stop_at(section=section, place=HERE, by=amara)
    mark_as_done(section=section, module=course, by=amara)
    assert "You stopped here" not in page()


def test_a_place_that_is_gone_is_no_fault(amara, course, section, page):
    stop_at(section=section, place="block-cut-by-the-author--9", by=amara)
    assert "You stopped here" not in page()


@pytest.mark.parametrize("place", ["", "opening", 'block-"><script>', "block-" + "x" * 200])
def test_what_is_no_place_is_refused(place, amara, as_person, course):
    assert as_person(amara).post(f"{READ}place/", {"place": place}).status_code == 400
    assert not SectionRead.objects.exists()


def test_opening_again_keeps_the_place(amara, course, section):
    stop_at(section=section, place=HERE, by=amara)
    open_section(section=section, module=course, by=amara)
    assert reading_of(amara).place == HERE


def test_minutes_left_are_counted_from_the_place(amara, course, section, page):
    assert "About 10 min left in this section" in page()
    stop_at(section=section, place="block-opening--3", by=amara)
    assert "About 5 min left in this section" in page()


def test_nobody_sees_how_far_somebody_else_has_read(amara, ben, as_person, course, section):
    stop_at(section=section, place=HERE, by=amara)
    mark_as_done(section=course.chapters[0].sections[1], module=course, by=amara)
    page = as_person(ben).get(READ).content.decode()
    assert "You stopped here" not in page
    assert "0 of 3 sections done" in page
    assert list(SectionRead.objects.visible_to(ben).exclude(person=ben)) == []


@pytest.mark.parametrize("what", ["done/", "not-done/", "place/"])
def test_somebody_signed_out_is_asked_to_sign_in(what, client, course):
    response = client.post(f"{READ}{what}", {"place": HERE})
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/") or "login" in response["Location"]


@pytest.mark.parametrize("what", ["done/", "not-done/", "place/"])
def test_looking_at_such_an_address_changes_nothing(what, amara, as_person, course):
    assert as_person(amara).get(f"{READ}{what}").status_code == 405
