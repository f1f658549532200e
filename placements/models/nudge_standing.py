"""Whether what a student was nudged about still holds: looked at again each time it is said, at home and by mail."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from accounts.prepared import prepared
from placements.models.needs import Need, needs_of
from placements.models.nudge import Nudge
from placements.models.placement import Placement


@prepared
def nudges_to(person, since):
    """What a student was nudged about since a moment and did not come to nothing. Asked on every visit to a student's home."""
    nudges = Nudge.objects.that_stand().filter(notice__person=person, at__gte=since)
    return nudges.select_related("by", "notice")


def still_holding(nudges: Iterable[Nudge]) -> list[tuple[Nudge, Need]]:
    """Return the nudges of which every reason holds as it did, each with what its tutor sees now.

    Whoever has done something about one of them has acted, and is told nothing more.
    """
    found = []
    for tutor, theirs in by_tutor(nudges):
        mine = Placement.objects.tutored_by(tutor).under_way()
        needs = {need.placement.pk: need for need in needs_of(tutor, mine.filter(pk__in=[one.placement_id for one in theirs]))}
        for nudge in theirs:
            need = needs.get(nudge.placement_id)
            if need and nudge.keys <= {reason.key for reason in need.reasons}:
                found.append((nudge, need))
    return found


def by_tutor(nudges: Iterable[Nudge]) -> list[tuple[User, list[Nudge]]]:
    found: dict[User, list[Nudge]] = {}
    for nudge in nudges:
        found.setdefault(nudge.by, []).append(nudge)
    return list(found.items())


def told_at_home(person: User, since: datetime) -> list[tuple[Nudge, Need]]:
    """Return what a student is told at home. One query where they were not nudged."""
    nudges = nudges_to(person=person, since=since)
    return still_holding(nudges) if nudges else []
