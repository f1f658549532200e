"""What the board decided about a portfolio, recorded by the coordinator."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from placements.actions.panel import NeedsReason, coordinator_of
from placements.actions.portfolio import locked, moved
from placements.actions.sign_off import Stale
from placements.models import PanelChoice, PortfolioDecision
from placements.models.panel_board import Board, expected_of
from placements.states import PORTFOLIO_MOVES, PortfolioState


class PanelFirst(Exception):
    """It has to be read by the panel, and nothing is agreed yet."""


class BoardToCome(Exception):
    """The day is not here yet. What a board decides is recorded when it has met."""


@transaction.atomic
def record_board(*, choice: PanelChoice, outcome: Board, on: date, comment: str, by: User, request_key: UUID) -> PortfolioDecision:
    """Record pass, fail or defer, with the day on which the board met. A later board is recorded beside the earlier one.

    The same request_key twice is once. Raises PanelFirst, BoardToCome, Stale, IllegalMove, NotYours, and NeedsReason where it is
    not what was recommended, or not what an earlier board decided, and nobody says why.
    """
    portfolio = locked(choice.edition.portfolio.placement)
    if earlier := PortfolioDecision.objects.filter(request_key=request_key, portfolio=portfolio).first():
        return earlier
    choice = PanelChoice.objects.with_everything().get(pk=choice.pk)
    if not choice.edition.is_latest:
        raise Stale("A newer edition was handed in after you opened this page.")
    state = PORTFOLIO_MOVES.target(f"board_{outcome}", state=portfolio.state)
    coordinator_of(choice.placement, by)
    if choice.has_to_be_read and choice.outcome is None:
        raise PanelFirst
    if on > timezone.localdate():
        raise BoardToCome
    is_second = portfolio.state != PortfolioState.CONFIRMED
    if not comment and (is_second or expected_of(choice) not in {None, outcome}):
        raise NeedsReason
    return moved(portfolio, state, f"board_{outcome}", choice.edition, by, comment=comment, board_on=on, request_key=request_key)
