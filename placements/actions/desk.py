"""One link to everything that waits for a person, and asking somebody to confirm days."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.actions.link import make_link, renew_link, reopen_link
from accounts.models import User
from history.audit import record
from history.outbox import promise
from placements.models import DaysRequest, Desk, Placement
from placements.models.day import who_confirms


class NobodyToAsk(Exception):
    """The placement has nobody today who confirms days."""


class NothingWaits(Exception):
    """No day waits to be confirmed."""


@transaction.atomic
def open_desk(*, person: User, by: User, days: int) -> Desk:
    """Let somebody in to their desk for so many days. Whoever has a desk keeps it, with its link."""
    person = User.objects.select_for_update().get(pk=person.pk)  # two who ask at once make one desk
    until = timezone.now() + timedelta(days=days)
    desk = Desk.objects.select_related("link").filter(person=person).first()
    if desk is None:
        return Desk.objects.create(person=person, link=make_link(person=person, by=by, expires_at=until))
    if desk.link.sent_to != person.email:
        renew_link(link=desk.link, by=by, expires_at=until)
    elif desk.link.expires_at < until:
        reopen_link(link=desk.link, by=by, expires_at=until)
    return desk


@transaction.atomic
def send_desk_again(*, desk: Desk, by: User) -> None:
    """Their link had expired: a new one goes to their own address, and to no other. The old one stays closed."""
    desk = Desk.objects.select_for_update(of=("self",)).select_related("link__person").get(pk=desk.pk)
    if desk.link.is_open():
        return
    renew_link(link=desk.link, by=by)
    promise("placements.desk_again", key=f"desk-{desk.pk}-{desk.link.version}", desk=desk.pk)


@transaction.atomic
def ask_to_confirm_days(*, placement: Placement, by: User) -> DaysRequest:
    """Ask whoever confirms days to do so, with a link to their desk. The same person is asked once a day at most.

    Raises NobodyToAsk and NothingWaits.
    """
    placement = Placement.objects.select_for_update(of=("self",)).with_people().get(pk=placement.pk)
    asked_of = who_confirms(placement)
    if asked_of is None:
        raise NobodyToAsk
    if not placement.days.to_confirm().exists():
        raise NothingWaits
    today = timezone.localdate()
    if earlier := placement.days_requests.filter(asked_of=asked_of, asked_at__date=today).first():
        return earlier
    open_desk(person=asked_of.person, by=by, days=placement.rule_set.link_days)
    asked = DaysRequest.objects.create(placement=placement, asked_of=asked_of)
    record("days.ask", subject=asked, by=by)
    promise("placements.days_asked", key=f"days-request-{asked.pk}", request=asked.pk)
    return asked
