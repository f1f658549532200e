"""When things can happen in a seminar."""

from django.db import models

from history.transitions import Moves


class SessionState(models.TextChoices):
    PLANNED = "planned", "planned"
    OPEN = "open", "live now"
    FINISHED = "finished", "finished"
    CANCELLED = "cancelled", "cancelled"


SESSION_MOVES = Moves(
    {
        "move": ({SessionState.PLANNED}, SessionState.PLANNED),
        "start": ({SessionState.PLANNED}, SessionState.OPEN),
        "finish": ({SessionState.OPEN}, SessionState.FINISHED),
        "cancel": ({SessionState.PLANNED}, SessionState.CANCELLED),
    }
)


class EventKind(models.TextChoices):
    """What can happen in the room. Each is a row in its log, and what a page that reconnects is told again."""

    STARTED = "started", "the seminar was started"
    FINISHED = "finished", "the seminar was finished"
    MESSAGE = "message", "a message"
    HAND_RAISED = "hand_raised", "a hand went up"
    HAND_LOWERED = "hand_lowered", "a hand went down"
    HAND_TAKEN = "hand_taken", "somebody was asked to speak"
    ARRIVED = "arrived", "somebody arrived"
    LEFT = "left", "somebody left"
    STAGE = "stage", "something new is in front of everybody"
    REDACTED = "redacted", "a message was taken away"


class PollState(models.TextChoices):
    """Prepared, put to the room, closed, shown. Nobody sees a split before the last."""

    PREPARED = "prepared", "prepared"
    OPEN = "open", "open"
    CLOSED = "closed", "closed"
    SHOWN = "shown", "shown"


POLL_MOVES = Moves(
    {
        "open": ({PollState.PREPARED, PollState.CLOSED}, PollState.OPEN),
        "close": ({PollState.OPEN}, PollState.CLOSED),
        "show": ({PollState.CLOSED}, PollState.SHOWN),
    }
)


class QuestionState(models.TextChoices):
    """Where a question of the box is. What nobody got to is carried to After when the seminar finishes."""

    WAITING = "waiting", "waiting"
    TAKEN = "taken", "taken up now"
    ANSWERED = "answered", "answered"
    CARRIED = "carried", "carried to After"
    WITHDRAWN = "withdrawn", "taken back"


NOT_DONE = {QuestionState.WAITING, QuestionState.TAKEN}
QUESTION_MOVES = Moves(
    {
        "take": ({QuestionState.WAITING, QuestionState.CARRIED}, QuestionState.TAKEN),
        "answer": ({*NOT_DONE, QuestionState.CARRIED}, QuestionState.ANSWERED),
        "carry": (NOT_DONE, QuestionState.CARRIED),
        "withdraw": ({QuestionState.WAITING}, QuestionState.WITHDRAWN),
    }
)
