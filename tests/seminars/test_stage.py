from datetime import timedelta
from uuid import uuid4

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seminars.actions.answer import NotAsked, answer_afterwards
from seminars.actions.breakout import close_breakouts, go_to_room, open_breakouts, save_outcome
from seminars.actions.poll import close_poll, open_poll, prepare_poll, show_poll, vote
from seminars.actions.room import beat, raise_hand, remove_old_words
from seminars.actions.session import finish
from seminars.actions.stage import NotThere, broadcast
from seminars.models import Answer, Breakout, PollVote
from seminars.models.poll import result_of


def ask(session, host, key=None):
    prepare_poll(session=session, question="Is it a visit?", options=["Yes", "No"], by=host, client_id=key)
    return session.polls.get()


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_vote_counts_once_is_closed_before_it_is_shown_and_hides_a_split_below_five(live, sam, amara, ben):
    key = uuid4()
    poll = ask(live, sam, key)
    assert ask(live, sam, key) == poll
    with pytest.raises(NotThere, match="closed"):
        vote(session=live, poll=poll.pk, choice=0, by=amara)
    open_poll(session=live, poll=poll.pk, by=sam)
    with pytest.raises(NotThere):
        show_poll(session=live, poll=poll.pk, by=sam)
    sent = uuid4()
    for choice, client_id in ((0, sent), (0, sent), (1, None)):
        event = vote(session=live, poll=poll.pk, choice=choice, by=amara, client_id=client_id)
    assert (PollVote.objects.get().choice, event.payload["count"], "choice" in event.payload) == (1, 1, False)
    with pytest.raises(NotThere):
        vote(session=live, poll=poll.pk, choice=2, by=ben)
    close_poll(session=live, poll=poll.pk, by=sam)
    with pytest.raises(NotThere):
        vote(session=live, poll=poll.pk, choice=0, by=ben)
    show_poll(session=live, poll=poll.pk, by=sam)
    assert result_of(poll).bars == []


def test_with_five_votes_everybody_sees_numbers_in_words(live, sam, amara, ben, joan, carol, elin):
    poll = ask(live, sam)
    for person, choice in ((amara, 0), (ben, 1), (joan, 1), (carol, 1), (elin, 0)):
        PollVote.objects.create(poll=poll, person=person, choice=choice)
    result = result_of(poll, ben)
    assert result.in_words == "3 chose “No”; 2 chose “Yes”"
    assert [(bar.people, bar.mine) for bar in result.bars] == [(2, False), (3, True)]


def test_small_rooms_keep_what_they_wrote_and_nobody_writes_over_anothers_words(live, sam, amara, ben, joan):
    for person in (sam, amara, ben, joan):
        beat(session=live, by=person)
    open_breakouts(session=live, questions=["What?", "Why?"], minutes=8, by=sam)
    with pytest.raises(NotThere, match="open already"):
        open_breakouts(session=live, questions=["What?", "Why?"], minutes=8, by=sam)
    rooms = list(Breakout.objects.all())
    assert [room.members.count() for room in rooms] == [2, 1]
    with pytest.raises(NotThere, match="another room"):
        save_outcome(session=live, breakout=rooms[0].pk, words="Hm", version=0, by=sam)
    for person in (amara, ben):
        go_to_room(session=live, breakout=rooms[0].pk, by=person)
    assert raise_hand(session=live, by=amara, words="Tutor?").payload["room"] == 1
    save_outcome(session=live, breakout=rooms[0].pk, words="A visit leaves a trace.", version=0, by=amara)
    with pytest.raises(NotThere, match="put both together"):
        save_outcome(session=live, breakout=rooms[0].pk, words="Mine", version=0, by=ben)
    close_breakouts(session=live, by=sam)
    assert Breakout.objects.get(number=1).outcome == "A visit leaves a trace."
    with pytest.raises(NotThere, match="closed"):
        go_to_room(session=live, breakout=rooms[1].pk, by=ben)


def test_the_room_shows_it_all_and_students_cannot_lead(client, live, sam, amara):
    assert sign_in(client, amara).post(f"/seminars/{live.pk}/stage/broadcast/", {"words": "Hi"}).status_code == 403
    assert client.post(f"/seminars/{live.pk}/stage/no-such-verb/").status_code == 404
    broadcast(session=live, words="Two more minutes.", by=sam)
    poll = ask(live, sam)
    open_poll(session=live, poll=poll.pk, by=sam)
    page = client.get(f"/seminars/{live.pk}/stage/").content.decode()
    assert ("Two more minutes." in page, "Is it a visit?" in page, "Lead the seminar" in page) == (True, True, False)
    address = f"/seminars/{live.pk}/stage/vote/"
    assert (
        client.post(address, {"poll": poll.pk}, headers={"accept": "application/json"}).json()["words"] == "Choose an answer first."
    )
    assert "Yours is counted" in client.post(address, {"poll": poll.pk, "choice": 0}, follow=True).content.decode()
    sign_in(client, sam)
    typed = {"question": "Kept?", "options": "only one"}
    assert "Kept?\nonly one" in client.post(f"/seminars/{live.pk}/stage/prepare-poll/", typed).content.decode().replace(
        "<br>", "\n"
    )
    assert "Close the vote" in client.get(f"/seminars/{live.pk}/now/").content.decode()


def test_the_stage_costs_the_same_for_one_and_for_three_people(client, live, sam, amara, ben, joan):
    from django.db import connection  # noqa: PLC0415 - the connection of this test

    def cost(people):
        for person in people:
            beat(session=live, by=person)
        close_breakouts(session=live, by=sam)
        open_breakouts(session=live, questions=["What?", "Why?"], minutes=8, by=sam)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/seminars/{live.pk}/stage/").status_code == 200
        return len(asked)

    sign_in(client, amara)
    cost([amara])
    assert cost([amara]) == cost([amara, ben, joan])


def test_whoever_was_not_there_answers_until_the_last_day_and_all_is_read_together(client, live, sam, amara, ben):
    live.answers_due = timezone.localdate() + timedelta(days=3)
    live.save(update_fields=["answers_due"])
    address = f"/seminars/{live.pk}/answer-afterwards/"
    assert "not taken any more" in sign_in(client, ben).post(address, {"words": "Too early"}).content.decode()
    finish(session=live, by=sam)
    for words in ("A visit is what the person remembers.", "A visit is what we both remember."):
        answered = client.post(address, {"words": words}, follow=True).content.decode()
    assert (Answer.objects.get().words, "A visit is what we both remember." in answered) == (words, True)
    assert words in sign_in(client, amara).get(f"/seminars/{live.pk}/after/").content.decode()
    live.answers_due = timezone.localdate() - timedelta(days=1)
    with pytest.raises(NotAsked):
        answer_afterwards(session=live, words="Late", by=amara)


def test_what_was_written_in_a_confidential_seminar_is_gone_after_a_day(live, sam, amara):
    live.confidential = True
    live.save(update_fields=["confidential"])
    raise_hand(session=live, by=amara, words="About the money")
    broadcast(session=live, words="Think of the sister.", by=sam)
    finish(session=live, by=sam)
    remove_old_words(at=timezone.now() + timedelta(hours=23))
    assert live.hands.get().words == "About the money"
    remove_old_words(at=timezone.now() + timedelta(hours=25))
    live.refresh_from_db()
    assert (live.hands.get().words, live.stage.broadcast) == ("", "")
    assert [event.payload["say"] for event in live.events.filter(kind="stage")] == [""]
