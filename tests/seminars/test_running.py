from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from history.models import Entry
from seminars.actions.room import beat, post_message, raise_hand
from seminars.actions.session import TooEarly, finish, start
from seminars.actions.summary import NotFinished, save_summary
from seminars.models import Session
from seminars.models.plan import Written
from seminars.states import SessionState
from tests.factories.seminars import make_session


def test_starting_opens_the_room(planned, sam):
    start(session=planned, by=sam)
    assert (planned.state, planned.started_by) == (SessionState.OPEN, sam)
    assert [decision.move for decision in planned.decisions.all()] == ["start"]
    assert [event.kind for event in planned.events.all()] == ["started"]


def test_a_seminar_cannot_be_started_long_before(sam, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(hours=3))
    with pytest.raises(TooEarly, match="one hour before"):
        start(session=session, by=sam)


def test_finishing_keeps_what_came_of_it(live, sam, amara):
    finish(session=live, by=sam, summary=Written(asked="Where do you stand?", takeaways="Write it down."))
    assert live.state == SessionState.FINISHED
    assert (live.summary.takeaways, live.summary.saved_by) == ("Write it down.", sam)
    assert [event.kind for event in live.events.all()] == ["started", "finished"]


def test_finishing_puts_all_hands_down(live, sam, amara):
    raise_hand(session=live, by=amara)
    finish(session=live, by=sam)
    assert not live.hands.waiting().exists()


def test_a_forgotten_seminar_is_finished_by_the_clock(live):
    with time_machine.travel(live.ends + timedelta(minutes=31)):
        call_command("sweep_presence", verbosity=0)
    live.refresh_from_db()
    assert (live.state, live.decisions.last().by) == (SessionState.FINISHED, None)
    assert Entry.objects.get(verb="session.finish").actor_pk == ""


def test_a_seminar_that_runs_over_goes_on_while_somebody_is_there(live, amara):
    with time_machine.travel(live.ends + timedelta(minutes=31)):
        beat(session=live, by=amara)
        call_command("sweep_presence", verbosity=0)
    live.refresh_from_db()
    assert live.state == SessionState.OPEN


def test_a_summary_can_be_written_again(live, sam):
    finish(session=live, by=sam, summary=Written(asked="One"))
    save_summary(session=live, written=Written(asked="Two"), by=sam)
    live.summary.refresh_from_db()
    assert live.summary.asked == "Two"


def test_no_summary_before_the_end(live, sam):
    with pytest.raises(NotFinished):
        save_summary(session=live, written=Written(asked="One"), by=sam)


def test_the_words_of_the_chat_are_deleted_when_their_time_is_up(live, sam, amara):
    post_message(session=live, by=amara, words="The phone call I nearly made")
    raise_hand(session=live, by=amara, words="About the family")
    finish(session=live, by=sam)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        call_command("sweep_presence", verbosity=0)
    assert live.events.messages().get().payload["words"] == "The phone call I nearly made"
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        call_command("sweep_presence", verbosity=0)
    assert [event.payload.get("words", "") for event in live.events.all()] == ["", "", "", ""]
    assert live.hands.get().words == ""
    assert Session.objects.get(pk=live.pk).words_removed_at is not None
