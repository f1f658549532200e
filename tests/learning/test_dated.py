"""Statements of law and websites that are to be checked again."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from accounts.models import Notice
from accounts.models.notice_words import what_still_holds
from accounts.rules import Role
from history.models import Entry
from learning.models import ChapterPage, DatedFact, ModulePage, PublishedBody, SectionPage, StillTrue
from learning.models.dated import facts_to_check, months_before
from tests.factories.accounts import make_person
from tests.factories.learning import make_chapter, make_module, make_section

TODAY = date(2026, 11, 27)
READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-27 10:00", tick=False):
        yield


def law(name, checked_on, owner="Marek Nowak"):
    said = {"checked_on": checked_on, "nation": "UK", "owner": owner, "source_url": "https://x.example/8"}
    return {"type": "law", "id": name, "value": {"html": f"<p>Article {name}.</p>", **said}}


def website(name, checked_on):
    said = {
        "owner": "BASW",
        "url": "https://x.example/",
        "note": "",
        "access": "free",
        "nation": "UK",
        "nation_note": "",
        "goes_with": "",
    }
    return {"type": "website", "id": name, "value": {"title": f"Site {name}", "checked_on": checked_on, **said}}


@pytest.fixture
def section(db):
    chapter = make_chapter(make_module())
    chapter.further = ChapterPage._meta.get_field("further").stream_block.to_python(
        [website("old", "2026-05-01"), website("new", "2026-11-01")]
    )
    chapter.save_revision().publish()
    return make_section(
        chapter, body=[law("eight", "2026-05-26"), law("nine", "2026-05-27"), law("ten", "2026-01-02", "Sofia Lind")]
    )


def waiting():
    return [fact.block for fact in facts_to_check(TODAY)]


def press(client, name):
    return client.post(f"/cms/to-check/{DatedFact.objects.get(block=name).pk}/still-true/", follow=True)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 27), 6, date(2026, 5, 27)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 1), 13, date(2024, 12, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, before):
    assert months_before(day, months) == before


def test_what_was_checked_more_than_six_months_ago_waits_the_oldest_first(section):
    assert waiting() == ["ten", "old", "eight"]


def test_a_module_may_say_how_long_its_statements_hold(section):
    module = ModulePage.objects.get()
    module.check_again_months = 10
    module.save_revision().publish()
    assert waiting() == ["ten"]


def test_what_is_not_published_any_more_waits_for_nobody(section):
    section.unpublish()
    assert waiting() == ["old"]


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_of_what_to_check_is_asked_in_as_many_queries_whatever_its_length(more, section, django_assert_num_queries):
    make_section(ChapterPage.objects.get(), "More", body=[law(f"more-{at}", "2026-01-01") for at in range(more)] or None)
    with django_assert_num_queries(2):
        facts_to_check(TODAY)


def test_marek_reads_what_to_check_with_its_owner(marek, as_person, section):
    page = as_person(marek).get("/cms/to-check/").content.decode()
    assert page.index("Article ten.") < page.index("Site old") < page.index("Article eight.")
    assert "Sofia Lind" in page
    assert "Nobody named" in page


def test_one_press_says_it_is_still_true_to_readers_and_keeps_who_and_when(marek, as_person, section):
    page = press(as_person(marek), "eight").content.decode()
    assert "Noted: still true today." in page
    assert "Article eight." not in page
    assert "checked Fri 27 Nov 2026 by Marek Nowak" in Client().get(READ).content.decode()
    kept = StillTrue.objects.get()
    assert (kept.block, kept.by, kept.page_id) == ("eight", marek, section.pk)
    assert Entry.objects.filter(verb="fact.still_true", actor_pk=str(marek.pk)).count() == 1


def test_a_second_press_has_no_second_effect(marek, as_person, section):
    client, fact = as_person(marek), DatedFact.objects.get(block="eight")
    for _ in range(2):
        client.post(f"/cms/to-check/{fact.pk}/still-true/")
        press(client, "eight")
    assert StillTrue.objects.count() == 1


def test_what_is_still_a_draft_stays_a_draft_with_the_new_day_in_it(marek, as_person, section):
    page = SectionPage.objects.get(pk=section.pk)
    page.title = "Another title"
    page.save_revision()
    press(as_person(marek), "eight")
    published, draft = (
        SectionPage.objects.get(pk=section.pk),
        SectionPage.objects.get(pk=section.pk).get_latest_revision_as_object(),
    )
    assert (published.title, published.body[0].value["checked_on"], published.has_unpublished_changes) == (
        "A visit, three ways",
        TODAY,
        True,
    )
    assert (draft.title, draft.body[0].value["checked_on"]) == ("Another title", TODAY)


def test_a_website_is_still_true_too(marek, as_person, section):
    press(as_person(marek), "old")
    assert '"checked_on": "2026-11-27"' in str(PublishedBody.objects.get(page=ChapterPage.objects.get().pk).content).replace(
        "'", '"'
    )


def test_a_page_that_waits_for_a_reviewer_is_left_as_it_is(marek, as_person, section):
    section.get_workflow().start(section, marek)
    assert "waits for its day or for a reviewer" in press(as_person(marek), "eight").content.decode()
    assert not StillTrue.objects.exists()


@pytest.mark.parametrize("who", ["amara", "sam", "priya", "joan", "elin"])
def test_nobody_else_sees_or_says_it(who, cast, as_person, section):
    client = as_person(cast[who])
    assert client.get("/cms/to-check/").status_code in (302, 403)
    client.post(f"/cms/to-check/{DatedFact.objects.get(block='eight').pk}/still-true/")
    assert not StillTrue.objects.exists()


def said_to(person):
    [notice] = Notice.objects.filter(person=person)
    return [said.subject for said in what_still_holds([notice]).values()]


def test_authors_are_reminded_once_a_week_of_what_is_theirs_or_nobodys(marek, sam, university, section):
    sofia = make_person("Sofia Lind", Role.AUTHOR, university)
    for _ in range(2):
        call_command("remind_to_check")
    assert said_to(marek) == ["Marek: 2 to check again"]
    assert said_to(sofia) == ["Sofia: 2 to check again"]
    assert not Notice.objects.filter(person=sam).exists()
    with time_machine.travel("2026-12-04 10:00", tick=False):
        call_command("remind_to_check")
    assert Notice.objects.filter(person=marek).count() == 2


def test_whoever_has_checked_it_since_is_told_nothing(marek, as_person, section):
    call_command("remind_to_check")
    for name in ("eight", "ten", "old"):
        press(as_person(marek), name)
    assert said_to(marek) == []
