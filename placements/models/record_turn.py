"""Whose turn it is in a record, kept beside it: home asks it of all of somebody's records at once."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from placements.models.placement import PlacementPerson
from placements.models.record import Record
from placements.models.record_progress import Progress


class RecordTurnQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "RecordTurnQuerySet":
        """Those of this person, as long as they have a part in the placement. The longest wait first."""
        if not user.is_authenticated:
            return self.none()
        mine = PlacementPerson.objects.current(on).filter(person=user)
        return self.filter(person=user, record__placement__in=mine.values("placement")).order_by("since", "pk")


class RecordTurn(models.Model):
    """One person who can do something next in one record. `what` says it: “sign”, “put it forward”, or the title of their part."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="turns")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200, help_text="Of the record, so that home need not fetch it.")
    what = models.CharField(max_length=200)
    since = models.DateTimeField(default=timezone.now)

    objects = RecordTurnQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "person"], name="record_turn_once")]

    def __str__(self) -> str:
        return f"turn of {self.person_id} in record {self.record_id}"

    @property
    def is_to_sign(self) -> bool:
        return self.what == "sign"


def settle_turns(record: Record) -> None:
    """Work out once more whose turn it is. Whoever had it already keeps the day since when."""
    now = Record.objects.with_everything().get(pk=record.pk)
    turns = {move.who.person_id: move.what for move in Progress(now).next_moves}
    RecordTurn.objects.filter(record=now).exclude(person__in=turns).delete()
    for person, what in turns.items():
        RecordTurn.objects.update_or_create(record=now, person_id=person, defaults={"title": now.title, "what": what})
