import asyncio

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from seminars.actions.room import post_message
from tests.seminars.page import page_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

IDLE = 12  # seconds: twice as long as a client library with a read timeout would keep a quiet socket


@pytest.fixture(autouse=True)
async def nothing_left_open(transactional_db):
    yield
    await sync_to_async(connections.close_all)()


async def test_an_idle_socket_lives(live, amara, ben):
    async with page_of(live, amara) as page:
        await asyncio.sleep(IDLE)
        await sync_to_async(post_message)(session=live, by=ben, words="Still there?")
        assert (await page.hear_event("message"))["words"] == "Still there?"


async def test_events_sent_at_the_same_moment_arrive_in_order_and_once(live, amara, ben, joan):
    async with page_of(live, amara) as hers, page_of(live, ben) as his:
        last = hers.welcome["last_seq"]
        await asyncio.gather(
            *(
                page.say(f"{number}", f"6f4a0a52-3c9e-4f2b-9d0f-2b6f3a1c5d{number:02}")
                for number in range(10)
                for page in (hers, his)
            )
        )
        heard = [(await his.hear("event"))["event"] for _ in range(20)]
    numbers = [event["seq"] for event in heard if event["kind"] == "message"]
    assert numbers == sorted(set(numbers))
    assert await live.events.messages().acount() == 20
    assert last < numbers[0]
