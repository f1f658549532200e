"""What is said of a piece of work: by whoever marks it, by a second person, and what is agreed on in the end."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Assessment, HandIn, Piece
from activities.models.assignment_said import Said
from activities.models.written import DraftSeen
from activities.states import PIECE_MOVES
from history.audit import record
from writing.actions.draft import finish_draft


class NotNow(Exception):
    """It cannot be marked by this person now. Its text is a sentence fit for a page."""


class Overtaken(Exception):
    """Somebody else has marked it since the page was opened. Nothing was changed; what was typed stays in the draft."""


class NoReason(Exception):
    """What is given back is not what was said before, and nobody said why."""


@transaction.atomic
def mark_piece(
    *,
    id: UUID,  # noqa: A002 - made by the page
    piece: Piece,
    said: Said,
    seen: UUID | None,
    by: User,
    draft: tuple[UUID, DraftSeen] | None = None,
) -> Assessment:
    """Keep what one person says of a piece. The same id twice is once; saying something else later is another Assessment.

    `seen` is the one that stood there when the page was opened. Raises NotNow, Overtaken, and Piece.DoesNotExist where this
    person is not to read it.
    """
    piece = locked(piece, by)
    if (same := Assessment.objects.filter(pk=id, by=by).first()) is not None:
        return same
    second = piece.assignment.is_second(by)
    before = piece.second if second else piece.first
    refuse_marking(piece, by, second=second)
    if (before.pk if before else None) != seen:
        raise Overtaken
    part = Assessment.Part.SECOND if second else Assessment.Part.FIRST
    assessment = Assessment.objects.create(id=id, hand_in=work_of(piece), part=part, by=by, **said.as_fields)
    setattr(piece, str(part), assessment)
    piece.marking_began_at = piece.marking_began_at or timezone.now()
    move(piece, "mark" if piece.second_look else "settle", by)
    record("piece.mark", subject=piece, by=by, part=str(part))
    if draft is not None:
        finish_draft(id=draft[0], fields=draft[1].fields, version_seen=draft[1].version, by=by)
    return assessment


@transaction.atomic
def agree(*, id: UUID, piece: Piece, said: Said, by: User) -> Assessment:  # noqa: A002 - made by the page
    """Settle what is given back for a piece that two people look at. The same id twice is once.

    Where it is not what the first marker said, or the two had said different things, a reason is needed. Raises NoReason, NotNow,
    Overtaken where it was settled meanwhile, and Piece.DoesNotExist where this person is not to read it.
    """
    piece = locked(piece, by)
    if (same := Assessment.objects.filter(pk=id, by=by).first()) is not None:
        return same
    refuse_agreeing(piece, by)
    agreed = Assessment(id=id, hand_in=work_of(piece), part=Assessment.Part.AGREED, by=by, **said.as_fields)
    if needs_a_reason(piece, agreed) and not agreed.reason:
        raise NoReason
    agreed.save()
    piece.agreed = agreed
    move(piece, "settle", by, comment=agreed.reason)
    record("piece.agree", subject=piece, by=by, changed=not agreed.says_the_same_as(piece.first))
    return agreed


def locked(piece: Piece, by: User) -> Piece:
    rows = Piece.objects.visible_to(by).exclude(student=by).select_for_update(of=("self",))
    said = ("current", "first", "second", "agreed")
    around = ("assignment__activity", "assignment__version", "assignment__cohort__programme", "assignment__second_marker")
    return rows.select_related(*said, *around).get(pk=piece.pk)


def work_of(piece: Piece) -> HandIn:
    if piece.current is None:
        raise Piece.DoesNotExist
    return piece.current


def refuse_marking(piece: Piece, by: User, *, second: bool) -> None:
    """Raise NotNow, with what to do instead, where this person cannot mark it at this moment."""
    if piece.is_released:
        raise NotNow("It has been given back to its author, so nothing about it changes any more.")
    if second and not piece.assignment.needs_two:
        raise NotNow("You are asked to agree with what was said, or to change it: you find that on the list.")
    if piece.agreed is not None:
        raise NotNow("What is given back is settled, so what you said stays as it was.")
    if piece.first is not None and piece.second is not None:
        raise NotNow("You have both marked this, and can read what the other said. Agree on what is given back instead.")
    if piece.assignment.has_a_sample and piece.second_look and piece.first and piece.first.by_id != by.pk:
        raise NotNow("It is in the sample. Agree with what was said, or change it with a reason.")
    others = piece.first if second else piece.second
    if others is not None and others.by_id == by.pk:
        raise NotNow("You have marked this once. Somebody else marks it the other time.")


def refuse_agreeing(piece: Piece, by: User) -> None:
    if piece.is_released:
        raise NotNow("It has been given back to its author, so nothing about it changes any more.")
    if piece.agreed is not None:
        raise Overtaken
    if not piece.second_look:
        raise NotNow("Nobody else is to look at this piece.")
    if piece.first is None or (piece.assignment.needs_two and piece.second is None):
        raise NotNow("Both have to mark it first, neither knowing what the other said.")
    if piece.assignment.has_a_sample and piece.first.by_id == by.pk:
        raise NotNow("You marked this, so somebody else looks at it.")


def needs_a_reason(piece: Piece, agreed: Assessment) -> bool:
    """Whether something changes: against the first marker, or between two who had said different things."""
    return any(not agreed.says_the_same_as(one) for one in (piece.first, piece.second) if one is not None)


def move(piece: Piece, name: str, by: User, comment: str = "") -> None:
    piece.state = PIECE_MOVES.target(name, state=piece.state)
    piece.save(update_fields=["state", "first", "second", "agreed", "marking_began_at"])
    piece.decisions.create(move=name, by=by, comment=comment)
