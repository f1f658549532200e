"""Works out every signature again from what the database holds, and names whatever differs."""

import json
from collections.abc import Iterator
from datetime import date

from placements.actions.signature import content_of
from placements.actions.verify_portfolio import verify_portfolio
from placements.models import Evidence, EvidenceDecision, EvidenceVersion, Placement, Record, RecordDecision, Signature
from placements.models.judgement import STATUS_AFTER, Answer, Judgement, one_for_each
from placements.models.signature import FIRST, canonical, fingerprint_of, utc
from placements.states import EvidenceState, RecordState

SIGNED_MOVES = ("sign_off", "undo_sign_off")
SIGNED_MOVES_OF_RECORDS = ("sign", "sign_last", "undo_sign", "withdraw_signed")
MOVES_BETWEEN_STATES = (*SIGNED_MOVES_OF_RECORDS, "put_forward", "take_back", "amend", "withdraw")


def verify_placement(placement: Placement) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it was signed. Nothing yielded: everything is."""
    previous = FIRST
    chain = placement.signatures.select_related("decision__evidence", "record_decision__record").order_by("number")
    for expected, signature in enumerate(chain, start=1):
        if signature.number != expected:
            yield f"signature {expected} is missing before signature {signature.number}"
        yield from verify_signature(signature, previous)
        previous = signature.fingerprint
    yield from verify_states(placement)
    yield from verify_records(placement)
    yield from verify_portfolio(placement)


def verify_signature(signature: Signature, previous: str) -> Iterator[str]:
    name = f"signature {signature.number}"
    if fingerprint_of(signature.payload) != signature.fingerprint:
        yield f"{name}: what was signed differs from its fingerprint"
    try:
        facts = json.loads(signature.payload)
    except ValueError:
        yield f"{name}: what was signed cannot be read"
        return
    if facts.get("previous") != previous:
        yield f"{name} does not stand on the one before it"
    about, held = as_held(signature)
    for thing, now in held.items():
        if facts.get(thing) != now:
            yield f"{name}: {thing} differs from what was signed ({about})"


def as_held(signature: Signature) -> tuple[str, dict[str, object]]:
    """Return what it is about, and what the other rows say now, in the words of the payload."""
    if signature.record_decision:
        return f"record {signature.record_decision.record_id}", of_record(signature, signature.record_decision)
    assert signature.decision is not None  # the database keeps it so
    return f"evidence {signature.decision.evidence_id}", of_evidence(signature, signature.decision)


def of_evidence(signature: Signature, decision: EvidenceDecision) -> dict[str, object]:
    version = decision.evidence.versions.filter(number=decision.version).first()
    form = signature.facts.get("format", 1)
    about: dict[str, object] = {"answers": decision.answers, "observed": decision.observed} if form > 1 else {}
    about |= {
        "placement": decision.evidence.placement_id,
        "evidence": decision.evidence_id,
        "content": content_of(version, form=form) if version else None,
        "judgement": decision.judgement,
    }
    return about_the_act(signature, decision, about)


def of_record(signature: Signature, decision: RecordDecision) -> dict[str, object]:
    version = decision.record.versions.filter(number=decision.version).first()
    about: dict[str, object] = {
        "placement": decision.record.placement_id,
        "record": decision.record_id,
        "content": version.content if version else None,
        "stance": decision.stance,
    }
    return about_the_act(signature, decision, about)


def about_the_act(signature: Signature, decision: EvidenceDecision | RecordDecision, about: dict[str, object]) -> dict[str, object]:
    held = about | {
        "number": signature.number,
        "move": decision.move,
        "comment": decision.comment,
        "method": signature.method,
        "at": utc(signature.at),
        "decided_at": utc(decision.at),
        "request_key": str(signature.request_key),
    }
    facts = json.loads(canonical(held))
    signed = signature.facts.get("signer", {})
    facts["signer"] = signed if (signed.get("person"), decision.by_id) == (signature.signer_id, signature.signer_id) else None
    return facts


def verify_states(placement: Placement) -> Iterator[str]:
    """What is called signed off has a signature as its last word, and every such decision has its signature."""
    unsigned = EvidenceDecision.objects.filter(evidence__placement=placement, move__in=SIGNED_MOVES, signature__isnull=True)
    for decision in unsigned:
        yield f"evidence {decision.evidence_id}: a decision to {decision.move} has no signature"
    kept = ("decisions__signature", "versions", "tags__node__framework")
    for evidence in Evidence.objects.filter(placement=placement).select_related("signed_off_by").prefetch_related(*kept):
        moves = [decision.move for decision in evidence.decisions.all() if decision.move in SIGNED_MOVES]
        says = evidence.state == EvidenceState.SIGNED_OFF
        if says != (moves[-1:] == ["sign_off"]):
            yield f"evidence {evidence.pk} is {evidence.get_state_display()}, which its signatures do not say"
        elif says:
            yield from verify_signed_off(evidence)


def verify_records(placement: Placement) -> Iterator[str]:
    """Every decision of a record that is signed has its signature, and what is called signed is what they say."""
    unsigned = RecordDecision.objects.filter(record__placement=placement, move__in=SIGNED_MOVES_OF_RECORDS, signature__isnull=True)
    for decision in unsigned:
        yield f"record {decision.record_id}: a decision to {decision.move} has no signature"
    for record in Record.objects.filter(placement=placement).prefetch_related("decisions__signature"):
        yield from verify_record(record)


def verify_record(record: Record) -> Iterator[str]:
    moves = [decision for decision in record.decisions.all() if decision.move in MOVES_BETWEEN_STATES]
    last = moves[-1].move if moves else ""
    if (record.state == RecordState.SIGNED) != (last == "sign_last"):
        yield f"record {record.pk} is {record.get_state_display()}, which its signatures do not say"
    elif last == "sign_last":
        signature = getattr(moves[-1], "signature", None)
        if signature and (moves[-1].version, signature.at) != (record.version, record.signed_at):
            yield f"record {record.pk}: its version, or when it was signed, differs from its last signature"


def verify_signed_off(evidence: Evidence) -> Iterator[str]:
    """What pages show of signed evidence is what its last signature says."""
    name = f"evidence {evidence.pk}"
    signed = evidence.asked_version
    if words_of(evidence) != words_of(signed) or signed.source not in {"", evidence.source}:
        yield f"{name}: its words differ from those that were signed"
    decision = [decision for decision in evidence.decisions.all() if decision.move == "sign_off"][-1]
    signature = getattr(decision, "signature", None)
    by = evidence.signed_off_by
    if signature and (signature.at, signature.signer_id) != (evidence.signed_off_at, by.person_id if by else None):
        yield f"{name}: who signed it or when differs from its signature"
    if evidence.observed != decision.observed:
        yield f"{name}: whether it was observed differs from what was signed"
    said = one_for_each(signed.claims, decision.judgement, [Answer(**one) for one in decision.answers])
    if {(*tag.key, tag.status, tag.said) for tag in evidence.tags.all()} != {as_tag(answer) for answer in said}:
        yield f"{name}: what it shows differs from the judgement that was signed"


def as_tag(answer: Answer) -> tuple[str, str, str, str]:
    return answer.framework, answer.code, STATUS_AFTER[Judgement(answer.judgement)], answer.words


def words_of(written: Evidence | EvidenceVersion) -> tuple[str, str, str, date]:
    return written.title, written.words, written.why, written.event_on
