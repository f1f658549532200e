"""How far a request has come: sent, handed over, opened. Also who else opened it, for the student."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Min, Q

from history.models import Delivery, Reading
from placements.models.evidence import Evidence
from placements.models.judgement import EvidenceDecision
from placements.states import EvidenceState

KIND = "placements.sign_off_asked"


@dataclass(frozen=True)
class DeliveryStatus:
    """What is known of one request that waits. That a mail arrived is not: only that the other mail server took it."""

    to: str
    asked_at: datetime
    taken_at: datetime | None = None
    failed: bool = False
    tries: int = 0
    opened_at: datetime | None = None

    @property
    def in_words(self) -> str:
        """How far it has come, as the last word of the story."""
        if self.opened_at:
            return "opened"
        if self.failed:
            return "could not be delivered"
        if self.taken_at:
            return "delivered, not opened yet"
        return "sent, not delivered yet" if self.tries < 2 else f"not delivered after {self.tries} tries"  # noqa: PLR2004

    @property
    def needs_somebody(self) -> bool:
        return self.failed or (self.tries > 1 and not self.taken_at)


def delivery_of(evidence: Collection[Evidence]) -> dict[int, DeliveryStatus]:
    """Return how far each request has come that waits, by evidence. Three queries, or none where nothing waits."""
    waiting = {row.pk: row for row in evidence if row.state == EvidenceState.WAITING and row.asked_of_id}
    if not waiting:
        return {}
    asked = EvidenceDecision.objects.filter(evidence__in=waiting, move="ask_for_sign_off").order_by("pk")
    keys = {f"decision-{decision}": of for of, decision in asked.values_list("evidence", "pk")}
    latest = {of: key for key, of in keys.items()}
    mails = {mail.key: mail for mail in Delivery.objects.filter(kind=KIND, key__in=latest.values())}
    opened = first_opened(waiting)
    return {pk: status(row, mails.get(latest.get(pk, "")), opened.get(pk)) for pk, row in waiting.items()}


def status(row: Evidence, mail: Delivery | None, opened_at: datetime | None) -> DeliveryStatus:
    person = row.asked_of.person
    taken = mail.done_at if mail else None
    failed, tries = bool(mail and mail.given_up_at), mail.attempts if mail else 0
    return DeliveryStatus(person.get_short_name(), row.asked_at, taken, failed, tries, opened_at)


def first_opened(waiting: dict[int, Evidence]) -> dict[int, datetime]:
    """When whoever was asked opened each of these for the first time since. One row for each, however often it was opened."""
    readings = Reading.objects.filter(subject_type=Evidence._meta.label_lower)
    since = [Q(subject_pk=str(pk), reader=row.asked_of.person_id, at__gte=row.asked_at) for pk, row in waiting.items()]
    first = readings.filter(reduce(or_, since)).order_by().values_list("subject_pk").annotate(first=Min("at"))
    return {int(pk): at for pk, at in first}
