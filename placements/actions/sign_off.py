"""What a practice educator does with evidence that waits for them, by link or signed in: the same actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.actions.link import reopen_link, withdraw_link
from accounts.models import User
from history.outbox import promise
from placements.actions.evidence import NOT_DECIDED, decide, locked
from placements.actions.sign_code import use_proof
from placements.actions.signature import Signing, sign
from placements.models import Evidence, EvidenceDecision, Judgement, Method, PlacementPerson, Signature
from placements.models.evidence import DAYS_OF_RECEIPT
from placements.models.judgement import STATUS_AFTER, Answer, Besides, one_for_each
from placements.states import EVIDENCE_MOVES, EvidenceState

NOTHING_BESIDES = Besides()


class Stale(Exception):
    """The page is older than what it would sign. Nothing was signed. Its text says why, fit for a page."""


class TooLate(Exception):
    """The time to undo is over."""


class NotTheirs(Exception):
    """This person has no part in the placement today, or did not sign what they would undo."""


class LinkClosed(Exception):
    """The request has expired or was taken back since the page was shown."""


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
    besides: Besides = NOTHING_BESIDES,
) -> Signature:
    """The practice educator says what this evidence shows. It cannot be edited afterwards; undo for 15 minutes.

    `judgement` answers every claim but those answered apart, in `besides`.
    The same request_key twice is one signature. Raises Stale where the words changed after the page was shown or its
    signature was undone, IllegalMove if somebody decided already, LinkClosed, NotTheirs and NotProven. Receipts go to both.
    """
    evidence = locked(evidence)
    if earlier := Signature.objects.filter(request_key=request_key).select_related("decision").first():
        return still_standing(earlier, evidence)
    if evidence.state == EvidenceState.WAITING and evidence.version != version_seen:
        raise Stale("The text changed after you opened this page.")
    now = timezone.now()
    evidence.state = EVIDENCE_MOVES.target("sign_off", state=evidence.state)
    admit(by, evidence)
    if evidence.placement.rule_set.step_up:
        method = use_proof(evidence, by, besides.proof)
    evidence.signed_off_at, evidence.signed_off_by, evidence.observed = now, by, besides.observed
    evidence.save(update_fields=["state", "signed_off_at", "signed_off_by", "observed"])
    answers = one_for_each(evidence.asked_version.claims, judgement, besides.apart)
    answer_claims(evidence, answers, by=by, at=now)
    keep_receipt_open(evidence, by.person)
    said = {"judgement": judgement, "comment": comment, "observed": besides.observed, "answers": [one._asdict() for one in answers]}
    decision = decide(evidence, "sign_off", by.person, **said)
    signature = sign(decision, signing=signing_by(evidence, by, method, request_key, now))
    for person in (evidence.author_id, by.person_id):
        promise("placements.receipt", key=f"signature-{signature.pk}-{person}", signature=signature.pk, to=person)
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
    admit(by, evidence)
    now, until = timezone.now(), evidence.undo_until
    if until is None or now > until:
        raise TooLate
    undone = Signature.objects.filter(decision__evidence=evidence, decision__move="sign_off").order_by("number").last()
    evidence.state, evidence.signed_off_at, evidence.signed_off_by, evidence.observed = state, None, None, False
    evidence.save(update_fields=["state", "signed_off_at", "signed_off_by", "observed"])
    evidence.tags.update(**NOT_DECIDED)
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
    """Say that they want to talk first. The request stays open.

    The student and the tutor are told once a request, and again only where there is something new to say.
    """
    evidence = locked(evidence)
    evidence.state = EVIDENCE_MOVES.target("need_conversation", state=evidence.state)
    asked = evidence.decisions.filter(move="ask_for_sign_off").latest("pk")
    said = evidence.decisions.filter(move="need_conversation", pk__gt=asked.pk).last()
    if said and comment in {"", said.comment}:
        return said
    evidence.conversation_at = timezone.now()
    evidence.save(update_fields=["conversation_at"])
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
    if evidence.link:
        withdraw_link(link=evidence.link, by=by.person)
    decision = decide(evidence, "say_not_mine", by.person)
    promise("placements.not_theirs", key=f"decision-{decision.pk}", decision=decision.pk)
    return decision


@transaction.atomic
def ask_for_new_link(*, evidence: Evidence, by: User) -> None:
    """Somebody found their link expired and would like another: the student is told, once a day at most."""
    today = timezone.localdate()
    promise("placements.new_link_wanted", key=f"evidence-{evidence.pk}-{today}", evidence=evidence.pk, person=by.pk)


def answer_claims(evidence: Evidence, answers: Sequence[Answer], *, by: PlacementPerson, at: datetime) -> None:
    """Write beside each claim what was said of it."""
    said = {answer.key: answer for answer in answers}
    for tag in evidence.tags.all():
        answer = said[tag.key]
        tag.status, tag.said, tag.decided_at, tag.decided_by = STATUS_AFTER[Judgement(answer.judgement)], answer.words, at, by
        tag.save(update_fields=["status", "said", "decided_at", "decided_by"])


def still_standing(earlier: Signature, evidence: Evidence) -> Signature:
    """Return the signature that this very page made before. Raises Stale where it was undone, or is about something else."""
    if earlier.decision is None or earlier.decision.evidence_id != evidence.pk or evidence.state != EvidenceState.SIGNED_OFF:
        raise Stale("You took back what you signed on this page.")
    return earlier


def admit(by: PlacementPerson, evidence: Evidence) -> None:
    """Check at the moment of the act, not of the page, that they still have their part and that the request is open.

    A request that has expired is closed to whoever signed in too, also before the clock has swept it.
    """
    if by.placement_id != evidence.placement_id or not by.holds(timezone.localdate()):
        raise NotTheirs
    if evidence.link is None or not evidence.link.is_open():
        raise LinkClosed


def keep_receipt_open(evidence: Evidence, by: User) -> None:
    """The link shows what was decided for thirty days, whenever the request would have expired."""
    if evidence.link:
        reopen_link(link=evidence.link, by=by, expires_at=timezone.now() + timedelta(days=DAYS_OF_RECEIPT))


def signing_by(evidence: Evidence, by: PlacementPerson, method: Method, request_key: UUID, at: datetime) -> Signing:
    return Signing(
        by=by,
        method=method,
        address=evidence.link.sent_to if method in {Method.LINK, Method.CODE} and evidence.link else by.person.email,
        statement=evidence.statement,
        request_key=request_key,
        at=at,
    )
