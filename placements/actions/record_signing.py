"""Putting a record forward, signing it, taking that back, correcting what is signed, and withdrawing it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from placements.actions.record import NotYours, WaitsFor
from placements.actions.record_deciding import decide, locked, settled
from placements.actions.record_release import after_signing
from placements.actions.record_telling import told
from placements.actions.sign_code import use_proof
from placements.actions.sign_off import LinkClosed, Stale, TooLate
from placements.actions.signature import Signing, sign_decision_of_record
from placements.models import Desk, Method, PlacementPerson, Proof, Record, RecordDecision, Signature, Stance
from placements.models.record_checks import why_not_put_forward
from placements.models.record_page import content_of
from placements.models.record_progress import Progress
from placements.states import RECORD_MOVES, RecordState


class AnotherFirst(Exception):
    """The form is signed one after the other, and it is somebody else's turn."""


@dataclass(eq=False)
class NotComplete(Exception):
    """Days or other records are missing. `lines` says what, in sentences."""

    lines: list[str]


@settled
def put_forward(*, record: Record, by: PlacementPerson) -> RecordDecision:
    """Freeze the record, in the words of the page, and ask everybody to sign.

    Raises IllegalMove, NotYours, WaitsFor, and NotComplete where days or other records are missing.
    """
    record = locked(record)
    state = RECORD_MOVES.target("put_forward", state=record.state)
    admit(by, record)
    progress = Progress(record)
    if progress.unfinished:
        raise WaitsFor(progress.unfinished)
    if against := why_not_put_forward(progress):
        raise NotComplete(against)
    record.versions.get_or_create(number=record.version, defaults={"content": content_of(progress)})
    record.state, record.put_forward_at, record.put_forward_by = state, timezone.now(), by
    record.save(update_fields=["state", "put_forward_at", "put_forward_by"])
    return told(decide(record, "put_forward", by.person))


@settled
def take_back(*, record: Record, by: PlacementPerson, comment: str) -> RecordDecision:
    """Open it again to be changed. What was signed of this version stays on record and counts for nothing newer."""
    record = locked(record)
    state = RECORD_MOVES.target("take_back", state=record.state)
    admit(by, record)
    reopen(record, state)
    return told(decide(record, "take_back", by.person, comment=comment))


@settled
def sign_record(
    *,
    record: Record,
    by: PlacementPerson,
    stance: Stance,
    version_seen: int,
    request_key: UUID,
    method: Method,
    comment: str = "",
    proof: Proof | None = None,
) -> Signature:
    """Sign what was put forward, agreeing or as received. The same request_key twice is one signature; so is the same person twice.

    Raises Stale where the page was older, IllegalMove, NotYours, AnotherFirst where the form has an order, LinkClosed where it
    was to be signed by a link that has expired, and NotProven where the programme asks to show who it is.
    """
    record = locked(record)
    if earlier := Signature.objects.filter(request_key=request_key).first():
        return still_standing(earlier, record)
    if record.version != version_seen:
        raise Stale("The record changed after you opened this page.")
    RECORD_MOVES.target("sign", state=record.state)
    admit(by, record)
    progress = Progress(record)
    if by.person_id in progress.signed:
        return progress.signed[by.person_id].signature
    admit_to_sign(by, progress, method)
    if record.asks_for_proof:
        method = use_proof(record, by, proof)
    last = len(progress.still_to_sign) == 1
    now = timezone.now()
    if last:
        record.state, record.signed_at = RECORD_MOVES.target("sign_last", state=record.state), now
        record.save(update_fields=["state", "signed_at"])
    decision = decide(record, "sign_last" if last else "sign", by.person, stance=stance, comment=comment)
    signature = sign_decision_of_record(decision, signing=signing_by(record, by, method, request_key, now))
    if last:
        after_signing(record, by)
    told(decision)
    return signature


@settled
def undo_sign(*, record: Record, by: PlacementPerson, method: Method) -> Signature:
    """Take one's own signature back, for as many minutes as the rule set says; both records stay. Raises TooLate, NotYours."""
    record = locked(record)
    state = RECORD_MOVES.target("undo_sign", state=record.state)
    admit(by, record)
    standing = Progress(record).signed.get(by.person_id)
    if standing is None:
        raise NotYours
    if timezone.now() > record.undo_until(standing):
        raise TooLate
    record.state, record.signed_at = state, None
    record.save(update_fields=["state", "signed_at"])
    decision = decide(record, "undo_sign", by.person)
    signing = signing_by(record, by, method, uuid4(), timezone.now())
    return sign_decision_of_record(told(decision), signing=signing, undoes=standing.signature)


@settled
def amend(*, record: Record, by: PlacementPerson, comment: str) -> RecordDecision:
    """Begin a correction of what is signed. It is a new version and asks everybody again; the signed one stays beside it."""
    record = locked(record)
    state = RECORD_MOVES.target("amend", state=record.state)
    admit(by, record)
    reopen(record, state)
    return told(decide(record, "amend", by.person, comment=comment))


@settled
def withdraw(*, record: Record, by: PlacementPerson, comment: str, method: Method) -> RecordDecision:
    """Say that a record does not count. Nothing is taken away; what was put forward is withdrawn by a signature of its own."""
    record = locked(record)
    move = "withdraw" if record.state == RecordState.BEING_WRITTEN else "withdraw_signed"
    record.state = RECORD_MOVES.target(move, state=record.state)
    admit(by, record)
    record.save(update_fields=["state"])
    decision = decide(record, move, by.person, comment=comment)
    if move == "withdraw_signed":
        sign_decision_of_record(decision, signing=signing_by(record, by, method, uuid4(), timezone.now()))
    return told(decision)


def still_standing(earlier: Signature, record: Record) -> Signature:
    """Return the signature that this very page made before. Raises Stale where it was undone, or is about something else."""
    standing = {decision.pk for decision in Progress(record).signed.values()}
    if earlier.record_decision_id not in standing:
        raise Stale("You took back what you signed on this page.")
    return earlier


def reopen(record: Record, state: str) -> None:
    """Everything is being written again, as a newer version: no signature of the one before speaks about it."""
    record.state, record.version = state, record.version + 1
    record.put_forward_at = record.put_forward_by = record.signed_at = None
    record.released_to = ""  # what is written again has to be released again
    record.save(update_fields=["state", "version", "put_forward_at", "put_forward_by", "signed_at", "released_to"])


def admit(by: PlacementPerson, record: Record) -> None:
    if by not in record.signers:
        raise NotYours


def signing_by(record: Record, by: PlacementPerson, method: Method, request_key: UUID, at: Any) -> Signing:
    address = desk_of(by).link.sent_to if method == Method.LINK else by.person.email
    return Signing(by, method, address, record.statement, request_key, at)


def admit_to_sign(by: PlacementPerson, progress: Progress, method: Method) -> None:
    """Check at the moment of the act that it is their turn and that the door they came by is open."""
    if by not in progress.may_sign_now:
        raise AnotherFirst
    if method == Method.LINK and not desk_of(by).link.is_open():
        raise LinkClosed


def desk_of(by: PlacementPerson) -> Desk:
    """Return the desk whose link they came by. Raises LinkClosed where they have none."""
    desk = Desk.objects.select_related("link").filter(person=by.person).first()
    if desk is None:
        raise LinkClosed
    return desk
