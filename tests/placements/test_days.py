from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.models import Delivery, Entry
from history.transitions import IllegalMove
from placements.actions.day import AlreadyConfirmed, NotADayOfIt, confirm_days, log_day, query_day
from placements.actions.placement import complete
from placements.models import Day, RuleSet
from placements.models.ledger import Ledger
from tests.factories.placements import make_day


def test_a_recorded_day_waits_to_be_confirmed(placement):
    day = make_day(placement, note="Team meeting")
    assert (day.state, day.note, day.confirmed_by) == ("recorded", "Team meeting", None)


def test_recorded_again_it_says_the_newer_thing(placement):
    make_day(placement)
    make_day(placement, kind=Day.Kind.AWAY, note="ill")
    assert [(day.kind, day.note) for day in placement.days.all()] == [("away", "ill")]


def test_the_same_day_twice_is_recorded_once(placement):
    make_day(placement)
    make_day(placement)
    assert Entry.objects.filter(verb="day.log").count() == 1


def test_the_audit_log_has_the_kind_and_not_the_note(placement):
    make_day(placement, note="Team meeting")
    assert Entry.objects.get(verb="day.log").details == {"kind": "worked"}


def test_joan_confirms_all_that_are_shown_at_once(placement, joan):
    days = [make_day(placement, days_ago) for days_ago in (1, 2, 3)]
    assert confirm_days(days=days, by=joan) == 3
    assert {(day.state, day.confirmed_by) for day in placement.days.all()} == {("confirmed", joan)}


def test_confirming_twice_leaves_one_decision(placement, joan):
    day = make_day(placement)
    assert [confirm_days(days=[day], by=joan), confirm_days(days=[day], by=joan)] == [1, 0]
    assert [decision.move for decision in day.decisions.all()] == ["confirm"]


def test_a_confirmed_day_is_not_recorded_over(placement, joan, amara):
    day = make_day(placement)
    confirm_days(days=[day], by=joan)
    with pytest.raises(AlreadyConfirmed):
        log_day(placement=placement, on=day.on, kind=Day.Kind.AWAY, by=amara)


@pytest.mark.parametrize("days_ago", [-1, 43])
def test_a_day_to_come_or_before_the_start_is_not_recorded(placement, days_ago):
    with pytest.raises(NotADayOfIt):
        make_day(placement, days_ago)
    assert not placement.days.exists()


def test_when_the_placement_is_over_no_day_is_recorded(placement, priya):
    complete(placement=placement, by=priya)
    with pytest.raises(NotADayOfIt):
        make_day(placement)


def test_a_question_about_a_day_is_told_to_the_student(placement, joan):
    day = query_day(day=make_day(placement), by=joan, comment="Half a day?")
    assert (day.state, Delivery.objects.filter(kind="placements.day_queried").count()) == ("queried", 1)


def test_a_day_that_was_asked_about_waits_for_the_student(placement, joan):
    day = query_day(day=make_day(placement), by=joan, comment="Half a day?")
    assert confirm_days(days=[day], by=joan) == 0


def test_recording_it_again_answers_the_question(placement, joan):
    query_day(day=make_day(placement), by=joan, comment="Half a day?")
    assert make_day(placement).state == "recorded"


@pytest.mark.parametrize("state", ["confirmed", "queried"])
def test_only_a_recorded_day_can_be_asked_about(placement, joan, state):
    day = make_day(placement)
    if state == "confirmed":
        confirm_days(days=[day], by=joan)
    else:
        query_day(day=day, by=joan, comment="Half a day?")
    with pytest.raises(IllegalMove):
        query_day(day=day, by=joan, comment="Really?")


def test_who_and_when_stand_together_in_the_database(placement):
    with pytest.raises(IntegrityError), transaction.atomic():
        Day.objects.filter(pk=make_day(placement).pk).update(confirmed_at=timezone.now())


class TestLedger:
    MONDAY = date(2026, 11, 23)

    def ledger(self, *days, required=70, a_week=4, today=MONDAY):
        return Ledger(RuleSet(days_required=required, days_a_week=a_week), list(days), today)

    def day(self, days_ago, kind=Day.Kind.WORKED, state="recorded", **values):
        return Day(on=self.MONDAY - timedelta(days=days_ago), kind=kind, state=state, **values)

    def test_recorded_and_confirmed_are_never_one_number(self):
        ledger = self.ledger(self.day(3), self.day(4, state="confirmed"), self.day(5, state="confirmed"))
        assert (ledger.confirmed, ledger.recorded, ledger.counted, ledger.to_come) == (2, 1, 3, 67)

    @pytest.mark.parametrize(("kind", "counts"), [("worked", 1), ("study", 1), ("away", 0), ("recall", 0)])
    def test_what_counts(self, kind, counts):
        assert self.ledger(self.day(3, kind=kind)).counted == counts

    def test_what_counts_is_the_programmes_to_say(self):
        rules = RuleSet(days_required=70, day_credits={"worked": 1, "recall": 0.5})
        assert Ledger(rules, [self.day(3), self.day(4, kind="recall"), self.day(5, kind="study")], self.MONDAY).counted == 1.5

    def test_half_a_day_counts_half_and_whole_numbers_stay_whole(self):
        ledger = self.ledger(self.day(3, half=True), self.day(4, half=True), self.day(5))
        assert (str(ledger.counted), str(self.ledger(self.day(3, half=True)).to_come)) == ("2", "69.5")

    def test_half_a_day_still_to_come_takes_a_day(self):
        assert self.ledger(self.day(3, half=True), required=1).finishes_on == date(2026, 11, 24)

    def test_four_days_a_week_end_on_a_day_that_can_be_counted_by_hand(self):
        assert self.ledger(required=5).finishes_on == date(2026, 12, 1)

    def test_when_all_are_done_there_is_nothing_to_forecast(self):
        assert self.ledger(self.day(3), required=1).finishes_on is None

    def test_weeks_have_a_mark_for_each_day_and_say_the_same_in_words(self):
        days = [self.day(7, state="confirmed"), self.day(6), self.day(5, kind=Day.Kind.AWAY)]
        last, this = self.ledger(*days, required=4).weeks
        assert (last.marks, last.words) == (["y", "w", "x"], "1 confirmed, 1 waiting, 1 not counting")
        assert (this.marks, this.words, this.this_week) == (["", ""], "2 to come", True)

    def test_weeks_ahead_hold_all_that_is_still_to_come(self):
        assert sum(len(week.marks) for week in self.ledger(required=70).weeks) == 70
