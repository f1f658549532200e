"""Works out every signature again from what the database holds, and names whatever differs."""

import json
from collections.abc import Iterator
from datetime import date

from placements.actions.signature import content_of, utc
from placements.models import Evidence, EvidenceDecision, EvidenceVersion, Placement, Signature
from placements.models.judgement import STATUS_AFTER, Answer, Judgement, one_for_each
from placements.models.signature import FIRST, canonical, fingerprint_of
from placements.states import EvidenceState

SIGNED_MOVES = ("sign_off", "undo_sign_off")


def verify_placement(placement: Placement) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it was signed. Nothing yielded: everything is."""
    previous = FIRST
    chain = placement.signatures.select_related("decision__evidence").order_by("number")
    for expected, signature in enumerate(chain, start=1):
        if signature.number != expected:
            yield f"signature {expected} is missing before signature {signature.number}"
        yield from verify_signature(signature, previous)
        previous = signature.fingerprint
    yield from verify_states(placement)


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
    for thing, now in as_held(signature).items():
        if facts.get(thing) != now:
            yield f"{name}: {thing} differs from what was signed (evidence {signature.decision.evidence_id})"


def as_held(signature: Signature) -> dict[str, object]:
    """Return what the other rows say now, in the words of the payload."""
    decision = signature.decision
    version = decision.evidence.versions.filter(number=decision.version).first()
    form = signature.facts.get("format", 1)
    held = {"answers": decision.answers, "observed": decision.observed} if form > 1 else {}
    held |= {
        "number": signature.number,
        "placement": decision.evidence.placement_id,
        "evidence": decision.evidence_id,
        "content": content_of(version, form=form) if version else None,
        "move": decision.move,
        "judgement": decision.judgement,
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
