"""Two requests at the same moment, on a database that lets both run: one effect, and no error page."""

from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Notice
from accounts.rules import Role
from activities.actions.attempt import check, try_again
from activities.actions.emergency import open_in_emergency
from activities.actions.feedback import give_feedback
from activities.actions.feedback_answer import answer_feedback
from activities.actions.identifier_flag import flag_identifier
from activities.actions.log import HeldBack, Stale, share_entry, withdraw_entry, write_entry
from activities.actions.sharing import share_checked
from activities.actions.undo_share import TooLate, undo_share
from activities.models import Attempt, AttemptDecision, Feedback, FeedbackAnswer, LogEntry, RecentShare, UnreadFeedback
from activities.models.log_check import checked_entry
from activities.models.written import Written
from history.models import Delivery, Entry
from history.transitions import IllegalMove
from tests.activities.test_attempts import RIGHT
from tests.factories.accounts import make_person
from tests.factories.activities import make_entry
from tests.writing.test_emergency import ask
from writing.actions import emergency
from writing.actions.draft import Conflict, save_draft
from writing.models import AudienceMember, Draft, DraftVersion, EmergencyOpening, EmergencyReading, IdentifierFlag
from writing.models.candidates import Chosen

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

AT_ONCE = 4


def at_once(action):
    """Run the action in several threads that begin together; return what went wrong."""
    barrier, wrong = Barrier(AT_ONCE), []

    def run(number):
        barrier.wait()
        try:
            action(number)
        except Exception as problem:  # noqa: BLE001 - a test reports whatever it was
            wrong.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[number]) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_the_same_entry_saved_at_once_is_one(amara):
    pk, written = uuid4(), Written(body="The ramp.", event_on=timezone.localdate())
    assert at_once(lambda number: write_entry(id=pk, written=written, by=amara)) == []
    assert LogEntry.objects.count() == 1


def test_checking_at_once_begins_and_finishes_one_attempt(amara, sort):
    assert at_once(lambda number: check(activity=sort, answer=RIGHT, by=amara)) == []
    assert Attempt.objects.count() == 1
    assert AttemptDecision.objects.filter(move="finish").count() == 1


