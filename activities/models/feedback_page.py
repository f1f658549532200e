"""Feedback beside a log entry, as one person finds it: what was said, and the box of whoever may say something."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from accounts.models import User
from activities.models.feedback import Feedback, FeedbackAnswer, UnreadFeedback
from activities.models.feedback_words import ANSWER_DRAFT, DRAFT, SPOKEN, made_id
from activities.models.log import LogEntry
from writing.models import Attachment, AudienceMember, Draft


@dataclass(frozen=True)
class Begun:
    """What somebody has typed and recorded for their next feedback on an entry, and the id that it will have."""

    id: UUID
    version: int  # of the draft with this id
    restored: Draft | None
    recorded: list[Attachment]

    @property
    def words(self) -> str:
        return self.restored.fields.get("words", "") if self.restored else ""


def all_feedback_on(entry: LogEntry, reader: User) -> list[Feedback]:
    """Return what this reader said or was told about an entry, the oldest first, also what was taken back.

    One query, and two more where there is any. Each has what the page says of it.
    """
    unread = UnreadFeedback.objects.filter(feedback=OuterRef("pk"), person=reader)
    rows = Feedback.objects.visible_to(reader).filter(about=entry.audience_id).annotate(is_unread=Exists(unread))
    answers = FeedbackAnswer.objects.select_related("author")
    found = list(rows.select_related("author", "notice").prefetch_related(Prefetch("answers", queryset=answers)))
    spoken = spoken_in(found, reader)
    for one in found:
        one.is_mine = one.author_id == reader.pk
        one.is_new = one.is_mine and one.can_be_taken_back(timezone.now())
        one.recorded = [recorded for recorded in spoken if recorded.audience_id == one.audience_id]
        one.said_under = list(one.answers.all())
        one.other = entry.author if one.is_mine else one.author
        one.sentence = f"You and {one.other.name} can see this"
        heard = one.taken_back_at or one.read_on or one.said_under or one.will_do
        one.waits_for_mail = one.is_mine and not heard and not one.notice.alone and one.notice.settled_at is None
    return found


def spoken_in(feedback: Iterable[Feedback], reader: User) -> list[Attachment]:
    audiences = [one.audience_id for one in feedback if one.taken_back_at is None]
    if not audiences:
        return []
    return list(Attachment.objects.visible_to(reader).filter(kind=SPOKEN, audience__in=audiences))


def that_stand(feedback: Iterable[Feedback]) -> list[Feedback]:
    """Leave out what was taken back before anything came of it."""
    return [one for one in feedback if one.taken_back_at is None or one.said_under or one.will_do]


def begun_on(entry: LogEntry, by: User, number_sent: int) -> Begun:
    """Return what this person has begun and not sent. Every page of theirs about this entry makes the same id. Two queries."""
    pk = made_id("feedback", by.pk, entry.audience_id, number_sent)
    recorded = Attachment.objects.visible_to(by).filter(owner=by).select_related("owner").beside(pk, SPOKEN)
    return begun(pk, DRAFT, by, entry=entry.pk, recorded=list(recorded))


def begun_under(feedback: Feedback, by: User) -> Begun:
    """The same for a question or an answer under feedback. Two queries."""
    number = FeedbackAnswer.objects.visible_to(by).filter(feedback=feedback, author=by).count()
    return begun(made_id("answer", by.pk, feedback.pk, number), ANSWER_DRAFT, by, feedback=feedback.pk)


def begun(pk: UUID, kind: str, by: User, recorded: list[Attachment] | None = None, **about: Any) -> Begun:
    """One query. A text that was typed on for an id that is sent by now is offered for this one."""
    [(name, thing)] = about.items()
    unsent = Q(pk=pk) | Q(kind=kind, finished_at__isnull=True, **{f"fields__{name}": str(thing)})
    drafts = list(Draft.objects.visible_to(by).filter(unsent))
    own = next((draft for draft in drafts if draft.pk == pk), None)
    with_words = [draft for draft in drafts if draft.finished_at is None and draft.fields.get("words", "").strip()]
    restored = own if own in with_words else next(iter(with_words), None)
    return Begun(pk, own.version if own else 0, restored, recorded or [])


def without_feedback(by: User, *, beside: LogEntry) -> UUID | None:
    """Return the next entry that was shared with this person and has no feedback of theirs, in the order of sharing.

    It begins with the one after `beside`, and goes on at the top. One query.
    """
    given = AudienceMember.objects.now().filter(audience=OuterRef("audience"), person=by).values("shared_at")[:1]
    said = Feedback.objects.filter(about=OuterRef("audience"), author=by, taken_back_at__isnull=True)
    waiting = LogEntry.objects.shared_with(by).filter(~Exists(said) | Q(pk=beside.pk))
    found = list(waiting.order_by(Subquery(given), "pk").values_list("pk", flat=True))
    at = found.index(beside.pk)
    others = found[at + 1 :] + found[:at]
    return others[0] if others else None
