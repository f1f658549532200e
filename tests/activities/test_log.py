from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from activities.actions.log import NotConnected, Stale, flag_for_supervision, share_entry, withdraw_entry, write_entry
from activities.models import LogEntry
from activities.models.written import Written
from tests.factories.activities import make_entry

pytestmark = pytest.mark.django_db


def words(body="The ramp was the assessment.", **others):
    return Written(**({"body": body, "event_on": date(2026, 11, 20)} | others))


def test_an_entry_is_private_when_it_is_written(amara, joan, sam, ruth):
    entry = make_entry(amara)
    assert entry.audience.sentence(amara) == "Only you can see this"
    for person in (joan, sam, ruth):
        assert list(LogEntry.objects.visible_to(person)) == []


def test_a_double_click_writes_one_entry(amara):
    pk = uuid4()
    first = write_entry(id=pk, written=words(), by=amara)
    second = write_entry(id=pk, written=words(), by=amara)
    assert (LogEntry.objects.count(), first.version, second.version) == (1, 1, 1)


def test_newer_words_are_never_overwritten_unseen(amara):
    entry = make_entry(amara)
    write_entry(id=entry.pk, written=words("From the phone."), by=amara, version_seen=1)
    with pytest.raises(Stale):
        write_entry(id=entry.pk, written=words("From the laptop."), by=amara, version_seen=1)
    entry.refresh_from_db()
    assert (entry.body, entry.version) == ("From the phone.", 2)


def test_nobody_writes_into_another_persons_entry(amara, ben):
    entry = make_entry(amara)
    with pytest.raises(LogEntry.DoesNotExist):
        write_entry(id=entry.pk, written=words("Mine now."), by=ben, version_seen=1)


def test_written_late_is_said_plainly(amara):
    entry = make_entry(amara, event_on=date(2026, 11, 20), at=datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert entry.days_later == 3


def test_written_two_days_later_is_not_worth_saying(amara):
    entry = make_entry(amara, event_on=date(2026, 11, 20), at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    assert entry.days_later == 0


def test_joan_reads_what_was_shared_and_nothing_later(amara, joan, around_amara):
    entry = make_entry(amara, body="As shared.")
    share_entry(entry=entry, with_person=joan, by=amara, version_seen=1)
    write_entry(id=entry.pk, written=words("Private second thoughts."), by=amara, version_seen=1)
    seen = LogEntry.objects.visible_to(joan).get(pk=entry.pk)
    assert seen.as_read_by(joan).body == "As shared."
    assert seen.audience.sentence(amara) == "You and Joan Pritchard can see this"


def test_sharing_again_gives_the_newer_words(amara, joan, around_amara):
    entry = make_entry(amara, body="As shared.")
    share_entry(entry=entry, with_person=joan, by=amara)
    entry = write_entry(id=entry.pk, written=words("As shared again."), by=amara, version_seen=1)
    share_entry(entry=entry, with_person=joan, by=amara)
    seen = LogEntry.objects.visible_to(joan).get(pk=entry.pk)
    assert (seen.as_read_by(joan).body, len(seen.audience.members_now), entry.versions.count()) == ("As shared again.", 1, 2)


def test_words_that_changed_after_the_check_are_not_shared(amara, joan, around_amara):
    entry = make_entry(amara)
    write_entry(id=entry.pk, written=words("Changed."), by=amara, version_seen=1)
    with pytest.raises(Stale):
        share_entry(entry=entry, with_person=joan, by=amara, version_seen=1)
    assert list(LogEntry.objects.visible_to(joan)) == []


def test_only_people_around_the_author_are_offered(amara, tom, around_amara):
    with pytest.raises(NotConnected):
        share_entry(entry=make_entry(amara), with_person=tom, by=amara)


def test_a_reader_cannot_pass_an_entry_on(amara, joan, sam, around_amara):
    entry = make_entry(amara)
    share_entry(entry=entry, with_person=joan, by=amara)
    with pytest.raises(NotConnected):
        share_entry(entry=entry, with_person=sam, by=joan)


def test_taking_back_is_at_once_and_twice_is_once(amara, joan, around_amara):
    entry = make_entry(amara)
    share_entry(entry=entry, with_person=joan, by=amara)
    taken = [withdraw_entry(entry=entry, from_people=[joan], by=amara) for _ in range(2)]
    assert (taken, list(LogEntry.objects.visible_to(joan))) == ([[joan], []], [])


def test_a_flag_stays_with_the_author(amara, joan, around_amara):
    entry = make_entry(amara)
    flagged = flag_for_supervision(entry=entry, by=amara)
    again = flag_for_supervision(entry=entry, by=amara)
    assert flagged.flagged_at == again.flagged_at
    assert flag_for_supervision(entry=entry, by=amara, flagged=False).flagged_at is None
    assert list(LogEntry.objects.visible_to(joan)) == []


def test_nobody_flags_another_persons_entry(amara, ben):
    with pytest.raises(LogEntry.DoesNotExist):
        flag_for_supervision(entry=make_entry(amara), by=ben)


def test_paragraphs_keep_their_numbers(amara):
    entry = make_entry(amara, body="One.\n\nTwo,\nstill two.\n\n\nThree.")
    assert entry.paragraphs == [("p1", "One."), ("p2", "Two,\nstill two."), ("p3", "Three.")]
