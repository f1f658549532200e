"""Days by kind, extra hours, disputes, and when they will be done, with the sum in words."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from history.outbox import drain
from history.transitions import IllegalMove
from placements.actions.day import answer_about_day, confirm_days, query_day, record_day, refuse_day
from placements.models import Day
from placements.models.day import DayWas
from placements.models.forecast import Forecast
from placements.models.ledger import Ledger, Recorded, ledger_of
from tests.factories.placements import make_day
from tests.placements.pages import words_on

TODAY = date(2026, 11, 23)  # a Monday


def ledger(placement):
    placement.refresh_from_db()
    return ledger_of(placement, timezone.localdate())


def records(placement, days_ago, kind="worked", **was):
    on = timezone.localdate() - timedelta(days=days_ago)
    return record_day(placement=placement, on=on, was=DayWas(kind, **was), by=placement.student)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("kind", "counts"),
        [("worked", 1), ("study", 1), ("skills", 0), ("recall", 0), ("sick", 0), ("leave", 0), ("holiday", 0), ("toil", 0)],
    )
    def test_each_kind_counts_what_the_rule_set_says(self, placement, kind, counts):
        records(placement, 1, kind)
        assert ledger(placement).counted == counts

    def test_extra_hours_are_taken_back_as_time_and_shorten_nothing(self, placement):
        records(placement, 3, extra_hours=Decimal("4.5"))
        records(placement, 2, extra_hours=Decimal(4))
        records(placement, 1, "toil")
        assert (ledger(placement).counted, ledger(placement).to_come) == (2, 68)
        assert ledger(placement).hours_in_words == "Extra hours: 8.5 worked, 7.5 taken back, 1 left to take."

    def test_illness_and_absence_are_added_up_and_leave_is_not(self, placement):
        for days_ago, kind in enumerate(("sick", "away", "leave"), start=1):
            records(placement, days_ago, kind)
        assert ledger(placement).absent == 2

    def test_a_day_that_was_not_confirmed_counts_nothing(self, placement, joan):
        refuse_day(day=make_day(placement), by=joan, comment="We were closed.")
        assert (ledger(placement).counted, ledger(placement).by_kind) == (0, [])


class TestTheForecast:
    def ledger_with(self, rule_set, *days_ago, confirmed=0):
        """Days on placement before Monday 23 November 2026, of which the first ones are confirmed."""
        states = ["confirmed"] * confirmed + ["recorded"] * (len(days_ago) - confirmed)
        days = [
            Recorded(TODAY - timedelta(days=ago), "worked", False, state, "") for ago, state in zip(days_ago, states, strict=True)
        ]
        return Ledger(rule_set, days, TODAY)

    def test_the_sum_is_said_in_words(self, rule_set):
        forecast = Forecast(self.ledger_with(rule_set, 3, 4, 5, confirmed=2), date(2027, 5, 14))
        assert forecast.sentences == [
            "70 days are asked for.",
            "3 count so far: 2 confirmed and 1 recorded.",
            "That leaves 67.",
            "At 4 days a week, Monday to Thursday, from tomorrow: 16 weeks and 3 days, so Thu 18 Mar 2027.",
            "The last date is Fri 14 May 2027.",
        ]

    def test_the_pace_of_the_last_weeks_is_a_second_sum(self, rule_set):
        forecast = Forecast(self.ledger_with(rule_set, *[7 * week - 1 for week in range(1, 6)]), date(2028, 5, 14))
        assert (forecast.lately, forecast.is_late) == (1, False)
        then = TODAY + timedelta(weeks=65)
        assert f"In the last 4 weeks it was 1 a week. At that pace it would be about {then:%a %-d %b %Y}." in forecast.sentences

    def test_a_forecast_after_the_last_date_says_whom_to_talk_with(self, rule_set):
        late = Forecast(self.ledger_with(rule_set, 3), TODAY + timedelta(days=7))
        assert late.sentences[-1] == "That is before these days are done: talk with the tutor and the coordinator now."


class TestWhenTheyDisagree:
    def test_student_and_tutor_are_told_that_a_day_was_not_confirmed(self, placement, joan, amara, sam):
        refuse_day(day=make_day(placement), by=joan, comment="We were closed.")
        drain(worker="test")
        assert sorted(one.to[0] for one in mail.outbox) == sorted([amara.email, sam.email])
        assert "We were closed." not in mail.outbox[0].body

    def test_the_student_answers_and_it_waits_again_with_both_words(self, as_person, placement, joan, amara):
        day = make_day(placement)
        refuse_day(day=day, by=joan, comment="We were closed.")
        as_person(amara).post(f"/placement/days/{day.pk}/answer/", {"comment": "I was at the court with you."})
        shown = words_on(as_person(joan).get(f"/placement/{placement.pk}/days/"))
        assert ("We were closed." in shown, "I was at the court with you." in shown) == (True, True)
        assert Day.objects.get().state == "recorded"

    def test_it_stands_among_what_she_has_to_do(self, as_person, placement, joan, amara):
        refuse_day(day=make_day(placement), by=joan, comment="We were closed.")
        assert "was not confirmed" in words_on(as_person(amara).get(f"/placement/{placement.pk}/"))

    def test_a_question_is_answered_the_same_way(self, placement, joan, amara):
        day = query_day(day=make_day(placement), by=joan, comment="All day?")
        assert answer_about_day(day=day, by=amara, comment="Until four.").state == "recorded"

    def test_nobody_answers_what_nobody_asked(self, placement, amara):
        with pytest.raises(IllegalMove):
            answer_about_day(day=make_day(placement), by=amara, comment="It was.")

    def test_a_confirmed_day_is_not_refused(self, placement, joan):
        day = make_day(placement)
        confirm_days(days=[day], by=joan)
        with pytest.raises(IllegalMove):
            refuse_day(day=day, by=joan, comment="No.")

    def test_a_week_is_confirmed_in_one_press(self, as_person, placement, joan):
        days = [make_day(placement, number) for number in (1, 2, 3)]
        as_person(joan).post(f"/placement/{placement.pk}/days/confirm/", {"days": [day.pk for day in days]})
        assert {day.state for day in Day.objects.all()} == {"confirmed"}
