"""Why a coordinator or an educator should look at a placement: rules that anybody can read. A tutor's: placements.models.reason."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from placements.models import Evidence, Placement, thresholds
from placements.models.ledger import Ledger, ledger_of
from placements.rules import Part

QUIET = thresholds.NO_DAY_RECORDED
LONG = thresholds.DAY_WAITS  # a request too

Reasons = list[str]


def reasons_of(placements: list[Placement], reader: User, today: date) -> list[tuple[Placement, Ledger, Reasons]]:
    """Return each placement with its ledger and reasons, most reasons first. One query for all of them."""
    long_ago = timezone.now() - timedelta(days=LONG)
    slow = Evidence.objects.visible_to(reader).waiting().filter(placement__in=placements)
    slow = slow.filter(Q(asked_at__lt=long_ago) | Q(conversation_at__isnull=False))
    waits: dict[int, list[Evidence]] = {}
    for evidence in slow:
        waits.setdefault(evidence.placement_id, []).append(evidence)
    found = []
    for placement in placements:
        ledger = ledger_of(placement, today)
        found.append(
            (placement, ledger, [*about_days(placement, ledger), *about_evidence(placement, waits.get(placement.pk, []), today)])
        )
    return sorted(found, key=lambda row: (-len(row[2]), row[0].student.name))


def about_days(placement: Placement, ledger: Ledger) -> Reasons:
    reasons = []
    last = max((day.on for day in ledger.days), default=placement.starts)
    if (quiet := (ledger.today - last).days) > QUIET:
        reasons.append(f"No day recorded for {quiet} days")
    if ledger.counted + ledger.a_week <= ledger.expected(placement.starts):
        reasons.append(f"{ledger.counted} days recorded, {ledger.expected(placement.starts)} expected by now")
    if ledger.waiting and (waited := (ledger.today - ledger.waiting[0].on).days) > LONG:
        reasons.append(f"A day has waited {waited} days to be confirmed")
    return reasons


def about_evidence(placement: Placement, slow: list[Evidence], today: date) -> Reasons:
    if not slow:
        return []
    educator = placement.person_as(Part.PRACTICE_EDUCATOR)
    whom = educator.person.get_short_name() if educator else "somebody"
    waited = max((today - timezone.localdate(evidence.asked_at)).days for evidence in slow)
    reasons = [f"{whom} would like to talk about evidence"] if any(evidence.conversation_at for evidence in slow) else []
    return [*reasons, f"Evidence has waited {waited} days for {whom}"] if waited >= LONG else reasons
