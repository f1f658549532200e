"""Saying something about a whole text to its owner, taking it back, and telling them now. What they answer: feedback_answer.py."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.actions.notice import keep_notice, send_notice_now
from accounts.models import User
from activities.models import Feedback, UnreadFeedback
from activities.models.feedback_words import DRAFT, GIVEN, SPOKEN
from activities.models.written import DraftSeen
from history.audit import record
from writing.actions.attachment import adopt_attachments, give_attachments, remove_attachment
from writing.actions.audience import share
from writing.actions.comment import TooLate
from writing.actions.draft import finish_draft
from writing.models import Attachment, Audience, Draft


class NotLetIn(Exception):
    """Somebody wants to give feedback on what they cannot read any more. Their text stays in their draft."""


class NothingSaid(Exception):
    """There are no words, and nothing was recorded."""


class StillLookedThrough(Exception):
    """What was recorded waits for its virus check, and nobody else is given it before that. Nothing is sent, nothing is lost."""


class AlreadySent(Exception):
    """Feedback with this id was sent with other words, from another page. Nothing is lost: send these under an id of their own."""


@transaction.atomic
def give_feedback(
    *,
    id: UUID,  # noqa: A002 - made by the page
    about: Audience,
    version: int,
    words: str,
    by: User,
    draft: DraftSeen | None = None,
) -> Feedback:
    """Send words, and what was recorded for this id, to the owner of a text. The same words and id twice are one.

    The owner is told at home at once, and by mail with everything else of the day. Raises NotLetIn for whoever cannot read
    the text now, NothingSaid, StillLookedThrough, AlreadySent, and Feedback.DoesNotExist for an id that is somebody else's.
    """
    User.objects.select_for_update().get(pk=by.pk)  # of two presses the second waits here
    sent = Feedback.objects.filter(pk=id).first()
    if sent is not None:
        return the_same(sent, words, by)
    Audience.objects.select_for_update().get(pk=about.pk)
    if not about.members.reading().filter(person=by).exists():
        raise NotLetIn
    recorded = list(Attachment.objects.beside(id, SPOKEN).filter(owner=by))
    if not words.strip() and not recorded:
        raise NothingSaid
    if any(one.awaits_virus_check for one in recorded):
        raise StillLookedThrough
    feedback = put_down(id, about, version, words, by)
    let_hear(feedback, recorded, by)
    UnreadFeedback.objects.create(feedback=feedback, person_id=about.owner_id)
    record("feedback.give", subject=feedback, by=by, about=about.pk, version=version, spoken=len(recorded))
    finish(id, DRAFT, draft, by)
    return feedback


@transaction.atomic
def take_back(*, feedback: Feedback, by: User) -> Feedback:
    """Remove the words and the recordings of one's own feedback for everybody. Twice is once.

    Raises TooLate a quarter of an hour after it was sent, and Feedback.DoesNotExist for another's.
    """
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk, author=by)
    if feedback.taken_back_at is not None:
        return feedback
    now = timezone.now()
    if not feedback.can_be_taken_back(now):
        raise TooLate
    feedback.words, feedback.taken_back_at = "", now
    feedback.save(update_fields=["words", "taken_back_at"])
    for recorded in Attachment.objects.kept().filter(audience=feedback.audience_id):
        remove_attachment(attachment=recorded, by=by)
    feedback.unread.all().delete()
    record("feedback.take_back", subject=feedback, by=by)
    return feedback


@transaction.atomic
def tell_now(*, feedback: Feedback, by: User) -> Feedback:
    """Mail the owner about it by itself, as soon as mail may leave. Twice is once. Raises Feedback.DoesNotExist for another's."""
    feedback = Feedback.objects.select_related("notice").get(pk=feedback.pk, author=by)
    if feedback.taken_back_at is None:
        feedback.notice = send_notice_now(notice=feedback.notice, by=by)
    return feedback


def the_same(sent: Feedback, words: str, by: User) -> Feedback:
    if sent.author_id != by.pk:
        raise Feedback.DoesNotExist
    if sent.words != words:
        raise AlreadySent
    return sent


def put_down(id: UUID, about: Audience, version: int, words: str, by: User) -> Feedback:  # noqa: A002
    notice = keep_notice(person=about.owner, kind=GIVEN, key=str(id), by=by)
    own = Audience.objects.create(owner=by)
    return Feedback.objects.create(id=id, about=about, version=version, audience=own, author=by, words=words, notice=notice)


def let_hear(feedback: Feedback, recorded: list[Attachment], by: User) -> None:
    """Let the owner of the text in to the feedback, and to what was recorded for it."""
    member = share(audience=feedback.audience, with_person=feedback.about.owner, by=by)
    adopt_attachments(about=feedback.pk, audience=feedback.audience, by=by)
    give_attachments(attachments=recorded, member=member, by=by)


def finish(id: UUID, kind: str, draft: DraftSeen | None, by: User) -> None:  # noqa: A002
    """The text has reached its place, also where another page of the same person began it under another id."""
    if draft is None:
        return
    finish_draft(id=id, fields=draft.fields, version_seen=draft.version, by=by)
    for other in Draft.objects.visible_to(by).unfinished(kind).exclude(pk=id):
        if other.fields | {"version": ""} == draft.fields | {"version": ""}:
            finish_draft(id=other.pk, fields=other.fields, version_seen=other.version, by=by)
