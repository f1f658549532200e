import pytest
from django.utils import timezone

from placements.actions.day import confirm_days, query_day
from placements.models import Day
from tests.factories.placements import make_day
from tests.placements.pages import heading, words_on


@pytest.fixture
def amaras(as_person, amara):
    return as_person(amara)


@pytest.fixture
def record(placement):
    return f"/placement/{placement.pk}/days/record/"


def today(**changes):
    return {"on": timezone.localdate().isoformat(), "kind": "worked", "note": ""} | changes


class TestRecording:
    def test_a_day_is_recorded_and_waits(self, amaras, record):
        shown = amaras.post(record, today(note="Team meeting"), follow=True)
        assert (heading(shown), "You recorded" in words_on(shown), Day.objects.get().note) == ("Days", True, "Team meeting")

    def test_half_a_day(self, amaras, record):
        amaras.post(record, today(half="on"))
        assert Day.objects.get().half

    def test_the_page_says_who_can_read_it(self, amaras, record):
        assert "Joan, Sam and Priya can see this" in words_on(amaras.get(record))

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"on": ""}, "Give the day it happened, such as 20/11/2026."),
            ({"on": "2999-01-01"}, "This day has not come yet. Give the day it happened."),
            ({"on": "2000-01-01"}, "The placement began on"),
            ({"kind": ""}, "Choose what kind of day it was."),
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_is_kept(self, amaras, record, wrong, says):
        shown = amaras.post(record, today(note="Team meeting") | wrong)
        assert (says in words_on(shown), 'value="Team meeting"' in shown.content.decode()) == (True, True)
        assert not Day.objects.exists()

    def test_a_confirmed_day_says_whom_to_ask(self, amaras, record, placement, joan):
        confirm_days(days=[make_day(placement, 0)], by=joan)
        shown = amaras.post(record, today(kind="away"))
        assert "This day is confirmed already. To put it right, ask whoever confirmed it" in words_on(shown)
        assert Day.objects.get().kind == "worked"


class TestConfirming:
    @pytest.fixture
    def joans(self, as_person, joan):
        return as_person(joan)

    def test_all_shown_with_one_press(self, joans, placement):
        days = [make_day(placement, days_ago) for days_ago in (1, 2, 3)]
        shown = joans.post(f"/placement/{placement.pk}/days/confirm/", {"days": [day.pk for day in days]}, follow=True)
        assert "3 days confirmed." in words_on(shown)
        assert {day.state for day in placement.days.all()} == {"confirmed"}

    def test_a_day_recorded_after_the_page_was_opened_is_not_among_them(self, joans, placement):
        seen = make_day(placement, 1)
        make_day(placement, 2)
        joans.post(f"/placement/{placement.pk}/days/confirm/", {"days": [seen.pk]})
        assert [day.state for day in placement.days.all()] == ["recorded", "confirmed"]

    def test_pressing_twice_says_so(self, joans, placement):
        page, data = f"/placement/{placement.pk}/days/confirm/", {"days": [make_day(placement).pk]}
        joans.post(page, data)
        assert "These days were confirmed already." in words_on(joans.post(page, data, follow=True))

    def test_a_day_of_another_student_is_not_confirmed(self, joans, placement, bens_placement):
        joans.post(f"/placement/{placement.pk}/days/confirm/", {"days": [make_day(bens_placement).pk]})
        assert Day.objects.get().state == "recorded"

    def test_choosing_none_is_said(self, joans, placement):
        assert "Choose at least one day that waits." in words_on(
            joans.post(f"/placement/{placement.pk}/days/confirm/", follow=True)
        )

    def test_a_question_stands_beside_the_day(self, joans, as_person, amara, placement):
        day = make_day(placement)
        joans.post(f"/placement/days/{day.pk}/query/", {"comment": "Half a day?"})
        shown = words_on(as_person(amara).get(f"/placement/{placement.pk}/days/"))
        assert ("Half a day?" in shown, "Asked about" in shown) == (True, True)

    def test_a_question_needs_words(self, joans, placement):
        shown = joans.post(f"/placement/days/{make_day(placement).pk}/query/", {"comment": ""})
        assert "Write your question in a few words." in words_on(shown)

    def test_a_day_that_was_dealt_with_meanwhile(self, joans, placement, joan):
        day = query_day(day=make_day(placement), by=joan, comment="Half a day?")
        shown = joans.post(f"/placement/days/{day.pk}/query/", {"comment": "Really?"}, follow=True)
        assert "Somebody has dealt with this day already." in words_on(shown)


class TestHub:
    def test_it_counts_what_was_recorded_and_what_was_confirmed_apart(self, amaras, placement, joan):
        confirm_days(days=[make_day(placement, 3)], by=joan)
        make_day(placement, 2)
        make_day(placement, 1, kind=Day.Kind.AWAY, note="ill")
        shown = words_on(amaras.get(f"/placement/{placement.pk}/"))
        counts = ["1 confirmed", "1 recorded, waiting for Joan", "1 away (ill,", "68 to come", "2 of 70"]
        assert [count for count in counts if count not in shown] == []

    def test_it_says_when_she_will_finish(self, amaras, placement):
        assert "At 4 days a week, you’ll finish on" in words_on(amaras.get(f"/placement/{placement.pk}/"))

    def test_it_lists_what_to_do_with_what_needs_her_first(self, amaras, placement, joan):
        query_day(day=make_day(placement), by=joan, comment="Half a day?")
        shown = amaras.get(f"/placement/{placement.pk}/")
        tasks = [(task["status"], task["needs_you"]) for task in shown.context["tasks"]]
        assert tasks == [("Asked about", True), ("Not yet started", False)]

    def test_others_get_no_list_of_what_she_should_do(self, as_person, joan, placement):
        assert as_person(joan).get(f"/placement/{placement.pk}/").context["tasks"] == []
