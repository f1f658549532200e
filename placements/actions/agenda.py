"""What student and practice educator put on the agenda of their next supervision."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from learning.models import FrameworkNode
from placements.models import AgendaLine, Placement


@transaction.atomic
def add_gap(*, placement: Placement, node: FrameworkNode, by: User) -> AgendaLine:
    """Put one capability or standard on the agenda. While it stands there, pressing again adds nothing."""
    Placement.objects.select_for_update().get(pk=placement.pk)  # a double press waits here
    if there := AgendaLine.objects.to_come().filter(placement=placement, node=node).first():
        return there
    return add(placement, f"{node.title}: what could show it in the next two weeks?", by, node=node)


@transaction.atomic
def add_to_agenda(*, placement: Placement, words: str, by: User) -> AgendaLine:
    """Put something in one's own words on the agenda. The same words while they stand there are one line."""
    Placement.objects.select_for_update().get(pk=placement.pk)
    there = AgendaLine.objects.to_come().filter(placement=placement, node=None, words=words).first()
    return there or add(placement, words, by)


@transaction.atomic
def deal_with(*, line: AgendaLine, by: User) -> AgendaLine:
    """Say that it was talked about. It leaves the agenda for both; twice is once."""
    line = AgendaLine.objects.select_for_update().get(pk=line.pk)
    if line.dealt_with_at is None:
        line.dealt_with_at, line.dealt_with_by = timezone.now(), by
        line.save(update_fields=["dealt_with_at", "dealt_with_by"])
        record("agenda.deal_with", subject=line, by=by)
    return line


def add(placement: Placement, words: str, by: User, *, node: FrameworkNode | None = None) -> AgendaLine:
    line = AgendaLine.objects.create(placement=placement, node=node, words=words[:200], added_by=by)
    record("agenda.add", subject=line, by=by, node=node.pk if node else None)
    return line
