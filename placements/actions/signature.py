from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from history.audit import record
from placements.models import EvidenceDecision, Method, Placement, PlacementPerson, Signature
from placements.models.signature import FIRST, FORMAT, canonical, fingerprint_of


@dataclass(frozen=True)
class Signing:
    """The act: by whom, how they were known, at which address, under which sentence, and the key of the request."""

    by: PlacementPerson
    method: Method
    address: str
    statement: str
    request_key: UUID
    at: datetime


@transaction.atomic
def sign(decision: EvidenceDecision, *, signing: Signing, undoes: Signature | None = None) -> Signature:
    """Put a signature under a decision: the only door to a Signature.

    It stands on the one before it in the same placement, whose row is locked meanwhile.
    """
    placement = Placement.objects.select_for_update().get(pk=decision.evidence.placement_id)
    last = placement.signatures.order_by("number").last()
    number = last.number + 1 if last else 1
    facts = facts_of(decision, signing) | {
        "number": number,
        "previous": last.fingerprint if last else FIRST,
        "undoes": undoes.fingerprint if undoes else None,
    }
    payload = canonical(facts)
    signature = Signature.objects.create(
        placement=placement,
        number=number,
        decision=decision,
        signer=signing.by.person,
        method=signing.method,
        at=signing.at,
        request_key=signing.request_key,
        payload=payload,
        fingerprint=fingerprint_of(payload),
    )
    record("signature.sign", subject=signature, by=signing.by.person, decision=decision.pk)
    return signature


def facts_of(decision: EvidenceDecision, signing: Signing) -> dict[str, Any]:
    """Return what is signed, as docs/decisions/0003-signature-format.md lists it."""
    evidence = decision.evidence
    person = signing.by.person
    return {
        "format": FORMAT,
        "placement": evidence.placement_id,
        "evidence": evidence.pk,
        "content": content_of(evidence.versions.get(number=decision.version)),
        "answers": decision.answers,
        "observed": decision.observed,
        "move": decision.move,
        "judgement": decision.judgement,
        "comment": decision.comment,
        "statement": signing.statement,
        "signer": {"person": person.pk, "name": person.name, "part": signing.by.part, "address": signing.address},
        "method": str(signing.method),
        "at": utc(signing.at),
        "decided_at": utc(decision.at),
        "request_key": str(signing.request_key),
    }


def content_of(version: Any, *, form: int = FORMAT) -> dict[str, Any]:
    """Return the words that were signed. Format 1 did not say where they come from."""
    source = {"source": version.source} if form > 1 else {}
    return source | {
        "version": version.number,
        "title": version.title,
        "words": version.words,
        "why": version.why,
        "event_on": version.event_on.isoformat(),
        "claims": version.claims,
    }


def utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
