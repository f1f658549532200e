from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from seminars.rules import SessionRole, role_shown
from seminars.states import EventKind


class EventQuerySet(models.QuerySet):
    def after(self, seq: int) -> "EventQuerySet":
        return self.filter(seq__gt=seq).select_related("actor").order_by("seq")

    def messages(self) -> "EventQuerySet":
        return self.filter(kind=EventKind.MESSAGE).select_related("actor").order_by("seq")


class Event(models.Model):
    """One thing that happened in the room: numbered and committed first, sent on afterwards.

    The numbers of a session have no gaps, so a page that misses one knows it. A client_id makes a repeated sending harmless.
    Only the words of a message are ever taken away again, when the time for which the chat is kept is up.
    """

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=EventKind)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, choices=SessionRole, blank=True, help_text="What the actor was here at that moment.")
    payload = models.JSONField(default=dict)
    client_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["session", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["session", "seq"], name="event_number_once_in_session"),
            models.UniqueConstraint(
                fields=["session", "actor", "client_id"],
                condition=models.Q(client_id__isnull=False),
                name="event_sent_once_by_client",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    def as_told(self) -> dict[str, Any]:
        """Return the event as everybody in the room is told it: ids, names and times ready to be shown."""
        local = timezone.localtime(self.at)
        unnamed = self.payload.get("unnamed", False)  # a question without a name: the room never learns who acted
        actor = None if unnamed else self.actor
        return {
            "seq": self.seq,
            "kind": str(self.kind),
            "at": local.isoformat(timespec="seconds"),
            "time": f"{local:%H:%M}",
            "who": None if unnamed else self.actor_id,
            "name": actor.name if actor else "",
            "called": actor.get_short_name() if actor else "",
            "role": "" if unnamed else role_shown(self.role),
            "client_id": str(self.client_id) if self.client_id and not unnamed else None,
            **self.payload,
        }
