from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from history.models import Entry
from seminars.actions import publishing
from seminars.actions.event import NotLive
from seminars.actions.room import NoSuchHand, beat, leave, lower_hand, post_message, raise_hand, sweep_presence, take_hand
from seminars.actions.session import finish
from seminars.models import Event, HandRaise, Presence


def kinds(session):
    return [event.kind for event in session.events.all()]


def numbers(session):
    return list(session.events.values_list("seq", flat=True))


def test_events_are_numbered_without_gaps(live, amara, ben):
    for person, words in ((amara, "One"), (ben, "Two"), (amara, "Three")):
        post_message(session=live, by=person, words=words)
    assert numbers(live) == [1, 2, 3, 4]


def test_the_same_client_id_is_one_message(live, amara, new_id):
    sent = new_id()
    first = post_message(session=live, by=amara, words="Did it happen?", client_id=sent)
    again = post_message(session=live, by=amara, words="Did it happen?", client_id=sent)
    assert (again, live.events.messages().count()) == (first, 1)


def test_two_people_may_use_the_same_client_id(live, amara, ben, new_id):
    sent = new_id()
    post_message(session=live, by=amara, words="Mine", client_id=sent)
    post_message(session=live, by=ben, words="Mine too", client_id=sent)
    assert live.events.messages().count() == 2


def test_the_database_refuses_a_number_twice(live, amara):
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(session=live, seq=1, kind="message", actor=amara)


def test_a_message_that_was_refused_leaves_no_gap(live, amara, sam):
    post_message(session=live, by=amara, words="One")
    finish(session=live, by=sam)
    with pytest.raises(NotLive, match="under After"):
        post_message(session=live, by=amara, words="Two")
    assert numbers(live) == [1, 2, 3]


def test_nobody_writes_before_the_start(planned, amara):
    with pytest.raises(NotLive, match="has not started"):
        post_message(session=planned, by=amara, words="Hello?")


def test_posting_a_message_takes_four_queries_with_finding_the_room(live, amara, as_seen_by, new_id):
    from django.db import connection  # noqa: PLC0415 - the connection of this test

    with CaptureQueriesContext(connection) as asked:
        post_message(session=as_seen_by(live, amara), by=amara, words="One", client_id=new_id())
    asked = [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    assert len(asked) == 4


def test_what_people_say_is_nowhere_in_the_audit(live, amara):
    before = Entry.objects.count()
    post_message(session=live, by=amara, words="The phone call I nearly made")
    assert Entry.objects.count() == before


def test_hands_wait_in_the_order_in_which_they_went_up(live, amara, ben, joan):
    for person in (ben, amara, joan):
        raise_hand(session=live, by=person)
    assert [hand.person for hand in live.hands.waiting()] == [ben, amara, joan]


def test_a_hand_that_is_up_stays_where_it_is(live, amara, ben):
    first = raise_hand(session=live, by=amara, words="First")
    raise_hand(session=live, by=ben)
    assert raise_hand(session=live, by=amara, words="Again") == first
    assert [hand.words for hand in live.hands.waiting()] == ["First", ""]


def test_the_database_refuses_two_hands_of_one_person(live, amara):
    raise_hand(session=live, by=amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandRaise.objects.create(session=live, person=amara)


def test_amara_puts_her_hand_down(live, amara):
    raise_hand(session=live, by=amara)
    lower_hand(session=live, by=amara)
    assert kinds(live) == ["started", "hand_raised", "hand_lowered"]
    assert not live.hands.waiting().exists()


def test_nobody_puts_down_a_hand_that_is_not_up(live, amara):
    with pytest.raises(NoSuchHand):
        lower_hand(session=live, by=amara)


def test_sam_asks_ben_to_speak(live, sam, ben):
    event = raise_hand(session=live, by=ben, words="What if the family asks us not to?")
    taken = take_hand(session=live, hand_id=event.payload["hand"], by=sam)
    assert (taken.payload["speaker"], taken.payload["speaker_called"]) == (ben.pk, "Ben")
    hand = live.hands.get()
    assert (hand.taken_by, hand.lowered_at) == (sam, hand.taken_at)


def test_a_hand_is_taken_once(live, sam, ben):
    event = raise_hand(session=live, by=ben)
    take_hand(session=live, hand_id=event.payload["hand"], by=sam)
    with pytest.raises(NoSuchHand):
        take_hand(session=live, hand_id=event.payload["hand"], by=sam)


def test_a_hand_of_another_room_cannot_be_taken(live, planned, sam, ben):
    event = raise_hand(session=live, by=ben)
    with pytest.raises(NotLive):
        take_hand(session=planned, hand_id=event.payload["hand"], by=sam)


def test_arriving_is_told_once_and_heartbeats_are_not(live, amara):
    beat(session=live, by=amara)
    with time_machine.travel(timezone.now() + timedelta(seconds=15)):
        beat(session=live, by=amara)
    assert (kinds(live), Presence.objects.count()) == (["started", "arrived"], 1)


def test_people_come_in_ten_minutes_before_and_not_earlier(planned, amara):
    with time_machine.travel(planned.starts - timedelta(minutes=11)), pytest.raises(NotLive):
        beat(session=planned, by=amara)
    beat(session=planned, by=amara)
    assert [one["name"] for one in planned.here_now()] == ["Amara Osei"]


def test_whose_page_falls_silent_has_left_after_the_sweep(live, amara, ben):
    beat(session=live, by=amara)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        beat(session=live, by=ben)
        assert [one["name"] for one in live.here_now()] == ["Ben Hollis"]
        assert sweep_presence() == 1
        assert sweep_presence() == 0
    assert kinds(live) == ["started", "arrived", "arrived", "left"]


def test_leaving_puts_the_hand_down_and_twice_is_once(live, amara):
    beat(session=live, by=amara)
    raise_hand(session=live, by=amara)
    leave(session=live, by=amara)
    leave(session=live, by=amara)
    assert kinds(live) == ["started", "arrived", "hand_raised", "hand_lowered", "left"]
    assert live.here_now() == []


def test_two_open_pages_are_one_person(live, amara):
    Presence.objects.create(session=live, person=amara)
    Presence.objects.create(session=live, person=amara)
    assert [one["called"] for one in live.here_now()] == ["Amara"]


@pytest.mark.django_db(transaction=True)
def test_an_event_outlives_a_wire_that_breaks(live, amara, settings):
    settings.CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": ["redis://127.0.0.1:1"]}}
    }
    event = post_message(session=live, by=amara, words="Still kept")
    assert (live.events.messages().get(), publishing.is_heard()) == (event, False)
