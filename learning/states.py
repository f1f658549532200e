"""When things can happen with a remark."""

from django.db import models

from history.transitions import Moves


class RemarkState(models.TextChoices):
    NEW = "new", "not answered yet"
    ANSWERED = "answered", "answered"
    SET_ASIDE = "set_aside", "set aside"


REMARK_MOVES = Moves(
    {
        "answer": ({RemarkState.NEW, RemarkState.SET_ASIDE, RemarkState.ANSWERED}, RemarkState.ANSWERED),
        "set_aside": ({RemarkState.NEW, RemarkState.ANSWERED}, RemarkState.SET_ASIDE),
        "erase": ({RemarkState.NEW, RemarkState.SET_ASIDE, RemarkState.ANSWERED}, RemarkState.SET_ASIDE),
    }
)
