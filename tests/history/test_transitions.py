import pytest
from django.db.models import TextChoices

from history.transitions import IllegalMove, Moves


class DayState(TextChoices):
    LOGGED = "logged", "logged"
    CONFIRMED = "confirmed", "confirmed by the educator"


DAY_MOVES = Moves(
    {
        "confirm_day": ({DayState.LOGGED}, DayState.CONFIRMED),
        "undo_confirm": ({DayState.CONFIRMED}, DayState.LOGGED),
        "correct_day": ({DayState.LOGGED}, DayState.LOGGED),
    }
)


def test_a_move_leads_to_its_state():
    assert DAY_MOVES.target("confirm_day", state=DayState.LOGGED) is DayState.CONFIRMED


def test_a_state_read_from_the_database_is_understood():
    assert DAY_MOVES.target("confirm_day", state="logged") is DayState.CONFIRMED


def test_a_second_click_is_an_illegal_move():
    with pytest.raises(IllegalMove) as refusal:
        DAY_MOVES.target("confirm_day", state="confirmed")
    assert (refusal.value.move, refusal.value.state) == ("confirm_day", DayState.CONFIRMED)
    assert str(refusal.value) == "“Confirm day” is not possible while this is “confirmed by the educator”."


def test_a_state_outside_the_table_allows_nothing():
    with pytest.raises(IllegalMove):
        DAY_MOVES.target("confirm_day", state="lost")
    assert DAY_MOVES.allowed_from("lost") == []


def test_a_move_that_nobody_wrote_down_is_a_mistake_in_our_code():
    with pytest.raises(KeyError):
        DAY_MOVES.target("approve_day", state=DayState.LOGGED)


def test_pages_offer_what_is_possible_in_the_order_of_the_table():
    assert DAY_MOVES.allowed_from(DayState.LOGGED) == ["confirm_day", "correct_day"]
    assert DAY_MOVES.allowed_from(DayState.CONFIRMED) == ["undo_confirm"]
    assert DAY_MOVES.moves == ["confirm_day", "undo_confirm", "correct_day"]
