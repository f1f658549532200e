"""Comments on a shared text. Who may write beside which text is for the app of that text to say."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from writing.models import Audience, Comment, Thread, UnreadComment
from writing.models.passage import Passage


class TooLate(Exception):
    """The quarter of an hour in which a comment can be taken back is over."""


@transaction.atomic
def comment_on(
    *,
    id: UUID,  # noqa: A002
    audience: Audience,
    passage: Passage,
    version: int,
    words: str,
    by: User,
    to_read: Iterable[int] = (),
) -> Comment:
    """Begin a thread on a passage of a version of the text. The same id twice is one comment, whatever it says.

    `to_read` are the people, as ids, who have not read it until they open the text. Raises Comment.DoesNotExist for
    an id that is somebody else's.
    """
    written = find_written(id, by)
    if written is not None:
        return written
    facts = {"quote": passage.quote, "start": passage.start, "end": passage.end}
    return write(id, Thread.objects.create(audience=audience, version=version, **facts), words, by, to_read)


@transaction.atomic
def answer(*, id: UUID, thread: Thread, words: str, by: User, to_read: Iterable[int] = ()) -> Comment:  # noqa: A002
    """Write beneath a comment. The same id twice is one answer, whatever it says.

    `to_read` are the people who have not read it, as in comment_on. Raises Comment.DoesNotExist for an id that is somebody else's.
    """
    return find_written(id, by) or write(id, thread, words, by, to_read)


@transaction.atomic
def take_back(*, comment: Comment, by: User) -> Comment:
    """Remove the words of one's own comment for everybody, the author too. Twice is once.

    Raises TooLate a quarter of an hour after it was written, and Comment.DoesNotExist for another's.
    """
    comment = Comment.objects.select_for_update().get(pk=comment.pk, author=by)
    if comment.taken_back_at is not None:
        return comment
    now = timezone.now()
    if not comment.can_be_taken_back(now):
        raise TooLate
    comment.words, comment.taken_back_at = "", now
    comment.save(update_fields=["words", "taken_back_at"])
    comment.unread.all().delete()
    record("comment.take_back", subject=comment, by=by, thread=comment.thread_id)
    return comment


@transaction.atomic
def deal_with(*, thread: Thread, by: User) -> Thread:
    """Mark a thread as dealt with. Everybody who can see it sees that. Twice is once."""
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    if thread.dealt_with_at is None:
        thread.dealt_with_at, thread.dealt_with_by = timezone.now(), by
        thread.save(update_fields=["dealt_with_at", "dealt_with_by"])
        record("thread.deal_with", subject=thread, by=by)
    return thread


@transaction.atomic
def open_again(*, thread: Thread, by: User) -> Thread:
    """Take the mark away again. Twice is once."""
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    if thread.dealt_with_at is not None:
        thread.dealt_with_at = thread.dealt_with_by = None
        thread.save(update_fields=["dealt_with_at", "dealt_with_by"])
        record("thread.open_again", subject=thread, by=by)
    return thread


def find_written(id: UUID, by: User) -> Comment | None:  # noqa: A002
    """Return the comment where it was written already. Of two presses of one button the second waits here."""
    User.objects.select_for_update().get(pk=by.pk)
    comment = Comment.objects.filter(pk=id).first()
    if comment is not None and comment.author_id != by.pk:
        raise Comment.DoesNotExist
    return comment


def note_reading(*, audience: Audience, by: User) -> None:
    """Whatever was written beside this text is not new to this person any more. Leaves no audit entry."""
    UnreadComment.objects.filter(person=by, comment__thread__audience=audience).delete()


def write(id: UUID, thread: Thread, words: str, by: User, to_read: Iterable[int]) -> Comment:  # noqa: A002
    comment = Comment.objects.create(id=id, thread=thread, words=words, author=by)
    UnreadComment.objects.bulk_create(UnreadComment(comment=comment, person_id=person) for person in sorted(to_read))
    record("comment.write", subject=comment, by=by, thread=thread.pk)
    return comment
