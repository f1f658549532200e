from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class BreakoutRound(models.Model):
    """The time in which people work in small rooms. One is going on at a time."""

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="rounds")
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=models.Q(closed_at__isnull=True), name="breakout_round_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.pk}"


class Breakout(models.Model):
    """A small room with a question of its own, and what it wrote down. The words stay when the room closes."""

    round = models.ForeignKey(BreakoutRound, on_delete=models.CASCADE, related_name="breakouts")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=500, blank=True)
    outcome = models.TextField(blank=True)
    outcome_version = models.PositiveIntegerField(default=0)
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="breakout_number_once")]

    def __str__(self) -> str:
        return f"Room {self.number}"


class BreakoutMember(models.Model):
    """Who is in which small room of a round."""

    round = models.ForeignKey(BreakoutRound, on_delete=models.CASCADE, related_name="members")
    breakout = models.ForeignKey(Breakout, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["breakout", "person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="breakout_member_of_one_room")]

    def __str__(self) -> str:
        return f"member {self.pk}"


def room_numbers(session: Any) -> dict[int, int]:
    """Return in which small room each person is now, by their pk; nothing while nobody is in one. One query."""
    members = BreakoutMember.objects.filter(round__session=session, round__closed_at__isnull=True)
    return dict(members.values_list("person", "breakout__number"))
