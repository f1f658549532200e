"""What can happen to an attempt, and when."""

from django.db import models

from history.transitions import Moves


class AttemptState(models.TextChoices):
    """How far an attempt is. Finished is for good; trying again is another attempt."""

    STARTED = "started", "started"
    FINISHED = "finished", "finished"


ATTEMPT_MOVES = Moves(
    {
        "save_answer": ({AttemptState.STARTED}, AttemptState.STARTED),
        "check": ({AttemptState.STARTED}, AttemptState.STARTED),
        "finish": ({AttemptState.STARTED}, AttemptState.FINISHED),
        "try_again": ({AttemptState.FINISHED}, AttemptState.FINISHED),
    }
)
