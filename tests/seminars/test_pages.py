from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from seminars.actions.room import post_message, raise_hand
from seminars.actions.session import Written, cancel, finish
from seminars.models import Session
from seminars.states import SessionState
from tests.factories.seminars import TITLE, make_session

WHO = ["amara", "ben", "joan", "sam", "carol", "tom", "priya", "marek", "ruth", "elin"]
PEOPLE, HOST = {"amara", "ben", "joan", "sam"}, {"sam"}
READ = ["", "before/", "now/", "after/", "ticket/", "events/"]
HOSTS_READ = ["change/", "cancel/", "finish/", "save-summary/"]
TAKE_PART = ["post-message/", "raise-hand/", "lower-hand/", "beat/", "leave/"]
HOSTS_DO = ["start/", "take-hand/", "remove-person/", "finish/", "save-summary/", "cancel/"]


@pytest.mark.parametrize("who", WHO)
def test_who_can_open_each_page_of_a_seminar(as_person, cast, live, who):
    browser = as_person(cast[who])
    for part in READ:
        assert browser.get(f"/seminars/{live.pk}/{part}").status_code == ((302 if part == "" else 200) if who in PEOPLE else 404), (
            part
        )
    for part in HOSTS_READ:
        wanted = 200 if who in HOST else 403 if who in PEOPLE else 404
        assert browser.get(f"/seminars/{live.pk}/{part}").status_code == wanted, part


@pytest.mark.parametrize("who", WHO)
def test_who_can_do_each_thing_in_a_seminar(as_person, cast, live, who):
    browser = as_person(cast[who])
    for part in TAKE_PART:
        assert (browser.post(f"/seminars/{live.pk}/{part}").status_code in {200, 302}) is (who in PEOPLE), part
    for part in HOSTS_DO:
        wanted = {200, 302} if who in HOST else {403} if who in PEOPLE else {404}
        assert browser.post(f"/seminars/{live.pk}/{part}").status_code in wanted, part


def test_somebody_signed_out_is_asked_to_sign_in(client, live):
    for part in READ + HOSTS_READ:
        assert client.get(f"/seminars/{live.pk}/{part}").url.startswith("/account/login/"), part


@pytest.mark.parametrize("who", WHO)
def test_only_tutors_plan_seminars(as_person, cast, who):
    assert as_person(cast[who]).get("/seminars/schedule/").status_code == (200 if who == "sam" else 403)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(as_person, amara, sam, cohort, number, django_assert_num_queries):
    for _ in range(number):
        make_session(sam, cohort, starts_in=timedelta(days=1))
        make_session(sam, cohort, starts_in=timedelta(days=-1))
    browser = as_person(amara)
    with django_assert_num_queries(4):  # who signed in, their roles, to come, what was
        page = browser.get("/seminars/")
    assert page.content.decode().count("session-list") == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_room_costs_the_same_for_one_and_three_messages_and_hands(as_person, live, cast, number, django_assert_num_queries):
    for name in ("amara", "ben", "joan")[:number]:
        post_message(session=live, by=cast[name], words="One")
        raise_hand(session=live, by=cast[name])
    browser = as_person(cast["sam"])
    with django_assert_num_queries(
        13
    ):  # who signed in, the seminar, people, stage, votes, box, small rooms, door, chat, hands, turn, who is here, roles
        page = browser.get(f"/seminars/{live.pk}/now/")
    assert page.content.decode().count("please</span></button>") == number + 1


@pytest.mark.parametrize("number", [1, 3])
def test_what_was_costs_the_same_for_one_and_three_messages(as_person, live, cast, number, django_assert_num_queries):
    for name in ("amara", "ben", "joan")[:number]:
        post_message(session=live, by=cast[name], words="One")
    finish(session=live, by=cast["sam"], summary=Written(asked="What?"))
    browser = as_person(cast["sam"])
    with django_assert_num_queries(
        11
    ):  # who signed in, the seminar, people, summary with case, question box, register, answers, small rooms, votes, chat, roles
        browser.get(f"/seminars/{live.pk}/after/")


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_seminar_leads_to_the_part_that_matters_now(as_person, amara, sam, cohort):
    browser, session = as_person(amara), make_session(sam, cohort, starts_in=timedelta(days=1))
    assert browser.get(f"/seminars/{session.pk}/").url.endswith("/before/")
    with time_machine.travel(session.starts - timedelta(minutes=9)):
        assert browser.get(f"/seminars/{session.pk}/").url.endswith("/now/")
    Session.objects.update(state=SessionState.FINISHED)
    assert browser.get(f"/seminars/{session.pk}/").url.endswith("/after/")


def test_too_early_says_when_the_room_opens(as_person, amara, sam, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(days=1))
    opens = timezone.localtime(session.starts - timedelta(minutes=10))
    assert f"The room opens at {opens:%H:%M}" in text_of(as_person(amara).get(f"/seminars/{session.pk}/now/"))


def test_a_latecomer_meets_a_kind_sentence(as_person, amara, live, sam):
    finish(session=live, by=sam)
    page = text_of(as_person(amara).get(f"/seminars/{live.pk}/now/"))
    assert "You are not too late for what came of it" in page
    assert f'href="/seminars/{live.pk}/after/">After</a>' in page


def test_a_message_written_too_late_is_given_back(as_person, amara, live, sam):
    finish(session=live, by=sam)
    page = text_of(as_person(amara).post(f"/seminars/{live.pk}/post-message/", {"words": "Half a thought"}))
    assert "What you wrote was not sent" in page
    assert "Half a thought" in page


