"""Handing in a piece of work: once, whatever is pressed twice, and never refused for being late or long."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, User
from accounts.rules import Role
from activities.actions import attempt as attempts
from activities.actions.piece import locked
from activities.blocks.done import DoneWhen
from activities.models import ActivityVersion, Assignment, HandIn, HandInDocument, Piece
from activities.models.assignment_check import length_of
from activities.models.assignment_hand_in import digest_of
from activities.models.discussion_check import Decided
from activities.models.written import DraftSeen
from activities.states import PIECE_MOVES
from history.audit import record
from history.outbox import promise
from writing.actions.check import mended, record_check
from writing.actions.draft import finish_draft
from writing.models import Attachment
from writing.models.cleaned_document import LookedAt

Giving = Sequence[tuple[LookedAt, str]]  # each document as it was looked through, and why what is left in it may stay


class NothingToHandIn(Exception):
    """There is no word and no document yet."""


class HandedInAlready(Exception):
    """It was handed in from another page, in other words. What was typed stays in the draft."""


@dataclass(frozen=True)
class Work:
    """What is handed in: the words as they were decided on, and the documents that were ticked."""

    decided: Decided
    giving: Giving = ()

    @property
    def words(self) -> str:
        return mended(self.decided.checked, self.decided.choices)["words"].strip()

    @property
    def documents(self) -> list[Attachment]:
        return [one.document for one, _ in self.giving]


@transaction.atomic
def hand_in(
    *,
    id: UUID,  # noqa: A002 - made by the page
    piece: Piece,
    work: Work,
    by: User,
    draft: tuple[UUID, DraftSeen] | None = None,
    at: datetime | None = None,
) -> HandIn:
    """Hand the piece in. The same id twice is once, and so are the same words and documents from another page.

    It is never refused for being late or long; both are said on the receipt. Raises NothingToHandIn, Undecided where the
    check has no answer, HandedInAlready, and Piece.DoesNotExist for another's.
    """
    assignment = Assignment.objects.select_for_update(of=("self",)).with_group().get(pk=piece.assignment_id)
    piece = locked(piece, by)
    words, documents = work.words, work.documents
    digest = digest_of(words, documents)
    if (earlier := handed_in_already(id, piece, digest)) is not None:
        return earlier
    if not words and not documents:
        raise NothingToHandIn
    piece.state = PIECE_MOVES.target("hand_in", state=piece.state)
    pin(assignment)
    facts = {"words": words, "word_count": length_of(words, documents), "digest": digest, "due_at": piece.due_at, "by": by}
    number = piece.hand_ins.count() + 1
    handed_in = HandIn.objects.create(id=id, piece=piece, number=number, at=at or timezone.now(), **facts)
    keep_documents(handed_in, documents)
    piece.current, piece.second_look = handed_in, assignment.needs_two
    piece.number = piece.number or draw_number(assignment)
    piece.save(update_fields=["state", "current", "number", "second_look"])
    leave_a_trace(handed_in, work, by)
    if draft is not None:
        finish_draft(id=draft[0], fields=draft[1].fields, version_seen=draft[1].version, by=by)
    done(assignment, by)
    return handed_in


def handed_in_already(id: UUID, piece: Piece, digest: str) -> HandIn | None:  # noqa: A002
    """Return what this page, or the same work from another one, has handed in. Raises HandedInAlready for other work."""
    if (same := HandIn.objects.filter(pk=id, piece=piece).first()) is not None:
        return same
    if piece.current is None:
        return None
    if piece.current.digest != digest:
        raise HandedInAlready
    return piece.current


def pin(assignment: Assignment) -> None:
    """From the first piece on, everybody is asked for the same, and marked by the same."""
    if assignment.version is None:
        facts = assignment.activity.facts()
        digest = ActivityVersion.digest_of(facts)
        defaults = {"facts": facts}
        version, _ = ActivityVersion.objects.get_or_create(activity=assignment.activity, digest=digest, defaults=defaults)
        assignment.version = version
        assignment.save(update_fields=["version"])


def keep_documents(handed_in: HandIn, documents: list[Attachment]) -> None:
    HandInDocument.objects.bulk_create(
        HandInDocument(hand_in=handed_in, attachment=document, number=number, sha256=document.sha256)
        for number, document in enumerate(documents, start=1)
    )


def draw_number(assignment: Assignment) -> int:
    """Return a number that no other piece has, by chance: it tells neither a name nor who was first. The row is locked."""
    taken = set(assignment.pieces.filter(number__isnull=False).values_list("number", flat=True))
    students = Membership.objects.filter(cohort=assignment.cohort_id, role=Role.STUDENT).count()
    return secrets.choice([number for number in range(1, max(students, len(taken) + 1) + 1) if number not in taken])


def leave_a_trace(handed_in: HandIn, work: Work, by: User) -> None:
    """Leave a Decision, an audit entry without a word, what the check said in kinds and counts, and promise the receipt."""
    piece = handed_in.piece
    piece.decisions.create(move="hand_in", by=by)
    number, words, documents = handed_in.number, handed_in.word_count, len(work.giving)
    late = piece.late_by is not None
    record("piece.hand_in", subject=piece, by=by, number=number, words=words, documents=documents, late=late)
    decided = work.decided
    record_check(about=piece, checked=decided.checked, choices=decided.choices, reason=decided.reason, by=by)
    for one, reason in work.giving:
        record_check(attachment=one.document, checked=one.checked, choices=one.all_left, reason=reason, by=by)
    promise("activities.handed_in", key=str(handed_in.pk), hand_in=str(handed_in.pk))


def done(assignment: Assignment, by: User) -> None:
    """The activity is done with the first piece that was handed in, and stays so."""
    attempt = attempts.start(activity=assignment.activity, by=by)
    if not attempt.is_finished:
        attempt = attempts.finish(activity=assignment.activity, answer={"handed_in": True}, by=by)
    attempts.count(attempt, DoneWhen.HANDED_IN, by)
