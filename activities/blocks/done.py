"""When an activity counts as done: its author's choice, a default for each kind, and how a student reads it."""

from django.db import models


class DoneWhen(models.TextChoices):
    """What has to happen. Words for authors; `words_for` says it to students."""

    VIEWED = "viewed", "Viewed: they have marked its section as done"
    ANSWERED = "answered", "Answered: they have answered all of it, however it fits"
    FITS = "fits", "Passed: every part of their answer fits"
    HANDED_IN = "handed_in", "Handed in"
    TUTOR_SAYS = "tutor_says", "Their tutor says so"


DEFAULTS = {"assignment": DoneWhen.HANDED_IN}  # any other kind: answered
# What somebody has done already, and which choices it is enough for.
ENOUGH = {
    DoneWhen.VIEWED: {DoneWhen.VIEWED},
    DoneWhen.ANSWERED: {DoneWhen.VIEWED, DoneWhen.ANSWERED},
    DoneWhen.FITS: {DoneWhen.VIEWED, DoneWhen.ANSWERED, DoneWhen.FITS},
    DoneWhen.HANDED_IN: {DoneWhen.VIEWED, DoneWhen.ANSWERED, DoneWhen.HANDED_IN},
    DoneWhen.TUTOR_SAYS: {DoneWhen.TUTOR_SAYS},
}
WORDS = {
    DoneWhen.VIEWED: "you mark this section as done",
    DoneWhen.ANSWERED: "you have answered it",
    DoneWhen.FITS: "everything fits",
    DoneWhen.HANDED_IN: "you have handed it in",
    DoneWhen.TUTOR_SAYS: "your tutor says so",
}
WHEN_ANSWERED = {  # what answering is called where it is called something else
    "branch": "you have reached an ending",
    "calculator": "you have taken it to your log",
    "h5p": "you have answered it, or said that you have done it",
    "discussion": "you have taken part as it asks",
    "questions": "you have come to the end of it",
    "reflective_prompt": "you have opened it in your log",
    "rewrite": "you have looked at it beside other versions, or taken it to your log",
    "sort": "you have checked your answer",
    "web_quest": "you have finished it",
}


def done_when(kind: str, chosen: str) -> DoneWhen:
    """Return what counts for an activity of this kind: what its author chose, or the default of the kind."""
    return DoneWhen(chosen) if chosen else DEFAULTS.get(kind, DoneWhen.ANSWERED)


def words_for(kind: str, chosen: str) -> str:
    """Say to a student when it counts, as the end of a sentence."""
    when = done_when(kind, chosen)
    return WHEN_ANSWERED.get(kind, WORDS[when]) if when == DoneWhen.ANSWERED else WORDS[when]
