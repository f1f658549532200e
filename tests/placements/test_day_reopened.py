"""A day that was confirmed by mistake is put right: opened again with words, recorded differently, confirmed once more."""

import pytest
from django.core import mail
from django.urls import reverse

from history.outbox import drain
from history.transitions import IllegalMove
from placements.actions.day import confirm_days, reopen_day
from placements.models import Day
from placements.models.ledger import ledger_of
from tests.factories.placements import make_day
from tests.placements.pages import words_on


@pytest.fixture
def confirmed(placement, joan):
    day = make_day(placement)
    confirm_days(days=[day], by=joan)
    return Day.objects.get(pk=day.pk)


@pytest.fixture
def page(confirmed):
    return reverse("placements:day_reopen", args=[confirmed.pk])


def test_priya_opens_it_again_and_amara_and_joan_are_told(as_person, page, priya, amara, joan, confirmed):
    shown = as_person(priya).post(page, {"comment": "This was a bank holiday."}, follow=True)
    assert "The day waits again." in words_on(shown)
    confirmed.refresh_from_db()
    assert (confirmed.state, confirmed.confirmed_by, confirmed.confirmed_at) == ("recorded", None, None)
    drain(worker="test")
    told = [one for one in mail.outbox if "opened again" in one.subject]
    assert sorted(one.to for one in told) == sorted([[amara.email], [joan.email]])
    assert "bank holiday" not in "".join(one.body for one in told)


def test_joan_puts_her_own_slip_right_and_hears_nothing_of_it(as_person, page, joan, amara):
    as_person(joan).post(page, {"comment": "I pressed too early."})
    drain(worker="test")
    assert [one.to for one in mail.outbox if "opened again" in one.subject] == [[amara.email]]


def test_what_was_said_stands_beside_it_and_who_confirmed_it_first_stays_in_its_history(as_person, page, priya, confirmed, amara):
    as_person(priya).post(page, {"comment": "This was a bank holiday."})
    days = as_person(amara).get(reverse("placements:days", args=[confirmed.placement_id]))
    assert "This was a bank holiday." in words_on(days)
    assert list(confirmed.decisions.values_list("move", flat=True)) == ["confirm", "reopen"]


def test_it_counts_as_recorded_until_it_is_confirmed_again(confirmed, priya, joan, placement):
    reopen_day(day=confirmed, by=priya, comment="Half a day.")
    ledger = ledger_of(placement, confirmed.on)
    assert (ledger.confirmed, ledger.recorded) == (0, 1)
    assert confirm_days(days=[confirmed], by=joan) == 1


def test_without_words_nothing_happens(as_person, page, priya, confirmed):
    shown = as_person(priya).post(page, {"comment": ""})
    assert ("Say in a few words" in words_on(shown), Day.objects.get().state) == (True, "confirmed")


def test_only_a_confirmed_day_is_opened_again(placement, joan):
    with pytest.raises(IllegalMove):
        reopen_day(day=make_day(placement), by=joan, comment="It waits already.")


@pytest.mark.parametrize(("who", "status"), [("amara", 403), ("sam", 403), ("carol", 404), ("ben", 404)])
def test_nobody_else_opens_a_day(as_person, page, cast, who, status):
    assert as_person(cast[who]).post(page, {"comment": "Mine."}).status_code == status


def test_amara_sees_no_button_for_it(as_person, page, amara, priya, confirmed):
    days = reverse("placements:days", args=[confirmed.placement_id])
    assert [page in as_person(who).get(days).content.decode() for who in (amara, priya)] == [False, True]
