"""What a practice educator does with evidence that waits for them, by link or signed in: the same actions."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.actions.link import withdraw_link
from accounts.models import User
from history.outbox import promise
from placements.actions.evidence import decide, locked
from placements.actions.signature import Signing, sign
from placements.models import Evidence, EvidenceDecision, Judgement, Method, PlacementPerson, Signature
from placements.models.evidence import DAYS_OF_RECEIPT, STATUS_AFTER
from placements.states import EVIDENCE_MOVES


class Stale(Exception):
    """The words changed after the page was shown. Nothing was signed."""


class TooLate(Exception):
    """The time to undo is over."""


class NotTheirs(Exception):
    """Only the person who signed may undo."""


@transaction.atomic
def sign_off(
    *,
    evidence: Evidence,
    by: PlacementPerson,
    judgement: Judgement,
    version_seen: int,
    request_key: UUID,
    method: Method,
    comment: str = "",
) -> Signature:
    """The practice educator says what this evidence shows. It cannot be edited afterwards; undo for 15 minutes.

    The same request_key twice is one signature. Raises Stale if the words changed after the page was shown, and
    IllegalMove if somebody decided already. Receipts go to both.
    """
    evidence = locked(evidence)
    if earlier := Signature.objects.filter(request_key=request_key, decision__evidence=evidence).first():
        return earlier
    if evidence.version != version_seen:
        raise Stale
    now = timezone.now()
    evidence.state = EVIDENCE_MOVES.target("sign_off", state=evidence.state)
    evidence.signed_off_at, evidence.signed_off_by = now, by
    evidence.save(update_fields=["state", "signed_off_at", "signed_off_by"])
    evidence.tags.update(status=STATUS_AFTER[judgement], decided_at=now, decided_by=by)
    keep_receipt_open(evidence)
    decision = decide(evidence, "sign_off", by.person, judgement=judgement, comment=comment)
    signature = sign(decision, signing=signing_by(evidence, by, method, request_key, now))
    promise("placements.receipt", key=f"signature-{signature.pk}-student", signature=signature.pk, to=evidence.author_id)
    promise("placements.receipt", key=f"signature-{signature.pk}-signer", signature=signature.pk, to=by.person_id)
    return signature


@transaction.atomic
def undo_sign_off(*, evidence: Evidence, by: PlacementPerson, method: Method) -> Signature:
    """The person who signed takes it back, for as many minutes as the rule set says; both records stay.

    The request waits again, by the same link. Raises TooLate, NotTheirs, or IllegalMove where nothing is signed.
    """
    evidence = locked(evidence)
    state = EVIDENCE_MOVES.target("undo_sign_off", state=evidence.state)
    if evidence.signed_off_by_id != by.pk:
        raise NotTheirs
    now = timezone.now()
    if now > evidence.undo_until:
        raise TooLate
    undone = Signature.objects.filter(decision__evidence=evidence, decision__move="sign_off").order_by("number").last()
    evidence.state, evidence.signed_off_at, evidence.signed_off_by = state, None, None
    evidence.save(update_fields=["state", "signed_off_at", "signed_off_by"])
    evidence.tags.update(status="claimed", decided_at=None, decided_by=None)
    decision = decide(evidence, "undo_sign_off", by.person)
    signature = sign(decision, signing=signing_by(evidence, by, method, uuid4(), now), undoes=undone)
    promise("placements.sign_off_undone", key=f"decision-{decision.pk}", decision=decision.pk)
    return signature


@transaction.atomic
def return_with_comments(*, evidence: Evidence, by: PlacementPerson, comment: str) -> EvidenceDecision:
    """Give it back with words about what to change. Nothing is signed; the student is told and may change it."""
    evidence = locked(evidence)
    evidence.state = EVIDENCE_MOVES.target("return_with_comments", state=evidence.state)
    evidence.save(update_fields=["state"])
    decision = decide(evidence, "return_with_comments", by.person, comment=comment)
    promise("placements.evidence_returned", key=f"decision-{decision.pk}", decision=decision.pk)
    return decision


@transaction.atomic
def need_conversation(*, evidence: Evidence, by: PlacementPerson, comment: str = "") -> EvidenceDecision:
    """Say that they want to talk first. The request stays open; the student and the tutor are told once a request."""
    evidence = locked(evidence)
    evidence.state = EVIDENCE_MOVES.target("need_conversation", state=evidence.state)
    asked = evidence.decisions.filter(move="ask_for_sign_off").last()
    if said := evidence.decisions.filter(move="need_conversation", pk__gt=asked.pk).first():
        return said
    decision = decide(evidence, "need_conversation", by.person, comment=comment)
    promise("placements.conversation_wanted", key=f"decision-{decision.pk}", decision=decision.pk)
    return decision


@transaction.atomic
def say_not_mine(*, evidence: Evidence, by: PlacementPerson) -> EvidenceDecision:
    """The person who was asked says that this is not theirs. The link closes and they hear nothing more.

    The coordinator and the student are told; the evidence is the student's again.
    """
    evidence = locked(evidence)
    evidence.state = EVIDENCE_MOVES.target("say_not_mine", state=evidence.state)
    evidence.save(update_fields=["state"])
    withdraw_link(link=evidence.link, by=by.person)
    decision = decide(evidence, "say_not_mine", by.person)
    promise("placements.not_theirs", key=f"decision-{decision.pk}", decision=decision.pk)
    return decision


@transaction.atomic
def ask_for_new_link(*, evidence: Evidence, by: User) -> None:
    """Somebody found their link expired and would like another: the student is told, once a day at most."""
    today = timezone.localdate()
    promise("placements.new_link_wanted", key=f"evidence-{evidence.pk}-{today}", evidence=evidence.pk, person=by.pk)


def keep_receipt_open(evidence: Evidence) -> None:
    """The link shows what was decided for a while, even where the request would have expired sooner."""
    until = timezone.now() + timedelta(days=DAYS_OF_RECEIPT)
    link = evidence.link
    if link and link.expires_at < until:
        link.expires_at = until
        link.save(update_fields=["expires_at"])


def signing_by(evidence: Evidence, by: PlacementPerson, method: Method, request_key: UUID, at: datetime) -> Signing:
    return Signing(
        by=by,
        method=method,
        address=evidence.link.sent_to if method == Method.LINK and evidence.link else by.person.email,
        statement=evidence.statement,
        request_key=request_key,
        at=at,
    )
