"""Run inside a site through `manage.py shell`: asks for many sign-offs, and says afterwards what its records hold."""

import json

from django.db import transaction
from django.utils import timezone

from history.models import Delivery, Entry
from history.outbox import message_id
from learning.models import FrameworkNode
from placements.actions.evidence import ask_for_sign_off, claim, start_evidence
from placements.models import Evidence, EvidenceDecision, Placement, Signature
from placements.rules import Part
from placements.states import EvidenceState


@transaction.atomic
def ask(count):
    """Ask for this many, in turn for every placement that has a practice educator. Prints the tokens of the links.

    All in one go, so that no worker begins to deliver meanwhile.
    """
    placements = [one for one in Placement.objects.with_people() if one.person_as(Part.PRACTICE_EDUCATOR)]
    node = FrameworkNode.objects.filter(code="7").first()
    today = timezone.localdate()
    for number in range(count):
        placement = placements[number % len(placements)]
        author = placement.person_as(Part.STUDENT).person
        evidence = start_evidence(placement=placement, by=author, title=f"Visit {number}", words="I listened.", event_on=today)
        claim(evidence=evidence, nodes=[node], by=author)
        ask_for_sign_off(evidence=evidence, by=author)
        evidence.refresh_from_db()
        print(evidence.link.token)


def tell():
    """Print what was signed under which key, what disagrees, and the Message-ID of every receipt that was promised."""
    receipts = Delivery.objects.filter(kind="placements.receipt")
    found = {
        "signed": {str(one.request_key): one.decision.evidence.link.token for one in of_evidence()},
        "disagreements": list(disagreements()),
        "receipts": [message_id(f"{receipt.name}-0") for receipt in receipts],
        "undelivered": receipts.filter(done_at=None).count(),
    }
    print(json.dumps(found))


def of_evidence():
    """Return the signatures that sign off evidence. The demo's records are signed, too."""
    return Signature.objects.exclude(decision=None).select_related("decision__evidence__link")


def disagreements():
    """Yield a sentence wherever state, decision, signature, audit and outbox do not tell the same story."""
    for evidence in Evidence.objects.all():
        told = {
            "decisions": evidence.decisions.filter(move="sign_off").count(),
            "signatures": Signature.objects.filter(decision__evidence=evidence).count(),
            "audit entries": Entry.objects.filter(verb="evidence.sign_off", subject_pk=evidence.pk).count(),
            "stamps": int(evidence.signed_off_at is not None),
            "decided tags": int(evidence.tags.exclude(decided_at=None).exists()),
        }
        expected = int(evidence.state == EvidenceState.SIGNED_OFF)
        if set(told.values()) != {expected}:
            yield f"evidence {evidence.pk} is {evidence.state}, with {told}"
    for signature in of_evidence():
        audited = Entry.objects.filter(verb="signature.sign", subject_pk=signature.pk).count()
        promised = Delivery.objects.filter(kind="placements.receipt", payload__signature=signature.pk).count()
        if (audited, promised) != (1, 2):
            yield f"signature {signature.pk} has {audited} audit entries and {promised} promised receipts"
    signed = list(of_evidence().values_list("pk", flat=True))
    counts = {
        "decisions": EvidenceDecision.objects.filter(move="sign_off").count(),
        "signatures": len(signed),
        "audit entries": Entry.objects.filter(verb="signature.sign", subject_pk__in=signed).count(),
        "pairs of receipts": Delivery.objects.filter(kind="placements.receipt", payload__signature__in=signed).count() / 2,
    }
    if len(set(counts.values())) != 1:
        yield f"there are {counts}"
