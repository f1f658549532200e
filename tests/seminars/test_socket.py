import time
from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.models import Session as SignedIn
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.utils import timezone

from seminars import consumers
from seminars.actions.people import remove_person
from seminars.actions.room import post_message
from seminars.actions.session import finish
from seminars.actions.ticket import issue_ticket
from seminars.models import Event, Session
from tests.seminars.page import Page, cookie_of, page_of

AT_ONCE = 0.5  # seconds

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture(autouse=True)
async def nothing_left_open(transactional_db):
    yield
    await sync_to_async(connections.close_all)()  # of the thread on which sockets ask the database


async def test_what_amara_says_reaches_ben_and_is_confirmed_to_her(live, amara, ben):
    async with page_of(live, amara) as hers, page_of(live, ben) as his:
        await hers.say("Did it happen?")
        heard = await his.hear_event("message")
        confirmed = await hers.hear("ack")
    assert (heard["words"], heard["called"], heard["seq"]) == ("Did it happen?", "Amara", confirmed["seq"])


async def test_a_page_is_told_first_what_it_missed(live, amara, ben):
    for words in ("One", "Two", "Three"):
        await sync_to_async(post_message)(session=live, by=ben, words=words)
    async with page_of(live, amara, last_seq=2) as page:
        assert [event["words"] for event in page.missed if event["kind"] == "message"] == ["Two", "Three"]
        assert page.welcome["last_seq"] == page.missed[-1]["seq"]


def post_unheard(session, person, words):
    """What is in the log although the wire lost it."""
    session.refresh_from_db()
    Event.objects.create(session=session, seq=session.last_seq + 1, kind="message", actor=person, payload={"words": words})
    Session.objects.filter(pk=session.pk).update(last_seq=session.last_seq + 1)


async def test_events_that_the_wire_lost_are_read_from_the_log(live, amara, ben):
    async with page_of(live, amara) as page:
        await sync_to_async(post_unheard)(live, ben, "Lost on the way")
        await sync_to_async(post_message)(session=live, by=ben, words="Heard")
        heard = [(await page.hear("event"))["event"] for _ in range(2)]
    assert [(event["seq"] - page.welcome["last_seq"], event["words"]) for event in heard] == [(1, "Lost on the way"), (2, "Heard")]


async def test_a_heartbeat_brings_what_was_missed(live, amara, ben):
    async with page_of(live, amara) as page:
        await sync_to_async(post_unheard)(live, ben, "Lost on the way")
        await page.send(kind="beat")
        assert (await page.hear_event("message"))["words"] == "Lost on the way"
        assert [one["called"] for one in (await page.hear("here"))["here"]] == ["Amara"]


async def test_sending_again_after_a_lost_connection_is_one_message(live, amara):
    async with page_of(live, amara) as page:
        await page.say("Once")
        first = await page.hear("ack")
    async with page_of(live, amara) as page:
        await page.say("Once")
        assert await page.hear("ack") == first
    assert await live.events.messages().acount() == 1


async def test_a_page_posted_on_a_thread_reaches_an_open_socket_at_once(live, amara, ben):
    cookie, posted = await sync_to_async(cookie_of)(ben), []

    def post_page():
        browser = Client()
        browser.cookies[settings.SESSION_COOKIE_NAME] = cookie
        assert browser.post(f"/seminars/{live.pk}/post-message/", {"words": "By the page"}).status_code == 302
        posted.append(time.monotonic())
        connections.close_all()

    async with page_of(live, amara) as page:
        thread = Thread(target=post_page)  # as pages are served beside the loop of the sockets, which nothing else wakes
        thread.start()
        assert (await page.hear_event("message"))["words"] == "By the page"
        heard = time.monotonic()
        thread.join()
    assert heard - posted[0] < AT_ONCE


async def test_hands_go_up_and_sam_takes_them_in_turn(live, amara, sam):
    async with page_of(live, amara) as hers, page_of(live, sam) as his:
        await hers.send(kind="raise_hand", words="The sleeve", client_id="6f4a0a52-3c9e-4f2b-9d0f-2b6f3a1c5d01")
        raised = await his.hear_event("hand_raised")
        await his.send(kind="take_hand", hand_id=raised["hand"], client_id="6f4a0a52-3c9e-4f2b-9d0f-2b6f3a1c5d02")
        taken = await hers.hear_event("hand_taken")
    assert (raised["words"], taken["speaker"]) == ("The sleeve", amara.pk)


async def refusal_of(page, **command):
    await page.send(**{"client_id": "6f4a0a52-3c9e-4f2b-9d0f-2b6f3a1c5d09", **command})
    return (await page.hear("refused"))["words"]


REFUSED = {
    "Write something first.": {"kind": "message", "words": ""},
    "That is longer than 4,000 characters. Send it in two parts.": {"kind": "message", "words": "x" * 4001},
    "Load the page again, then send.": {"kind": "message", "words": "x", "client_id": "not one"},
    "Say it in 300 characters; the rest when it is your turn.": {"kind": "raise_hand", "words": "x" * 301},
    "That hand is down already.": {"kind": "lower_hand"},
    "This page is older than the room. Load it again.": {"kind": "dance"},
    "Only the tutor of this seminar can do that.": {"kind": "take_hand", "hand_id": 1},
}


