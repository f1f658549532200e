"""Whom to tell of feedback, and who waits for an answer: at home, in the mail of the day, and among those who need a tutor."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet

from accounts.models import Notice, User
from activities.models.feedback import Feedback, FeedbackAnswer, UnreadFeedback
from activities.models.log import LogEntry


def unread_by(person: Any) -> QuerySet:
    """Return what this person has not opened. Also for a prepared query."""
    return UnreadFeedback.objects.filter(person=person)


def feedback_unread(person: User, ids: Collection[Any]) -> list[tuple[Feedback, LogEntry]]:
    """Return this feedback with the entry it is about, the newest last. Two queries."""
    rows = Feedback.objects.visible_to(person).filter(pk__in=ids).select_related("author")
    found = list(rows)
    entries = LogEntry.objects.visible_to(person).filter(audience__in=[row.about_id for row in found]).select_related("author")
    by_audience = {entry.audience_id: entry for entry in entries}
    return [(row, by_audience[row.about_id]) for row in found if row.about_id in by_audience]


def still_unread(notices: Sequence[Notice]) -> dict[int, tuple[Feedback, User]]:
    """Return the feedback that each of these notices is about, by the id of the notice, and who said that last.

    Only where whoever is to be told can see it today and has not opened it: nothing once it was taken back.
    """
    said, found = last_said(notices), {}
    for person in {notice.person for notice in notices}:
        theirs = [notice for notice in notices if notice.person_id == person.pk and notice.key in said]
        unread = Feedback.objects.visible_to(person).filter(unread__person=person)
        waiting = set(unread.filter(pk__in=[said[notice.key][0].pk for notice in theirs]).values_list("pk", flat=True))
        found |= {notice.pk: said[notice.key] for notice in theirs if said[notice.key][0].pk in waiting}
    return found


def last_said(notices: Iterable[Notice]) -> dict[str, tuple[Feedback, User]]:
    """Return the feedback, or the feedback of the answer, with who said it, by the key of the notice."""
    keys = [notice.key for notice in notices]
    given = Feedback.objects.filter(pk__in=keys).select_related("author", "about__log_entry")
    answers = FeedbackAnswer.objects.filter(pk__in=keys).select_related("author", "feedback__about__log_entry")
    found = {str(one.pk): (one, one.author) for one in given}
    return found | {str(one.pk): (one.feedback, one.author) for one in answers}


def questions_about_feedback(person: User, owners: Collection[int]) -> QuerySet:
    """Return feedback of this person on which one of these asked something that waits for an answer."""
    asked = Feedback.objects.visible_to(person).filter(author=person, question_at__isnull=False, about__owner__in=owners)
    return asked.filter(about__log_entry__isnull=False).annotate(owner=F("about__owner"), entry=F("about__log_entry"))
