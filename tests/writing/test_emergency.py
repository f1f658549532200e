"""Emergency reading: two people of two roles, an hour, and the author is told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.role import give_role, take_role
from accounts.models import Membership, Organisation
from accounts.rules import Role
from history.append_only import CannotChange
from history.models import Delivery, Entry
from history.outbox import drain
from history.transitions import IllegalMove
from tests.factories.accounts import make_person
from tests.factories.activities import make_entry
from writing.actions import emergency as actions
from writing.models import EmergencyOpening, EmergencyReading
from writing.models.emergency import roles_that_count
from writing.models.emergency_register import nobody_agrees_at, register_for

pytestmark = pytest.mark.django_db

REASON = "Her landlord rang: she has not been seen since Tuesday."


def ask(by, author, university, *, pk=None, days=7, reason=REASON):
    today = timezone.localdate()
    return actions.ask_for_emergency_reading(
        id=pk or uuid4(), author=author, university=university, first_day=today - timedelta(days=days), last_day=today,
        reason=reason, by=by,
    )  # fmt: skip


@pytest.fixture
def asked(amara, priya, ruth, university):
    return ask(priya, amara, university)


@pytest.fixture
def agreed(asked, ruth):
    return actions.agree_to_emergency_reading(reading=asked, by=ruth)


@pytest.fixture
def second_coordinator(university):
    return make_person("Lena Fox", Role.COORDINATOR, university)


def later(reading, **ago):
    """Let time go by for this reading."""
    asked_at, span = reading.asked_at - timedelta(**ago), timedelta(**ago)
    changed = {"asked_at": asked_at}
    if reading.agreed_at:
        changed |= {"agreed_at": reading.agreed_at - span, "ends_at": reading.ends_at - span}
    EmergencyReading.objects.filter(pk=reading.pk).update(**changed)
    reading.refresh_from_db()


def test_asking_opens_nothing_and_tells_whoever_can_agree(asked, priya, ruth, second_coordinator):
    assert (asked.is_waiting, asked.is_running, asked.agreed_by) == (True, False, None)
    drain(worker="test")
    assert [message.to for message in mail.outbox] == [[ruth.email]]
    assert "Amara" not in mail.outbox[0].body + mail.outbox[0].subject
    assert REASON not in mail.outbox[0].body


def test_the_same_request_twice_is_one(amara, priya, ruth, university):
    pk = uuid4()
    assert ask(priya, amara, university, pk=pk) == ask(priya, amara, university, pk=pk)
    assert EmergencyReading.objects.count() == 1


def test_a_second_request_waits_for_the_answer_to_the_first(asked, amara, priya, university):
    with pytest.raises(actions.AlreadyAsked):
        ask(priya, amara, university)
    later(asked, hours=25)
    assert ask(priya, amara, university).is_waiting
    asked.refresh_from_db()
    assert asked.state == "lapsed"


@pytest.mark.parametrize("who", ["amara", "ben", "joan", "sam", "marek", "elin"])
def test_nobody_else_can_ask(cast, university, amara, carol, who):
    with pytest.raises(actions.CannotAsk):
        ask(cast[who], carol, university)


def test_nobody_asks_about_themselves_or_about_somebody_who_never_studied_here(amara, priya, sam, university, cohort):
    give_role(person=priya, role=Role.STUDENT, organisation=university, cohort=cohort, by=None)
    for author in (priya, sam):
        with pytest.raises(actions.CannotAsk):
            ask(priya, author, university)


def test_an_administrator_of_another_university_neither_asks_nor_agrees_nor_sees(asked, amara, university):
    other = Organisation.objects.create(kind=Organisation.Kind.UNIVERSITY, name="University of Westmoor")
    stranger = make_person("Zoe Hart", Role.ADMINISTRATOR, other)
    for at in (other, university):
        with pytest.raises(actions.CannotAsk):
            ask(stranger, amara, at)
    with pytest.raises(actions.CannotAnswer):
        actions.agree_to_emergency_reading(reading=asked, by=stranger)
    assert not EmergencyReading.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(("days", "counts"), [(0, False), (6, False), (8, True)])
def test_a_role_counts_a_week_after_it_was_given_whatever_day_it_is_said_to_begin_on(university, days, counts):
    person = make_person(
        "Kit Vale", Role.ADMINISTRATOR, university, starts=timezone.localdate() - timedelta(days=400), given_days_ago=days
    )
    assert roles_that_count().filter(person=person).exists() is counts


def test_ruth_alone_cannot_make_herself_a_second_person(amara, ruth, university):
    give_role(person=ruth, role=Role.COORDINATOR, organisation=university, by=ruth)
    accomplice = make_person("Kit Vale", Role.COORDINATOR, university, given_days_ago=0)
    assert not roles_that_count().filter(person=accomplice).exists()
    with pytest.raises(actions.NobodyToAgree):
        ask(ruth, amara, university)
    assert (EmergencyReading.objects.count(), Delivery.objects.count()) == (0, 0)


def test_an_accomplice_with_a_new_role_cannot_agree(asked, university):
    accomplice = make_person("Kit Vale", Role.ADMINISTRATOR, university, given_days_ago=0)
    with pytest.raises(actions.CannotAnswer):
        actions.agree_to_emergency_reading(reading=asked, by=accomplice)


def test_whoever_has_both_roles_asks_in_the_one_that_somebody_else_goes_with(amara, priya, ruth, university):
    give_role(person=ruth, role=Role.COORDINATOR, organisation=university, by=ruth)
    Membership.objects.filter(person=ruth).update(given_at=timezone.now() - timedelta(days=30))
    reading = ask(ruth, amara, university)
    assert reading.asked_as == Role.ADMINISTRATOR
    assert [one.name for one in reading.who_may_answer()] == ["Priya Nair"]


def test_where_nobody_could_agree_the_register_knows_which_role_is_missing(priya, university, cast):
    assert nobody_agrees_at(priya) == []
    take_role(membership=Membership.objects.get(person=cast["ruth"]), by=priya)
    assert nobody_agrees_at(priya) == [(university, "system administrator")]


@pytest.mark.parametrize("who", ["priya", "amara", "sam", "joan", "marek"])
def test_only_the_other_of_the_two_roles_can_agree(asked, cast, second_coordinator, who):
    for person in (cast[who], second_coordinator):
        with pytest.raises(actions.CannotAnswer):
            actions.agree_to_emergency_reading(reading=asked, by=person)
        with pytest.raises(actions.CannotAnswer):
            actions.refuse_emergency_reading(reading=asked, words="Not like this.", by=person)


def test_the_database_itself_wants_two_people_and_a_third_who_wrote(asked, priya, amara):
    now = timezone.now()
    for who in (priya, amara):
        with pytest.raises(IntegrityError), transaction.atomic():
            EmergencyReading.objects.filter(pk=asked.pk).update(state="agreed", agreed_by=who, agreed_at=now, ends_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyReading.objects.filter(pk=asked.pk).update(state="agreed")


def test_when_ruth_agrees_the_hour_begins_and_amara_is_told_without_the_reason(asked, amara, priya, ruth):
    drain(worker="test")
    mail.outbox.clear()
    reading = actions.agree_to_emergency_reading(reading=asked, by=ruth)
    assert (reading.is_running, reading.ends_at - reading.agreed_at) == (True, timedelta(hours=1))
    drain(worker="test")
    told = {message.to[0]: message for message in mail.outbox}
    assert set(told) == {amara.email, priya.email}
    said = told[amara.email].body
    assert ("Priya Nair" in said, "Ruth Bell" in said, REASON in said) == (True, True, False)
    assert "/emergency-readings/mine/" in said


def test_amara_is_told_also_when_it_was_ended_at_once_and_she_cannot_sign_in(agreed, amara, ruth):
    amara.is_active = False
    amara.save()
    actions.end_emergency_reading(reading=agreed, by=ruth)
    drain(worker="test")
    assert [amara.email] in [message.to for message in mail.outbox]


def test_agreeing_twice_is_once_and_another_administrator_is_too_late(agreed, ruth, university):
    ends = agreed.ends_at
    assert actions.agree_to_emergency_reading(reading=agreed, by=ruth).ends_at == ends
    with pytest.raises(IllegalMove):
        actions.agree_to_emergency_reading(reading=agreed, by=make_person("Noor Shah", Role.ADMINISTRATOR, university))
    assert agreed.decisions.filter(move="agree").count() == 1


def test_after_a_day_nobody_can_agree(asked, ruth):
    later(asked, hours=24, seconds=1)
    with pytest.raises(actions.Lapsed):
        actions.agree_to_emergency_reading(reading=asked, by=ruth)
    assert actions.lapse_readings() == 1
    assert actions.lapse_readings() == 0
    with pytest.raises(IllegalMove):
        actions.agree_to_emergency_reading(reading=asked, by=ruth)


def test_when_priya_loses_her_role_nothing_is_agreed_and_nothing_opened(asked, priya, ruth, amara, university):
    entry = make_entry(amara)
    take_role(membership=priya.memberships.get(), by=ruth)
    with pytest.raises(actions.Lapsed):
        actions.agree_to_emergency_reading(reading=asked, by=ruth)
    priya.memberships.update(ends=None)
    reading = actions.agree_to_emergency_reading(reading=asked, by=ruth)
    take_role(membership=priya.memberships.get(), by=ruth)
    with pytest.raises(actions.NotRunning):
        opens(reading, entry, priya)


def test_refusing_keeps_the_words_and_opens_nothing(asked, ruth, priya):
    reading = actions.refuse_emergency_reading(reading=asked, words=" Ring her sister first. ", by=ruth)
    actions.refuse_emergency_reading(reading=asked, words="Again.", by=ruth)
    assert (reading.state, reading.agreed_at) == ("refused", None)
    assert [one.comment for one in reading.decisions.filter(move="refuse")] == ["Ring her sister first."]
    with pytest.raises(IllegalMove):
        actions.agree_to_emergency_reading(reading=reading, by=ruth)


def test_priya_withdraws_it_and_nobody_else_can(asked, priya, ruth):
    with pytest.raises(EmergencyReading.DoesNotExist):
        actions.withdraw_emergency_reading(reading=asked, by=ruth)
    for _ in range(2):
        assert actions.withdraw_emergency_reading(reading=asked, by=priya).state == "withdrawn"
    with pytest.raises(IllegalMove):
        actions.agree_to_emergency_reading(reading=asked, by=ruth)


def opens(reading, entry, by):
    return actions.note_emergency_opening(
        reading=reading, audience=entry.audience, version=entry.version, day=entry.event_on, by=by
    )


def test_what_priya_opens_is_recorded_once_and_without_words(agreed, amara, priya):
    entry = make_entry(amara, body="Quincunx")
    assert opens(agreed, entry, priya) == opens(agreed, entry, priya)
    recorded = Entry.objects.filter(verb="emergency_reading.open")
    assert [(one.actor_pk, one.subject_pk, one.details) for one in recorded] == [
        (str(priya.pk), str(agreed.pk), {"audience": entry.audience_id, "version": 1})
    ]
    with pytest.raises(CannotChange):
        EmergencyOpening.objects.all().delete()


@pytest.mark.parametrize("who", ["ruth", "amara", "sam"])
def test_nobody_but_priya_opens_anything(agreed, amara, cast, who):
    with pytest.raises(actions.NotRunning):
        opens(agreed, make_entry(amara), cast[who])


def test_nothing_opens_before_it_is_agreed_after_the_hour_or_once_it_was_ended(asked, amara, ben, priya, ruth):
    entry = make_entry(amara)
    with pytest.raises(actions.NotRunning):
        opens(asked, entry, priya)
    reading = actions.agree_to_emergency_reading(reading=asked, by=ruth)
    with pytest.raises(actions.NotRunning):
        opens(reading, make_entry(ben), priya)
    actions.end_emergency_reading(reading=reading, by=ruth)
    with pytest.raises(actions.NotRunning):
        opens(reading, entry, priya)
    EmergencyReading.objects.filter(pk=reading.pk).update(state="agreed", ends_at=timezone.now())
    with pytest.raises(actions.NotRunning):
        opens(reading, entry, priya)
    assert not EmergencyOpening.objects.exists()


def test_either_of_the_two_ends_it_and_a_third_cannot(agreed, priya, ruth, sam):
    with pytest.raises(EmergencyReading.DoesNotExist):
        actions.end_emergency_reading(reading=agreed, by=sam)
    assert actions.end_emergency_reading(reading=agreed, by=priya).state == "ended"
    assert actions.end_emergency_reading(reading=agreed, by=ruth).decisions.filter(move="end").count() == 1


def test_what_was_never_agreed_has_no_end(asked, priya):
    with pytest.raises(IllegalMove):
        actions.end_emergency_reading(reading=asked, by=priya)


def test_an_hour_that_is_over_cannot_be_ended_earlier(agreed, priya):
    later(agreed, hours=2)
    assert actions.end_emergency_reading(reading=agreed, by=priya).state == "agreed"


def test_only_amara_notes_it(agreed, amara, priya):
    with pytest.raises(EmergencyReading.DoesNotExist):
        actions.note_emergency_reading(reading=agreed, by=priya)
    first = actions.note_emergency_reading(reading=agreed, by=amara).noted_at
    assert actions.note_emergency_reading(reading=agreed, by=amara).noted_at == first


def test_every_move_is_audited_and_none_holds_words(agreed, priya):
    actions.end_emergency_reading(reading=agreed, by=priya)
    entries = Entry.objects.filter(verb__startswith="emergency_reading")
    assert [one.verb for one in entries.order_by("pk")] == [
        "emergency_reading.ask", "emergency_reading.agree", "emergency_reading.end",
    ]  # fmt: skip
    assert all(REASON not in str(vars(one)) for one in [*Entry.objects.all(), *Delivery.objects.all()])


def test_amara_sees_what_was_agreed_and_nothing_that_came_to_nothing(asked, amara, ruth, priya, second_coordinator):
    assert not EmergencyReading.objects.visible_to(amara).exists()
    assert EmergencyReading.objects.visible_to(second_coordinator).exists()
    actions.agree_to_emergency_reading(reading=asked, by=ruth)
    assert EmergencyReading.objects.visible_to(amara).exists()


@pytest.mark.parametrize("who", ["ben", "joan", "sam", "marek", "elin", "tom", "carol"])
def test_nobody_else_sees_that_it_was(agreed, cast, who):
    assert not EmergencyReading.objects.visible_to(cast[who]).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_asks_as_many_queries_for_many_as_for_one(asked, cast, ruth, university, rows, django_assert_num_queries):
    priya = cast["priya"]
    for author in (cast["ben"], cast["carol"])[: rows - 1]:
        actions.agree_to_emergency_reading(reading=ask(priya, author, university), by=ruth)
    with django_assert_num_queries(10):
        register = register_for(ruth, None)
    assert (len(register.for_me), len(register.running), len(register.of_month)) == (1, rows - 1, rows)
    assert register_for(priya, None).for_me == []