async def test_a_refusal_says_what_to_do(live, ben):
    async with page_of(live, ben) as page:
        assert [await refusal_of(page, **command) for command in REFUSED.values()] == list(REFUSED)


async def test_nobody_writes_before_the_start(planned, amara):
    async with page_of(planned, amara) as page:
        assert (await refusal_of(page, kind="message", words="Hello?")).startswith("This seminar has not started yet.")


async def test_writing_too_fast_is_put_off_and_not_lost(live, amara):
    async with page_of(live, amara) as page:
        for number in range(consumers.BURST + 2):
            await page.say("Again", client_id=f"6f4a0a52-3c9e-4f2b-9d0f-2b6f3a1c5d{number:02}")
        assert (await page.hear("refused"))["later"] is True


NOT_OURS = ["not json", "[]", '{"no": "kind"}', '{"kind": "message", "words": "' + "x" * 20_000 + '"}', "[" * 19_000]


async def test_a_frame_that_no_page_of_ours_sends_closes_the_socket(live, amara):
    for frame in NOT_OURS:
        async with page_of(live, amara) as page:
            await page.send_frame(frame)
            assert await page.closed_with() == consumers.UNREADABLE


async def test_strangers_and_people_without_a_session_get_no_socket(live, carol, priya):
    for cookie in ("", await sync_to_async(cookie_of)(carol), await sync_to_async(cookie_of)(priya)):
        assert await Page(live, cookie).connect() is False


async def test_another_site_gets_no_socket(live, amara):
    cookie = await sync_to_async(cookie_of)(amara)
    assert await Page(live, cookie, origin=b"https://elsewhere.example").connect() is False


async def hello_with(session, person, ticket):
    page = Page(session, await sync_to_async(cookie_of)(person))
    await page.connect()
    await page.send(kind="hello", ticket=ticket, last_seq=0)
    return await page.closed_with()


async def test_a_ticket_is_for_one_person_and_one_room(live, planned, amara, ben):
    for ticket in (issue_ticket(session=live, by=ben), issue_ticket(session=planned, by=amara), "forged"):
        assert await hello_with(live, amara, ticket) == consumers.Closed.SIGNED_OUT


async def test_a_ticket_lasts_a_minute(live, amara):
    with time_machine.travel(timezone.now() - timedelta(seconds=61)):
        ticket = issue_ticket(session=live, by=amara)
    assert await hello_with(live, amara, ticket) == consumers.Closed.SIGNED_OUT


async def test_a_socket_that_says_nothing_is_closed(live, amara, monkeypatch):
    monkeypatch.setattr(consumers, "HELLO_WITHIN", 0.2)
    page = Page(live, await sync_to_async(cookie_of)(amara))
    await page.connect()
    assert await page.closed_with() == consumers.Closed.NO_HELLO


async def test_a_command_before_hello_closes_the_socket(live, amara):
    page = Page(live, await sync_to_async(cookie_of)(amara))
    await page.connect()
    await page.say("Too soon")
    assert await page.closed_with() == consumers.Closed.NO_HELLO
    assert not await live.events.messages().aexists()


async def test_whoever_is_taken_out_loses_the_room_at_once(live, amara, sam):
    async with page_of(live, amara) as page:
        await sync_to_async(remove_person)(session=live, person=amara, by=sam)
        assert await page.closed_with() == consumers.Closed.REMOVED


async def test_whoever_leaves_the_cohort_loses_the_room_with_the_next_thing_they_do(live, amara):
    async with page_of(live, amara) as page:
        await amara.memberships.aupdate(ends=timezone.localdate() - timedelta(days=1))
        await page.say("Am I still here?")
        assert await page.closed_with() == consumers.Closed.REMOVED
    assert not await live.events.messages().aexists()


async def test_whoever_signs_out_loses_the_room_with_the_next_heartbeat(live, amara):
    async with page_of(live, amara) as page:
        await SignedIn.objects.all().adelete()
        await sync_to_async(cache.clear)()
        await page.send(kind="beat")
        assert await page.closed_with() == consumers.Closed.SIGNED_OUT


async def test_a_finished_room_says_so_and_closes(live, amara, sam):
    async with page_of(live, amara) as page:
        await sync_to_async(finish)(session=live, by=sam)
        assert (await page.hear_event("finished"))["called"] == "Sam"
        await page.send(kind="beat")
        assert (await page.hear("over"))["words"] == "This seminar has finished. What came of it is under After."
        assert await page.closed_with() == consumers.Closed.OVER


async def test_of_too_many_open_pages_the_oldest_closes(live, amara, monkeypatch):
    monkeypatch.setattr(consumers, "MOST_SOCKETS", 2)
    async with page_of(live, amara) as first, page_of(live, amara), page_of(live, amara):
        assert await first.closed_with() == consumers.Closed.ELSEWHERE