def test_trying_again_at_once_begins_one(amara, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    assert at_once(lambda number: try_again(activity=sort, by=amara)) == []
    assert Attempt.objects.count() == 2


def test_different_texts_at_once_are_all_kept(amara):
    pk = uuid4()

    def save(number):
        save_draft(id=pk, kind="log_entry", about=str(pk), fields={"body": f"Text {number}"}, version_seen=0, by=amara)

    wrong = at_once(save)
    texts = {version.fields["body"] for version in DraftVersion.objects.all()} | {Draft.objects.get().fields["body"]}
    assert [type(problem) for problem in wrong] == [Conflict] * (AT_ONCE - 1)
    assert texts == {f"Text {number}" for number in range(AT_ONCE)}


def test_flagging_at_once_is_one_flag_and_one_mail(amara, sam, around_amara):
    entry, pk = share_entry(entry=make_entry(amara), with_person=sam, by=amara), uuid4()
    given = {"id": pk, "version_seen": 1, "kind": "name", "note": "", "by": sam}
    assert at_once(lambda number: flag_identifier(entry=LogEntry.objects.get(pk=entry.pk), **given)) == []
    assert (IdentifierFlag.objects.count(), Delivery.objects.count()) == (1, 1)


def test_words_flagged_while_they_are_shared_with_joan_stay_held_back(amara, joan, sam, around_amara):
    entry = share_entry(entry=make_entry(amara), with_person=sam, by=amara)

    def flag_or_share(number):
        here = LogEntry.objects.get(pk=entry.pk)
        if number:
            share_entry(entry=here, with_person=joan, by=amara)
        else:
            flag_identifier(id=uuid4(), entry=here, version_seen=1, kind="name", note="", by=sam)

    assert {type(problem) for problem in at_once(flag_or_share)} <= {HeldBack}
    assert (IdentifierFlag.objects.count(), AudienceMember.objects.reading().count()) == (1, 0)


def test_one_press_at_once_lets_in_both_of_them_once(amara, joan, sam, around_amara):
    entry = make_entry(amara, body="His mum rang me on 07700 900123.")
    checked = checked_entry(entry, joan, sam)
    given = {"checked": checked, "choices": {one.key: "his number" for one in checked.pointed}, "by": amara, "version_seen": 1}
    wrong = at_once(lambda number: share_checked(entry=entry, with_people=[Chosen(joan), Chosen(sam)], **given))
    assert [type(problem) for problem in wrong] == [Stale] * (AT_ONCE - 1)
    assert (AudienceMember.objects.count(), RecentShare.objects.count(), LogEntry.objects.get().version) == (2, 1, 2)


def test_undoing_at_once_brings_the_words_back_once(amara, joan, sam, around_amara):
    entry = make_entry(amara, body="His mum rang me on 07700 900123.")
    checked = checked_entry(entry, joan, sam)
    given = {"checked": checked, "choices": {one.key: "his number" for one in checked.pointed}, "by": amara, "version_seen": 1}
    share_checked(entry=entry, with_people=[Chosen(joan), Chosen(sam)], **given)
    pk = RecentShare.objects.get().pk
    wrong = at_once(lambda number: undo_share(entry=entry, share=pk, by=amara))
    assert [type(problem) for problem in wrong] == [TooLate] * (AT_ONCE - 1)
    assert (AudienceMember.objects.now().count(), LogEntry.objects.get().version) == (0, 3)


def test_taking_back_while_it_is_undone_leaves_nobody_in_and_no_error(amara, joan, sam, around_amara):
    entry = share_entry(entry=make_entry(amara), with_person=joan, by=amara)
    entry.put_words({"body": "Other words."})
    checked = checked_entry(entry, joan, sam)
    people = [Chosen(joan), Chosen(sam)]
    share_checked(entry=entry, with_people=people, by=amara, version_seen=2, checked=checked, choices={})
    pk = RecentShare.objects.get().pk

    def undo_or_take_back(number):
        if number:
            withdraw_entry(entry=entry, from_people=[joan, sam], by=amara)
        else:
            undo_share(entry=entry, share=pk, by=amara)

    assert at_once(undo_or_take_back) == []
    assert AudienceMember.objects.now().count() == 0


def test_asking_for_an_emergency_reading_at_once_is_one_request(amara, priya, ruth, university):
    pk = uuid4()
    assert at_once(lambda number: ask(priya, amara, university, pk=pk)) == []
    assert (EmergencyReading.objects.count(), Delivery.objects.count()) == (1, 1)
    assert {type(problem) for problem in at_once(lambda number: ask(priya, amara, university))} == {emergency.AlreadyAsked}
    assert EmergencyReading.objects.count() == 1


def test_two_administrators_who_agree_at_once_are_one_second_person(amara, priya, ruth, university):
    reading, noor = ask(priya, amara, university), make_person("Noor Shah", Role.ADMINISTRATOR, university)
    people = [ruth, noor, ruth, noor]
    wrong = at_once(lambda number: emergency.agree_to_emergency_reading(reading=reading, by=people[number]))
    assert [type(problem) for problem in wrong] == [IllegalMove, IllegalMove]
    assert reading.decisions.filter(move="agree").count() == 1
    assert Delivery.objects.filter(kind="writing.emergency_reading_agreed").count() == 1


def test_agreeing_refusing_and_withdrawing_at_once_is_one_of_them(amara, priya, ruth, university):
    reading, noor = ask(priya, amara, university), make_person("Noor Shah", Role.ADMINISTRATOR, university)

    def act(number):
        if number % 3 == 0:
            emergency.agree_to_emergency_reading(reading=reading, by=ruth)
        elif number == 1:
            emergency.refuse_emergency_reading(reading=reading, words="Ring her sister first.", by=noor)
        else:
            emergency.withdraw_emergency_reading(reading=reading, by=priya)

    assert {type(problem) for problem in at_once(act)} <= {IllegalMove}
    assert reading.decisions.exclude(move="ask").count() == 1


def test_opening_at_once_is_recorded_once_and_nothing_opens_after_the_end(amara, priya, ruth, university):
    entry, other = make_entry(amara), make_entry(amara)
    reading = emergency.agree_to_emergency_reading(reading=ask(priya, amara, university), by=ruth)
    assert at_once(lambda number: open_in_emergency(reading=reading, entry=entry.pk, by=priya)) == []
    assert (EmergencyOpening.objects.count(), Entry.objects.filter(verb="emergency_reading.open").count()) == (1, 1)

    def end_or_open(number):
        if number:
            open_in_emergency(reading=reading, entry=other.pk, by=priya)
        else:
            emergency.end_emergency_reading(reading=reading, by=ruth)

    assert {type(problem) for problem in at_once(end_or_open)} <= {emergency.NotRunning}
    ended = EmergencyReading.objects.get(pk=reading.pk).ends_at
    assert not EmergencyOpening.objects.filter(at__gt=ended).exists()


def test_the_same_feedback_sent_at_once_is_one_and_one_notice(amara, sam, around_amara):
    entry = share_entry(entry=make_entry(amara), with_person=sam, by=amara)
    pk, what = uuid4(), {"about": entry.audience, "version": 1, "words": "Say more of him."}
    assert at_once(lambda number: give_feedback(id=pk, by=sam, **what)) == []
    assert (Feedback.objects.count(), Notice.objects.count(), UnreadFeedback.objects.count()) == (1, 1, 1)


def test_the_same_question_asked_at_once_is_one(amara, sam, around_amara):
    entry = share_entry(entry=make_entry(amara), with_person=sam, by=amara)
    feedback = give_feedback(id=uuid4(), about=entry.audience, version=1, words="Say more of him.", by=sam)
    pk = uuid4()
    assert at_once(lambda number: answer_feedback(id=pk, feedback=feedback, words="Of what?", by=amara)) == []
    assert FeedbackAnswer.objects.count() == 1
