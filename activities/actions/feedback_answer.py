"""What comes after feedback: it was read, a question, an answer, and what the owner of the text will do next."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.actions.notice import keep_notice
from accounts.models import User
from activities.actions.feedback import AlreadySent, finish
from activities.models import Feedback, FeedbackAnswer, UnreadFeedback
from activities.models.feedback_words import ANSWER_DRAFT, ANSWERED
from activities.models.written import DraftSeen
from history.audit import record
from writing.actions.draft import finish_draft
from writing.models import Audience


@transaction.atomic
def say_read(*, feedback: Feedback, by: User) -> Feedback:
    """The owner of the text says that they have read it; a question of theirs waits no longer. Twice is once.

    Raises Feedback.DoesNotExist for anybody else.
    """
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk, about__owner=by)
    if feedback.read_on is None or feedback.question_at is not None:
        feedback.read_on, feedback.question_at = feedback.read_on or timezone.localdate(), None
        feedback.save(update_fields=["read_on", "question_at"])
        feedback.unread.filter(person=by).delete()
        record("feedback.say_read", subject=feedback, by=by)
    return feedback


@transaction.atomic
def answer_feedback(
    *,
    id: UUID,  # noqa: A002 - made by the page
    feedback: Feedback,
    words: str,
    by: User,
    draft: DraftSeen | None = None,
) -> FeedbackAnswer:
    """Ask, or answer, under feedback. The same words and id twice are one.

    From the owner of the text it is a question, which waits until whoever gave the feedback answers. The other is told at
    home at once, and by mail with everything else of the day. Raises Feedback.DoesNotExist for anybody but these two,
    FeedbackAnswer.DoesNotExist for an id that is somebody else's, and AlreadySent as give_feedback does.
    """
    feedback = Feedback.objects.visible_to(by).select_related("author", "about__owner").get(pk=feedback.pk)
    Feedback.objects.select_for_update().get(pk=feedback.pk)  # of two presses the second waits here
    written = FeedbackAnswer.objects.filter(pk=id).first()
    if written is not None:
        return the_same(written, words, by)
    written = FeedbackAnswer.objects.create(id=id, feedback=feedback, words=words, author=by)
    asks = by.pk == feedback.about.owner_id
    feedback.question_at = written.written_at if asks else None
    feedback.save(update_fields=["question_at"])
    tell(feedback, written, feedback.author if asks else feedback.about.owner)
    record("feedback.ask" if asks else "feedback.answer", subject=written, by=by, feedback=str(feedback.pk))
    finish(id, ANSWER_DRAFT, draft, by)
    return written


@transaction.atomic
def say_what_next(*, feedback: Feedback, words: str, by: User, draft_id: UUID, draft: DraftSeen | None = None) -> Feedback:
    """The owner of the text says what they will do, or says it anew. No words take it away. The same words twice are once.

    Raises Feedback.DoesNotExist for anybody else.
    """
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk, about__owner=by)
    if feedback.will_do != words:
        feedback.will_do, feedback.will_do_at = words, timezone.now() if words else None
        feedback.save(update_fields=["will_do", "will_do_at"])
        record("feedback.say_what_next", subject=feedback, by=by)
    if draft is not None:
        finish_draft(id=draft_id, fields=draft.fields, version_seen=draft.version, by=by)
    return feedback


def note_feedback_read(*, about: Audience, by: User) -> None:
    """Whatever was said to this person about this text is not new to them any more. Leaves no audit entry."""
    UnreadFeedback.objects.filter(person=by, feedback__about=about).delete()


def the_same(written: FeedbackAnswer, words: str, by: User) -> FeedbackAnswer:
    if written.author_id != by.pk:
        raise FeedbackAnswer.DoesNotExist
    if written.words != words:
        raise AlreadySent
    return written


def tell(feedback: Feedback, written: FeedbackAnswer, person: User) -> None:
    feedback.unread.filter(person=written.author_id).delete()
    UnreadFeedback.objects.get_or_create(feedback=feedback, person=person)
    keep_notice(person=person, kind=ANSWERED, key=str(written.pk), by=written.author)
