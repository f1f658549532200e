from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from accounts.actions.notice import keep_notice
from accounts.models import User
from history.audit import record
from placements.models import Nudge, Placement
from placements.models.needs import Need, needs_of

KIND = "placements.nudge"


@transaction.atomic
def nudge(*, placements: Sequence[Placement], words: str, by: User, press: UUID, alone: bool = False) -> list[Nudge]:
    """Write to the students of these placements about what they can do something about. Returns one nudge for each who was.

    Whose reasons are gone by now, or were written about before, is left out; so is whoever is not this tutor's. The same
    press twice is one nudge for each. They are told at home at once, and by mail in the next digest, or `alone`.
    """
    mine = Placement.objects.tutored_by(by).under_way()
    locked = mine.select_for_update().filter(pk__in=[one.pk for one in placements])
    chosen = [one.pk for one in locked.order_by("pk")]
    earlier = list(Nudge.objects.filter(press=press, placement__in=chosen).select_related("placement", "notice"))
    written = {one.placement_id for one in earlier}
    needs = needs_of(by, mine.filter(pk__in=chosen))
    fresh = [need for need in needs if need.placement.pk not in written and need.to_nudge_about]
    both = earlier + [write(need, words, by, press, alone=alone) for need in fresh]
    return sorted(both, key=lambda one: one.placement_id)


def write(need: Need, words: str, by: User, press: UUID, *, alone: bool) -> Nudge:
    reasons = [
        {"kind": reason.kind, "about": reason.about, "since": reason.since.isoformat(), "words": reason.words}
        for reason in need.to_nudge_about
    ]
    key = f"{press}-{need.placement.pk}"
    notice = keep_notice(person=need.student, kind=KIND, key=key, by=by, alone=alone)
    written = Nudge.objects.create(placement=need.placement, by=by, words=words, reasons=reasons, press=press, notice=notice)
    record("nudge.write", subject=written, by=by, placement=need.placement.pk, reasons=len(reasons), alone=alone)
    return written
