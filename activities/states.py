"""What can happen to an attempt, to a post in a discussion and to a piece of work, and when."""

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


class PostState(models.TextChoices):
    """Where a post in a discussion is. Its place stays when its words are gone."""

    WAITING = "waiting", "waiting for a tutor"
    SHOWN = "shown", "there to read"
    SENT_BACK = "sent_back", "sent back with a reason"
    HIDDEN = "hidden", "hidden by a tutor"
    TAKEN_BACK = "taken_back", "taken back by its author"


POST_MOVES = Moves(
    {
        "change": ({PostState.SHOWN}, PostState.SHOWN),
        # Changed words wait where the discussion holds posts, and wherever a tutor had something to say about the earlier ones.
        "change_and_wait": (
            {PostState.WAITING, PostState.SHOWN, PostState.SENT_BACK, PostState.HIDDEN},
            PostState.WAITING,
        ),
        "let_through": ({PostState.WAITING}, PostState.SHOWN),
        "send_back": ({PostState.WAITING}, PostState.SENT_BACK),
        "hide": ({PostState.SHOWN}, PostState.HIDDEN),
        "show_again": ({PostState.HIDDEN}, PostState.SHOWN),
        "take_back": (
            {PostState.WAITING, PostState.SHOWN, PostState.SENT_BACK, PostState.HIDDEN},
            PostState.TAKEN_BACK,
        ),
    }
)
NEEDS_A_REASON = {"send_back", "hide"}


class PieceState(models.TextChoices):
    """Where a piece of work is. Whoever marks it has it only while its author cannot take it back any more."""

    WRITING = "writing", "being written"
    HANDED_IN = "handed_in", "handed in"
    SETTLED = "settled", "marked"
    RELEASED = "released", "given back"


PIECE_MOVES = Moves(
    {
        "hand_in": ({PieceState.WRITING}, PieceState.HANDED_IN),
        "take_back": ({PieceState.HANDED_IN}, PieceState.WRITING),
        # Marked by one of two: somebody is still to look at it, or the two to agree.
        "mark": ({PieceState.HANDED_IN}, PieceState.HANDED_IN),
        "settle": ({PieceState.HANDED_IN, PieceState.SETTLED}, PieceState.SETTLED),
        # Drawn for the sample that a second person looks at.
        "look_again": ({PieceState.SETTLED}, PieceState.HANDED_IN),
        "release": ({PieceState.SETTLED}, PieceState.RELEASED),
    }
)
