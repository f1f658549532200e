"""When things can happen to what people write to each other."""

from datetime import timedelta

from django.db import models

from history.transitions import Moves

TAKE_BACK_WITHIN = timedelta(minutes=15)  # as long as a signature can be undone


class FlagState(models.TextChoices):
    """How far it is that somebody said of a shared text: this might identify someone."""

    OPEN = "open", "waiting for the author"
    MENDED = "mended", "mended in newer words"
    NOT_IDENTIFYING = "not_identifying", "looked at: it does not identify anyone"
    TAKEN_BACK = "taken_back", "taken back"


FLAG_MOVES = Moves(
    {
        "mend": ({FlagState.OPEN}, FlagState.MENDED),
        "say_not_identifying": ({FlagState.OPEN}, FlagState.NOT_IDENTIFYING),
        "take_back": ({FlagState.OPEN}, FlagState.TAKEN_BACK),
    }
)

# Mended words replace the flagged ones only for whoever is given them: the old ones stay back for good.
HOLDS_BACK = {
    FlagState.OPEN: True,
    FlagState.MENDED: True,
    FlagState.NOT_IDENTIFYING: False,
    FlagState.TAKEN_BACK: False,
}


# Emergency reading: two people open a part of somebody's private writing for one of them (trust, 6.1).
ROLE_GIVEN_BEFORE = timedelta(days=7)  # whose role is younger neither asks nor agrees
LAPSES_AFTER = timedelta(hours=24)
LASTS = timedelta(hours=1)
LONGEST_PERIOD = 31  # days


class ReadingState(models.TextChoices):
    """How far an emergency reading is. Agreed says nothing of the clock: it runs until `ends_at`."""

    WAITING = "waiting", "waiting for an answer"
    AGREED = "agreed", "agreed"
    REFUSED = "refused", "refused"
    WITHDRAWN = "withdrawn", "withdrawn"
    LAPSED = "lapsed", "lapsed without an answer"
    ENDED = "ended", "ended early"


READING_MOVES = Moves(
    {
        "agree": ({ReadingState.WAITING}, ReadingState.AGREED),
        "refuse": ({ReadingState.WAITING}, ReadingState.REFUSED),
        "withdraw": ({ReadingState.WAITING}, ReadingState.WITHDRAWN),
        "lapse": ({ReadingState.WAITING}, ReadingState.LAPSED),
        "end": ({ReadingState.AGREED}, ReadingState.ENDED),
    }
)


class VirusState(models.TextChoices):
    """What is known of a file. Until it is checked, nobody but its owner has it."""

    NOT_CHECKED = "not_checked", "not checked for viruses"  # the site has no scanner
    AWAITING = "awaiting", "awaiting the virus check"
    CHECKED = "checked", "no virus found"
    REFUSED = "refused", "refused by the virus check"


VIRUS_MOVES = Moves(
    {
        "pass": ({VirusState.AWAITING, VirusState.NOT_CHECKED}, VirusState.CHECKED),
        "refuse": ({VirusState.AWAITING, VirusState.NOT_CHECKED}, VirusState.REFUSED),
        "let_be": ({VirusState.AWAITING}, VirusState.NOT_CHECKED),  # the site has no scanner any more
    }
)
MAY_BE_GIVEN = {VirusState.CHECKED, VirusState.NOT_CHECKED}
WAITS_FOR_SCANNER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]  # and then every four hours
REFUSED_IS_SAID_FOR = timedelta(days=14)  # on the page where the file was
