"""When things can happen: one table of moves for each thing that has a state."""

from django.db import models

from history.transitions import Moves


class PlacementState(models.TextChoices):
    PLANNED = "planned", "planned"
    ACTIVE = "active", "under way"
    COMPLETED = "completed", "completed"
    ENDED_EARLY = "ended_early", "ended early"


PLACEMENT_MOVES = Moves(
    {
        "begin": ({PlacementState.PLANNED}, PlacementState.ACTIVE),
        "complete": ({PlacementState.ACTIVE}, PlacementState.COMPLETED),
        "end_early": ({PlacementState.PLANNED, PlacementState.ACTIVE}, PlacementState.ENDED_EARLY),
    }
)


class DayState(models.TextChoices):
    RECORDED = "recorded", "recorded"
    CONFIRMED = "confirmed", "confirmed"
    QUERIED = "queried", "queried"
    REFUSED = "refused", "not confirmed"


DAY_MOVES = Moves(
    {
        "confirm": ({DayState.RECORDED, DayState.QUERIED}, DayState.CONFIRMED),
        "query": ({DayState.RECORDED}, DayState.QUERIED),
        "refuse": ({DayState.RECORDED, DayState.QUERIED}, DayState.REFUSED),
        "reopen": ({DayState.CONFIRMED}, DayState.RECORDED),
        "answer": ({DayState.QUERIED, DayState.REFUSED}, DayState.RECORDED),
        "record_again": ({DayState.RECORDED, DayState.QUERIED, DayState.REFUSED}, DayState.RECORDED),
    }
)


class EvidenceState(models.TextChoices):
    DRAFT = "draft", "draft"
    WAITING = "waiting", "waiting"
    RETURNED = "returned", "returned"
    SIGNED_OFF = "signed_off", "signed off"
    EXPIRED = "expired", "expired"


# A conversation keeps the request open: she may still decide, by the same link.
EVIDENCE_MOVES = Moves(
    {
        "ask_for_sign_off": ({EvidenceState.DRAFT, EvidenceState.RETURNED, EvidenceState.EXPIRED}, EvidenceState.WAITING),
        "withdraw_request": ({EvidenceState.WAITING}, EvidenceState.DRAFT),
        "expire_request": ({EvidenceState.WAITING}, EvidenceState.EXPIRED),
        "say_not_mine": ({EvidenceState.WAITING}, EvidenceState.DRAFT),
        "need_conversation": ({EvidenceState.WAITING}, EvidenceState.WAITING),
        "return_with_comments": ({EvidenceState.WAITING}, EvidenceState.RETURNED),
        "sign_off": ({EvidenceState.WAITING}, EvidenceState.SIGNED_OFF),
        "undo_sign_off": ({EvidenceState.SIGNED_OFF}, EvidenceState.WAITING),
    }
)


class RecordState(models.TextChoices):
    BEING_WRITTEN = "being_written", "being written"
    TO_SIGN = "to_sign", "waiting for signatures"
    SIGNED = "signed", "signed"
    WITHDRAWN = "withdrawn", "withdrawn"


# A correction is written in the same record, and asks everybody again; what was signed before stays beside it.
RECORD_MOVES = Moves(
    {
        "finish_part": ({RecordState.BEING_WRITTEN}, RecordState.BEING_WRITTEN),
        "reopen_part": ({RecordState.BEING_WRITTEN}, RecordState.BEING_WRITTEN),
        "put_forward": ({RecordState.BEING_WRITTEN}, RecordState.TO_SIGN),
        "take_back": ({RecordState.TO_SIGN}, RecordState.BEING_WRITTEN),
        "need_conversation": ({RecordState.TO_SIGN}, RecordState.TO_SIGN),
        "say_not_mine": ({RecordState.TO_SIGN}, RecordState.TO_SIGN),
        "sign": ({RecordState.TO_SIGN}, RecordState.TO_SIGN),
        "sign_last": ({RecordState.TO_SIGN}, RecordState.SIGNED),
        "undo_sign": ({RecordState.TO_SIGN, RecordState.SIGNED}, RecordState.TO_SIGN),
        "release": ({RecordState.SIGNED}, RecordState.SIGNED),
        "stop_release": ({RecordState.SIGNED}, RecordState.SIGNED),
        "accept_gaps": ({RecordState.BEING_WRITTEN}, RecordState.BEING_WRITTEN),
        "amend": ({RecordState.SIGNED}, RecordState.BEING_WRITTEN),
        "withdraw": ({RecordState.BEING_WRITTEN}, RecordState.WITHDRAWN),
        "withdraw_signed": ({RecordState.TO_SIGN, RecordState.SIGNED}, RecordState.WITHDRAWN),
    }
)


class PortfolioState(models.TextChoices):
    BEING_PUT_TOGETHER = "being_put_together", "being put together"
    HANDED_IN = "handed_in", "handed in"
    CONFIRMED = "confirmed", "confirmed by the practice educator"
    RETURNED = "returned", "returned for more evidence"
    PASSED = "passed", "passed by the board"
    FAILED = "failed", "failed by the board"
    DEFERRED = "deferred", "deferred by the board"


CONFIRMED_OR_DECIDED = {PortfolioState.CONFIRMED, PortfolioState.PASSED, PortfolioState.FAILED, PortfolioState.DEFERRED}

# What was handed in stays frozen when it is returned; what is handed in afterwards is another edition beside it.
PORTFOLIO_MOVES = Moves(
    {
        "hand_in": ({PortfolioState.BEING_PUT_TOGETHER, PortfolioState.RETURNED}, PortfolioState.HANDED_IN),
        "confirm": ({PortfolioState.HANDED_IN}, PortfolioState.CONFIRMED),
        "return_for_more": (
            {PortfolioState.HANDED_IN, PortfolioState.CONFIRMED, PortfolioState.DEFERRED},
            PortfolioState.RETURNED,
        ),
        # A board may meet again about the same portfolio; each time stays on record.
        "board_pass": (CONFIRMED_OR_DECIDED, PortfolioState.PASSED),
        "board_fail": (CONFIRMED_OR_DECIDED, PortfolioState.FAILED),
        "board_defer": (CONFIRMED_OR_DECIDED, PortfolioState.DEFERRED),
    }
)
