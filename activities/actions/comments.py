"""Comments beside a shared log entry: by its author, and by whoever can read it today."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.actions.notice import keep_notice
from accounts.models import User
from accounts.states import next_digest
from activities.models import LogEntry
from activities.models.unread_beside import WRITTEN_BESIDE
from activities.models.written import DraftSeen
from writing.actions import comment as comments
from writing.actions.draft import finish_draft
from writing.models import Audience, Comment, Thread
from writing.models.passage import Passage


class NotLetIn(Exception):
    """Somebody wants to write beside an entry that they cannot read any more. Their text stays in their draft."""


@transaction.atomic
def comment_on_entry(
    *,
    id: UUID,  # noqa: A002
    entry: LogEntry,
    passage: Passage,
    version: int,
    words: str,
    by: User,
    draft: DraftSeen | None = None,
) -> Comment:
    """Begin a thread on a passage of a shared version. The same id twice is one comment, and one mail.

    The author is told, at home and by mail; where it is theirs, everybody who can read the entry. Raises NotLetIn for
    anybody else, and Comment.DoesNotExist for an id that is somebody else's.
    """
    readers = who_can_read(entry, by)
    people = (readers if by.pk == entry.author_id else {entry.author_id}) - {by.pk}
    comment = comments.comment_on(
        id=id, audience=entry.audience, passage=passage, version=version, words=words, by=by, to_read=people
    )
    tell(entry, comment, people)
    finish(id, draft, by)
    return comment


@transaction.atomic
def answer_on_entry(
    *,
    id: UUID,  # noqa: A002
    entry: LogEntry,
    thread: Thread,
    words: str,
    by: User,
    draft: DraftSeen | None = None,
) -> Comment:
    """Answer in a thread beside the entry. The author is told, and whoever wrote in the thread and can still read it.

    Raises NotLetIn, and Comment.DoesNotExist, as comment_on_entry does.
    """
    readers = who_can_read(entry, by)
    wrote = set(thread.comments.values_list("author", flat=True))
    people = ({entry.author_id} | (wrote & readers)) - {by.pk}
    comment = comments.answer(id=id, thread=thread, words=words, by=by, to_read=people)
    tell(entry, comment, people)
    finish(id, draft, by)
    return comment


def who_can_read(entry: LogEntry, by: User) -> set[int]:
    """Return who can read the entry at this moment, as ids. Raises NotLetIn where `by` is not among them."""
    Audience.objects.select_for_update().get(pk=entry.audience_id)
    readers = {entry.author_id, *entry.audience.members.reading().values_list("person", flat=True)}
    if by.pk not in readers:
        raise NotLetIn
    return readers


def tell(entry: LogEntry, comment: Comment, people: set[int]) -> None:
    """Keep one notice for each of these people and the next daily mail, however many comments there are until then."""
    leaves = timezone.localdate(next_digest(comment.written_at))
    for person in User.objects.filter(pk__in=people).order_by("pk"):
        key = f"{entry.pk}:{comment.author_id}:{person.pk}:{leaves.isoformat()}"
        keep_notice(person=person, kind=WRITTEN_BESIDE, key=key, by=comment.author)


def finish(id: UUID, draft: DraftSeen | None, by: User) -> None:  # noqa: A002
    if draft is not None:
        finish_draft(id=id, fields=draft.fields, version_seen=draft.version, by=by)