def test_amara_takes_part_by_pressing_buttons(as_person, amara, live):
    browser, room = as_person(amara), f"/seminars/{live.pk}/now/"
    assert browser.post(f"/seminars/{live.pk}/post-message/", {"words": "Did it happen?"}).url == f"{room}#say"
    assert browser.post(f"/seminars/{live.pk}/raise-hand/", {"words": "The sleeve"}).url == f"{room}#hands"
    page = text_of(browser.get(room))
    assert ("Did it happen?" in page, "The sleeve" in page, "1 waiting" in page) == (True, True, True)
    browser.post(f"/seminars/{live.pk}/lower-hand/")
    assert "1 waiting" not in text_of(browser.get(room))


def test_what_was_typed_too_long_is_kept_and_explained(as_person, amara, live):
    page = as_person(amara).post(f"/seminars/{live.pk}/post-message/", {"words": "long " * 900})
    assert '<a href="#say_words">That is longer than 4,000 characters. Send it in two parts.</a>' in text_of(page)
    assert page.content.decode().count("long long long") >= 1


def test_pressing_send_twice_is_one_message(as_person, amara, live, new_id):
    sent = {"words": "Once", "client_id": str(new_id())}
    for _ in range(2):
        as_person(amara).post(f"/seminars/{live.pk}/post-message/", sent)
    assert live.events.messages().count() == 1


def test_a_script_gets_answers_as_json(as_person, amara, live, new_id):
    browser, sent = as_person(amara), str(new_id())
    as_script = {"headers": {"accept": "application/json"}}
    answer = browser.post(f"/seminars/{live.pk}/post-message/", {"words": "One", "client_id": sent}, **as_script)
    assert answer.json() == {"kind": "ack", "client_id": sent, "seq": 2}
    assert browser.post(f"/seminars/{live.pk}/beat/", **as_script).json()["here"][0]["called"] == "Amara"
    refused = browser.post(f"/seminars/{live.pk}/post-message/", {"words": ""}, **as_script)
    assert (refused.status_code, refused.json()["words"]) == (409, "Write something first.")


def test_a_page_without_a_socket_fetches_what_it_missed(as_person, amara, ben, live):
    for words in ("One", "Two"):
        post_message(session=live, by=ben, words=words)
    news = as_person(amara).get(f"/seminars/{live.pk}/events/?after=2").json()
    assert ([event["words"] for event in news["events"]], news["last_seq"]) == (["Two"], 3)


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40, "²"])
def test_an_odd_number_to_start_from_is_the_beginning(as_person, amara, live, after):
    assert len(as_person(amara).get(f"/seminars/{live.pk}/events/?after={after}").json()["events"]) == 1


def test_nobody_reads_a_hand_or_message_of_another_seminar(as_person, sam, live, ben, cohort):
    hand = raise_hand(session=live, by=ben).payload["hand"]
    other = make_session(sam, cohort, live=True)
    page = as_person(sam).post(f"/seminars/{other.pk}/take-hand/", {"hand_id": hand})
    assert "That hand is down already." in text_of(page)
    assert live.hands.waiting().count() == 1


def test_the_meeting_opens_beside_the_room_and_is_told_nothing(as_person, amara, sam, cohort):
    session = make_session(sam, cohort, live=True, meeting_url="https://meet.example/1", passcode="4471")
    page = text_of(as_person(amara).get(f"/seminars/{session.pk}/now/"))
    assert 'href="https://meet.example/1" target="_blank" rel="noopener noreferrer"' in page
    assert ("4471" in page, "You can do all of this without" in page) == (True, True)


def test_the_chat_says_who_can_read_it_and_until_when(as_person, amara, live, ben, sam):
    post_message(session=live, by=ben, words="One")
    finish(session=live, by=sam)
    until = timezone.localtime(live.finished_at + timedelta(days=30))
    expected = f"The 4 people of this seminar can read the chat until {until:%a} {until.day} {until:%b} {until:%Y}."
    assert expected in text_of(as_person(amara).get(f"/seminars/{live.pk}/after/"))


def test_each_student_reads_their_own_minutes_and_sam_everybodys(as_person, live, cast):
    finish(session=live, by=cast["sam"])
    register = {
        name: text_of(as_person(cast[name]).get(f"/seminars/{live.pk}/after/")).count("0 minutes")
        for name in ("sam", "amara", "joan")
    }
    assert register == {"sam": 2, "amara": 1, "joan": 0}


def test_a_cancelled_seminar_says_so_on_every_part(as_person, amara, planned, sam):
    cancel(session=planned, by=sam)
    for part in ("before/", "now/", "after/"):
        assert "called off" in text_of(as_person(amara).get(f"/seminars/{planned.pk}/{part}"))


def test_only_students_are_offered_their_log(as_person, live, cast):
    finish(session=live, by=cast["sam"], summary=Written(asked="Where do you stand?", takeaways="Write it down"))
    offered = {
        name: "Use in my log" in text_of(as_person(cast[name]).get(f"/seminars/{live.pk}/after/"))
        for name in ("amara", "sam", "joan")
    }
    assert offered == {"amara": True, "sam": False, "joan": False}


def test_words_are_shown_as_they_were_written(as_person, amara, ben, live):
    post_message(session=live, by=ben, words="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text_of(as_person(amara).get(f"/seminars/{live.pk}/now/"))


def test_the_title_of_the_page_is_its_heading(as_person, amara, live):
    page = text_of(as_person(amara).get(f"/seminars/{live.pk}/before/"))
    assert f"<title>{TITLE} – Waymark</title>" in page
