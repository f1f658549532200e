"""What a board can decide, and what it is expected to."""

from django.db import models

from placements.models.panel import PanelChoice
from placements.models.panel_views import CONFIRM_FAIL, CONFIRM_PASS


class Board(models.TextChoices):
    PASS = "pass", "Pass"
    FAIL = "fail", "Fail"
    DEFER = "defer", "Defer"


AGREED = {CONFIRM_PASS: Board.PASS, CONFIRM_FAIL: Board.FAIL}
RECOMMENDED = {"Pass": Board.PASS, "Fail": Board.FAIL}


def expected_of(choice: PanelChoice) -> Board | None:
    """What was recommended: by the panel where it read the portfolio, otherwise by the practice educator. None: it is open."""
    if choice.outcome:
        return AGREED.get(choice.outcome.outcome)
    return RECOMMENDED.get(choice.recommendation, Board.DEFER if choice.recommendation.startswith("Defer") else None)
