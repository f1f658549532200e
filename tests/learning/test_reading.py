import re

import pytest
from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from learning.actions.progress import stop_at
from learning.models import SectionRead
from learning.models.kept import _things as kept_things
from learning.models.outline import library
from tests.factories.learning import make_chapter, make_course, make_module, make_section, text_block

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
SECOND = "/modules/digital-practice/good-practice/tools-carry-ideas/"


def words_of(response):
    return response.content.decode()


def test_somebody_signed_out_reads_an_open_module(client, course):
    response = client.get(READ)
    assert response.status_code == 200
    assert "<h1" in words_of(response)
    assert "1.1 A visit, three ways</h1>" in words_of(response)
    assert "Chapter 1, section 1 of 3" in words_of(response)


def test_a_warm_page_costs_a_stranger_no_query_and_no_session(client, course, django_assert_num_queries):
    client.get(READ)
    with django_assert_num_queries(0):
        response = client.get(READ)
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_a_browser_that_has_the_page_is_told_so(client, course):
    first = client.get(READ)
    again = client.get(READ, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_module_is_sent_again(client, course, django_assert_num_queries):
    first = client.get(READ)
    make_course(sections=4)
    assert client.get(READ, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_what_readers_share_holds_nothing_of_anybody(client, amara, ben, as_person, course):
    client.get(READ)
    as_person(amara).get(READ)
    stop_at(section=course.chapters[0].sections[0], place="block-opening--3", by=amara)
    as_person(amara).get(READ)
    page = words_of(as_person(ben).get(READ))
    assert "Amara" not in page
    assert "You stopped here" not in page
    assert "Ben Hollis" in page
    shared = str([thing for thing in kept_things.values() if isinstance(thing, list | bytes)])
    assert not re.search("Amara|Ben|stopped here|osei", shared)


def test_a_section_says_whose_it_is_so_that_the_device_knows_what_to_back_up(client, amara, ben, as_person, course):
    pages = [words_of(client.get(READ))] + [words_of(as_person(someone).get(READ)) for someone in (amara, ben)]
    assert [re.findall(r'data-whose="(.*?)"', page) for page in pages] == [[], [str(amara.pk)], [str(ben.pk)]]


def test_somebody_signed_out_is_given_no_cookie(client, course):
    assert not client.get(READ).cookies


def test_the_top_of_a_section_is_the_top_of_any_page(amara, as_person, course):
    client = as_person(amara)
    pages = [words_of(client.get(page)) for page in (READ, "/modules/")]
    tops = [re.search(r"<header class=.top.>.*?</header>", page, re.DOTALL)[0] for page in pages]
    section, index = (re.sub(r'value="\w{64}"', "", top).replace('aria-current="page"', "") for top in tops)
    assert section == index


def test_news_from_another_page_is_shown_once(amara, as_person, course):
    client = as_person(amara)
    request = RequestFactory().get("/")
    SessionMiddleware(lambda _: None).process_request(request)
    storage = CookieStorage(request)
    storage.add(messages.SUCCESS, "Saved. Only you can see this.")
    response = HttpResponse()
    storage.update(response)
    client.cookies["messages"] = response.cookies["messages"].value
    page = words_of(client.get(READ))
    assert ("Saved. Only you can see this." in page, '<nav class="toc"' in page, "&lt;nav" in page) == (True, True, False)
    assert "Saved. Only you can see this." not in words_of(client.get(READ))


def test_reading_settings_of_one_visitor_stay_theirs(client, course):
    client.cookies["reading"] = "theme-dark"
    assert 'data-theme="dark"' in words_of(client.get(READ))
    client.cookies.clear()
    assert 'data-theme="dark"' not in words_of(client.get(READ))


@pytest.mark.parametrize("sections", [1, 3])
def test_a_student_reads_with_the_same_few_queries(sections, amara, as_person, django_assert_num_queries):
    make_course(sections)
    client = as_person(amara)
    client.get(READ)
    with django_assert_num_queries(3):  # the person, how far they have read, what they marked here
        client.get(READ)


def test_only_the_first_section_somebody_ever_opens_costs_two_more(amara, ben, as_person, course, django_assert_num_queries):
    as_person(ben).get(READ)
    as_person(ben).get(SECOND)
    client = as_person(amara)
    with django_assert_num_queries(6):  # also their roles; they are put on the module, and that they are here is remembered
        client.get(READ)
    with django_assert_num_queries(4):
        client.get(SECOND)


@pytest.mark.parametrize("address", ["nowhere/", "digital-practice/nowhere/", "digital-practice/good-practice/nowhere/"])
def test_what_is_not_there_is_not_found(address, client, course):
    assert client.get(f"/modules/{address}").status_code == 404


def test_previous_and_next_follow_the_order_of_the_pages(client, course):
    page = client.get(SECOND)
    assert page.context["previous"].title == "A visit, three ways"
    assert page.context["next"].title == "Five questions"


def test_taking_it_further_comes_after_the_last_section(client, course):
    page = client.get("/modules/digital-practice/good-practice/five-questions/")
    assert page.context["next"].url == reverse("learning:further", args=["digital-practice", "good-practice"])


def test_opening_a_section_is_remembered_and_puts_the_student_on_the_module(amara, as_person, course, section):
    as_person(amara).get(READ)
    read = SectionRead.objects.get(person=amara)
    assert (read.section_id, read.place, read.done_at) == (section.pk, "", None)
    assert list(amara.enrolments.values_list("module_id", flat=True)) == [course.pk]


def test_minutes_are_counted_from_the_words_where_the_author_gives_none(client, db):
    words = " ".join(["word"] * 450)
    pause = {"type": "pause", "id": "pause", "value": {"html": "<p>Why?</p>"}}
    make_section(make_chapter(make_module()), body=[text_block("long", words), pause])
    assert library().modules["digital-practice"].minutes == 5  # 450 words at 200 a minute, and 2 minutes to think


def test_reading_settings_are_kept_without_a_token_but_not_from_another_site(course):
    visitor = Client(enforce_csrf_checks=True)
    form = {"theme": "dark", "next": READ}
    refused = visitor.post(reverse("reading_settings"), form, headers={"sec-fetch-site": "cross-site"})
    assert (refused.status_code, "reading" in visitor.cookies) == (403, False)
    assert visitor.post(reverse("reading_settings"), form).status_code == 302
    assert 'data-theme="dark"' in words_of(visitor.get(READ))
