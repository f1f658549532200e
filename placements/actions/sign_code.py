"""Where the rule set asks for more than the link: a fresh code to the bound address, and the name typed in full."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from history.audit import record
from history.outbox import promise
from placements.models import Evidence, PlacementPerson, SignCode

NOT_AGAIN_WITHIN = timedelta(minutes=1)


@transaction.atomic
def send_code(*, evidence: Evidence, by: PlacementPerson) -> SignCode:
    """Send a code to the address of the request, and to no other. Pressed again within a minute, the same code counts."""
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    now = timezone.now()
    last = SignCode.objects.filter(evidence=evidence, person=by.person).first()
    if last and last.is_open(now) and now < last.made_at + NOT_AGAIN_WITHIN:
        return last
    code = SignCode.objects.create(evidence=evidence, person=by.person)
    record("sign_code.send", subject=code, by=by.person)
    promise("placements.sign_code", key=f"code-{code.pk}", code=code.pk)
    return code


@transaction.atomic
def prove(*, evidence: Evidence, by: PlacementPerson, typed: str) -> SignCode | None:
    """Return the code where the figures are right and it is still open. Each try is counted, also where nothing is signed."""
    code = SignCode.objects.select_for_update().filter(evidence=evidence, person=by.person).first()
    if code is None or not code.is_open():
        return None
    code.tries += 1
    code.save(update_fields=["tries"])
    return code if code.fits(typed) else None
