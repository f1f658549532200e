"""Every move from every state: what is possible, and that everything else is refused."""

import pytest

from history.transitions import IllegalMove
from placements.actions.evidence import ask_for_sign_off, expire_request, withdraw_request
from placements.actions.sign_off import need_conversation, return_with_comments, say_not_mine, undo_sign_off
from placements.models import Method
from placements.states import EVIDENCE_MOVES, PLACEMENT_MOVES, EvidenceState, PlacementState
from tests.factories.placements import make_evidence, make_request, signs

DRAFT, WAITING, RETURNED, SIGNED, EXPIRED = (
    EvidenceState.DRAFT, EvidenceState.WAITING, EvidenceState.RETURNED, EvidenceState.SIGNED_OFF, EvidenceState.EXPIRED,
)  # fmt: skip

POSSIBLE = {
    DRAFT: {"ask_for_sign_off": WAITING},
    WAITING: {
        "withdraw_request": DRAFT, "expire_request": EXPIRED, "say_not_mine": DRAFT, "need_conversation": WAITING,
        "return_with_comments": RETURNED, "sign_off": SIGNED,
    },
    RETURNED: {"ask_for_sign_off": WAITING},
    SIGNED: {"undo_sign_off": WAITING},
    EXPIRED: {"ask_for_sign_off": WAITING},
}  # fmt: skip


def evidence_in(state, placement):
    if state == DRAFT:
        return make_evidence(placement)
    evidence = make_request(placement)
    moves = {
        WAITING: lambda: None,
        RETURNED: lambda: return_with_comments(evidence=evidence, by=evidence.asked_of, comment="Say more."),
        SIGNED: lambda: signs(evidence),
        EXPIRED: lambda: expire_request(evidence=evidence),
    }
    moves[state]()
    evidence.refresh_from_db()
    return evidence


def make_move(move, evidence, joans_part):
    moves = {
        "ask_for_sign_off": lambda: ask_for_sign_off(evidence=evidence, by=evidence.author),
        "withdraw_request": lambda: withdraw_request(evidence=evidence, by=evidence.author),
        "expire_request": lambda: expire_request(evidence=evidence),
        "say_not_mine": lambda: say_not_mine(evidence=evidence, by=joans_part),
        "need_conversation": lambda: need_conversation(evidence=evidence, by=joans_part),
        "return_with_comments": lambda: return_with_comments(evidence=evidence, by=joans_part, comment="Say more."),
        "sign_off": lambda: signs_as(evidence, joans_part),
        "undo_sign_off": lambda: undo_sign_off(evidence=evidence, by=joans_part, method=Method.SIGNED_IN),
    }
    return moves[move]()


def signs_as(evidence, someone):
    evidence.asked_of = someone
    return signs(evidence, method=Method.SIGNED_IN)


@pytest.mark.parametrize("state", EvidenceState)
@pytest.mark.parametrize("move", EVIDENCE_MOVES.moves)
def test_evidence_moves_only_where_the_table_says(placement, state, move):
    evidence, joans_part = evidence_in(state, placement), placement.person_as("practice_educator")
    before = evidence.decisions.count()
    if move in POSSIBLE[state]:
        make_move(move, evidence, joans_part)
    else:
        with pytest.raises(IllegalMove):
            make_move(move, evidence, joans_part)
    evidence.refresh_from_db()
    assert evidence.state == POSSIBLE[state].get(move, state)
    assert evidence.decisions.count() == before + (move in POSSIBLE[state])


@pytest.mark.parametrize("state", EvidenceState)
def test_pages_offer_what_is_possible_and_nothing_else(state):
    assert set(EVIDENCE_MOVES.allowed_from(state)) == set(POSSIBLE[state])


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (PlacementState.PLANNED, ["begin", "end_early"]),
        (PlacementState.ACTIVE, ["complete", "end_early"]),
        (PlacementState.COMPLETED, []),
        (PlacementState.ENDED_EARLY, []),
    ],
)
def test_a_placement_is_over_once(state, moves):
    assert PLACEMENT_MOVES.allowed_from(state) == moves
