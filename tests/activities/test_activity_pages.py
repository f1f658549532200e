import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from activities.actions.attempt import check, start
from activities.models import Attempt
from activities.models.shown import facts_for_section, shown_by_key, waiting
from tests.activities.test_attempts import RIGHT, WRONG
from tests.factories.activities import make_sort

pytestmark = pytest.mark.django_db


def fields(answer):
    return {f"card-{card}": group for card, group in answer.items()}


def address(name, activity):
    return reverse(f"activities:{name}", args=[activity.pk])


@pytest.mark.parametrize(("who", "status"), [("amara", 200), ("joan", 200), ("marek", 200), (None, 302)])
def test_who_can_open_an_activity(as_person, cast, sort, who, status):
    assert as_person(cast.get(who)).get(address("attempt", sort)).status_code == status


def test_without_a_script_each_card_has_a_select(as_person, amara, sort):
    page = as_person(amara).get(address("attempt", sort)).content.decode()
    assert page.count('name="card-') == 3


def test_the_page_does_not_give_the_answers_away(as_person, amara, sort):
    page = as_person(amara).get(address("attempt", sort)).content.decode()
    assert "It is a thing." not in page


def test_checking_goes_back_to_the_result_on_the_page_it_came_from(as_person, amara, sort):
    sent = fields(WRONG) | {"next": "/modules/digital-practice/"}
    answer = as_person(amara).post(address("attempt_check", sort), sent)
    assert answer.url == "/modules/digital-practice/#activity-what-goes-where-result"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_nobody_is_sent_to_another_site(as_person, amara, sort, elsewhere):
    answer = as_person(amara).post(address("attempt_check", sort), {"next": elsewhere})
    assert answer.url == f"{address('attempt', sort)}#activity-what-goes-where-result"


def test_a_script_gets_the_activity_drawn_anew(as_person, amara, sort):
    answer = as_person(amara).post(address("attempt_check", sort), fields(WRONG), headers={"X-Fragment": "1"})
    assert answer.status_code == 200
    assert "2 of 3 fit. Look again at “privacy”." in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_when_all_fit_the_explanation_stands_there_and_the_way_to_the_log(as_person, amara, sort):
    answer = as_person(amara).post(address("attempt_check", sort), fields(RIGHT), follow=True)
    page = answer.content.decode()
    assert "They disagree about the flag." in page
    assert address("attempt_log", sort) in page


def test_write_about_this_leads_to_an_entry_with_the_attempt(as_person, amara, sort):
    attempt = check(activity=sort, answer=RIGHT, by=amara)
    answer = as_person(amara).post(address("attempt_log", sort))
    assert answer.url == f"{reverse('activities:log_entry_new')}?attempt={attempt.pk}"


def test_each_card_is_saved_as_it_is_placed(as_person, amara, sort):
    answer = as_person(amara).post(address("attempt_save", sort), {"card-privacy": "value"}, headers={"Accept": "application/json"})
    attempt = Attempt.objects.get()
    assert answer.json() == {"saved_at": attempt.saved_at.isoformat(), "answer": {"privacy": "value"}}
    assert attempt.answer == {"privacy": "value"}


def test_two_devices_place_cards_of_one_attempt(as_person, amara, sort):
    client = as_person(amara)
    client.post(address("attempt_save", sort), {"card-privacy": "value"})
    client.post(address("attempt_save", sort), {"card-red-flag": "tool"})
    assert Attempt.objects.get().answer == {"privacy": "value", "red-flag": "tool"}


def test_a_script_that_lost_its_sign_in_is_told_so(client, sort):
    answer = client.post(address("attempt_save", sort), {"card-privacy": "value"}, headers={"Accept": "application/json"})
    assert answer.status_code == 401


def test_a_form_that_lost_its_sign_in_comes_back_to_its_page(client, sort):
    answer = client.post(address("attempt_check", sort), {"next": "/modules/digital-practice/"})
    assert answer.url == "/account/login/?next=/modules/digital-practice/"


def test_a_card_moved_after_finishing_meets_a_kind_sentence(as_person, amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    answer = as_person(amara).post(address("attempt_save", sort), fields(WRONG), follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "You have already finished “What goes where?”. Press Try again to begin anew."
    ]


def test_finishing_too_early_says_what_is_missing(as_person, amara, sort):
    answer = as_person(amara).post(address("attempt_finish", sort), {"card-privacy": "value"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "Still to place: “falls alarm” and “red flag”. Then you can check."
    ]


def test_trying_again_offers_every_card_anew(as_person, amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    page = as_person(amara).post(address("attempt_again", sort), follow=True).content.decode()
    assert "0 of 3 placed" in page


def test_a_draft_activity_is_not_there(as_person, amara, sort):
    sort.unpublish()
    client = as_person(amara)
    assert client.get(address("attempt", sort)).status_code == 404
    assert client.post(address("attempt_check", sort), fields(RIGHT)).status_code == 404


def test_amara_and_ben_see_their_own_cards(as_person, amara, ben, sort):
    as_person(amara).post(address("attempt_save", sort), fields(WRONG))
    page = as_person(ben).get(address("attempt", sort)).content.decode()
    assert "0 of 3 placed" in page


def test_one_query_for_all_activities_of_a_section(amara, sort, django_assert_num_queries):
    start(activity=sort, by=amara)
    others = [make_sort(key=f"sort-{number}") for number in (1, 2)]
    check(activity=others[0], answer=RIGHT, by=amara)
    with django_assert_num_queries(1):
        assert len(shown_by_key(amara, [sort.key])) == 1
    with django_assert_num_queries(1):
        shown = shown_by_key(amara, [sort.key, "sort-1", "sort-2", "gone"])
        assert [bool(one.attempt) for one in shown.values()].count(True) == 2


def test_the_newest_attempt_is_shown(amara, sort, as_person):
    check(activity=sort, answer=RIGHT, by=amara)
    as_person(amara).post(address("attempt_again", sort))
    shown = shown_by_key(amara, [sort.key])[sort.key]
    assert (shown.attempt.answer, shown.can_be_answered) == ({}, True)


def test_a_prompt_opens_a_private_entry_with_the_question(as_person, amara, prompt):
    answer = as_person(amara).post(address("attempt_log", prompt), follow=True)
    page = answer.content.decode()
    assert "When did a form shape how someone saw me?" in page
    assert "Only you can see this" in page


def test_what_a_browser_keeps_holds_all_that_may_be_said_and_a_page_from_the_server_does_not(sort):
    shown = {"state": waiting(facts_for_section(sort)), "next": "/"}
    served, kept = (render_to_string("activities/activity/_activity.html", shown | {"kept": one}) for one in (False, True))
    assert (served.count("data-remarks"), kept.count("data-remarks")) == (0, 1)
    assert kept.count('data-name="card-') == 3 * len(sort.facts()["groups"])
