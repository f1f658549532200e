from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from history.audit import record
from placements.models import EvidenceDecision, Method, Placement, PlacementPerson, RecordDecision, Signature
from placements.models.signature import FIRST, FORMAT, FORMAT_OF_RECORDS, canonical, fingerprint_of, utc


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
    """Put a signature under a decision about evidence. It and `sign_decision_of_record` are the only doors to a Signature."""
    facts = facts_of(decision, signing)
    return chain(decision.evidence.placement_id, facts, signing, undoes, decision=decision)


@transaction.atomic
def sign_decision_of_record(decision: RecordDecision, *, signing: Signing, undoes: Signature | None = None) -> Signature:
    """Put a signature under a decision about a record, in the same chain."""
    facts = facts_of_record(decision, signing)
    return chain(decision.record.placement_id, facts, signing, undoes, record_decision=decision)


def chain(placement_id: int, facts: dict[str, Any], signing: Signing, undoes: Signature | None, **decision: Any) -> Signature:
    """Write it to stand on the one before it in the same placement, whose row is locked meanwhile."""
    placement = Placement.objects.select_for_update().get(pk=placement_id)
    last = placement.signatures.order_by("number").last()
    number = last.number + 1 if last else 1
    facts |= {
        "number": number,
        "previous": last.fingerprint if last else FIRST,
        "undoes": undoes.fingerprint if undoes else None,
    }
    payload = canonical(facts)
    signature = Signature.objects.create(
        placement=placement,
        number=number,
        signer=signing.by.person,
        method=signing.method,
        at=signing.at,
        request_key=signing.request_key,
        payload=payload,
        fingerprint=fingerprint_of(payload),
        **decision,
    )
    decided = next(iter(decision.values()))
    record("signature.sign", subject=signature, by=signing.by.person, decision=decided.pk)
    return signature


def facts_of(decision: EvidenceDecision, signing: Signing) -> dict[str, Any]:
    """Return what is signed, as docs/decisions/0003-signature-format.md lists it."""
    evidence = decision.evidence
    about = {
        "format": FORMAT,
        "placement": evidence.placement_id,
        "evidence": evidence.pk,
        "content": content_of(evidence.versions.get(number=decision.version)),
        "answers": decision.answers,
        "observed": decision.observed,
        "judgement": decision.judgement,
    }
    return about | facts_of_the_act(decision, signing)


def facts_of_record(decision: RecordDecision, signing: Signing) -> dict[str, Any]:
    """The same for a record, as docs/decisions/0040-forms-as-data.md lists it."""
    signed = decision.record
    about = {
        "format": FORMAT_OF_RECORDS,
        "placement": signed.placement_id,
        "record": signed.pk,
        "content": signed.versions.get(number=decision.version).content,
        "stance": decision.stance,
    }
    return about | facts_of_the_act(decision, signing)


def facts_of_the_act(decision: EvidenceDecision | RecordDecision, signing: Signing) -> dict[str, Any]:
    person = signing.by.person
    return {
        "move": decision.move,
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
