from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models

from seminars.states import PollState

FEWEST = 5  # answers, below which no split is shown: it would tell who chose what
MOST_OPTIONS = 6


class Poll(models.Model):
    """A question with a few answers in words, put to everybody in the room. Nothing is right or wrong.

    Nobody sees a result while it is open. Once it is closed and shown, everybody sees how many chose each answer, never who.
    """

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="polls")
    question = models.CharField(max_length=300)
    options = models.JSONField(help_text="The answers to choose from, in words.")
    state = models.CharField(max_length=20, choices=PollState, default=PollState.PREPARED)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session"], condition=models.Q(state=PollState.OPEN), name="poll_open_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"poll {self.pk}"


class PollVote(models.Model):
    """What one person chose. Changing it replaces it; it counts once."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    choice = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "person"], name="poll_vote_once")]

    def __str__(self) -> str:
        return f"vote {self.pk}"


@dataclass(frozen=True)
class Bar:
    """How many chose one answer; `wide` is in hundredths of the answer most chose."""

    words: str
    people: int
    wide: int
    mine: bool


@dataclass(frozen=True)
class Result:
    """What a poll said. With fewer than five answers there are no bars."""

    people: int
    bars: list[Bar]

    @property
    def in_words(self) -> str:
        """Say it as a sentence, most chosen first, for whoever does not see bars."""
        said = sorted((bar for bar in self.bars if bar.people), key=lambda bar: -bar.people)
        return "; ".join(f"{bar.people} chose “{bar.words}”" for bar in said)


def result_of(poll: Poll, person: Any = None) -> Result:
    """Return how many chose what. Who chose what is used only to mark this person's own answer."""
    votes = list(poll.votes.all())
    if len(votes) < FEWEST:
        return Result(len(votes), [])
    mine = next((vote.choice for vote in votes if person is not None and vote.person_id == person.pk), None)
    counts = [sum(vote.choice == number for vote in votes) for number in range(len(poll.options))]
    return Result(
        len(votes),
        [Bar(words, counts[at], round(100 * counts[at] / max(counts)), at == mine) for at, words in enumerate(poll.options)],
    )
