"""The words of the mails about the log. Names and a link; never what anybody wrote, nor the title of an entry."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Notice, User
from accounts.models.notice_words import Said
from activities.models import Feedback, LogEntry
from activities.models.feedback_told import still_unread
from activities.models.unread_beside import still_unread_beside


def written_beside(notices: Sequence[Notice]) -> dict[int, Said]:
    """What is still to be said of comments: nothing to whoever has opened the entry since."""
    said = {}
    for pk, (entry, by) in still_unread_beside(notices).items():
        person = next(notice.person for notice in notices if notice.pk == pk)
        what = "something you shared" if entry.author_id == person.pk else "something you can read"
        subject = f"{person.get_short_name()}: {by.get_short_name()} wrote a comment on {what}"
        said[pk] = Said(subject, written("comment_written", entry, by, person, what=what))
    return said


def identifier_flagged(entry: LogEntry, by: User, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says somebody thinks an entry might identify a person. Not even the kind."""
    text = written("identifier_flagged", entry, by, person)
    return f"{by.get_short_name()} thinks that something you shared might identify someone", text


def identifier_settled(entry: LogEntry, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says the author has looked at what this person flagged. Not what came of it."""
    text = written("identifier_settled", entry, entry.author, person)
    return f"{entry.author.get_short_name()} has looked at what you flagged", text


def feedback_given(notices: Sequence[Notice]) -> dict[int, Said]:
    """What is still to be said of feedback: nothing to whoever has opened it since."""
    return {
        notice.pk: said_of("feedback_given", f"{by.get_short_name()} gave you feedback", feedback, by, notice.person)
        for notice, feedback, by in with_feedback(notices)
    }


def feedback_answered(notices: Sequence[Notice]) -> dict[int, Said]:
    """What is still to be said of a question, or an answer, under feedback."""
    found = {}
    for notice, feedback, by in with_feedback(notices):
        asks = by.pk != feedback.author_id
        subject = f"{by.get_short_name()} {'has a question about your feedback' if asks else 'answered you under the feedback'}"
        found[notice.pk] = said_of("feedback_answered", subject, feedback, by, notice.person, asks=asks)
    return found


def with_feedback(notices: Sequence[Notice]) -> list[tuple[Notice, Feedback, User]]:
    found = still_unread(notices)
    return [(notice, *found[notice.pk]) for notice in notices if notice.pk in found]


def said_of(name: str, subject: str, feedback: Feedback, by: User, person: User, **more: bool) -> Said:
    text = written(name, feedback.about.log_entry, by, person, **more)
    return Said(f"{person.get_short_name()}: {subject}", text)


def written(name: str, entry: LogEntry, by: User, person: User, **more: str | bool) -> str:
    given = {
        "person": person,
        "by": by,
        "url": settings.SITE_URL + reverse("activities:log_entry", args=[entry.pk]),
        "help_email": settings.HELP_EMAIL,
        "site_name": settings.SITE_NAME,
    }
    return render_to_string(f"activities/emails/{name}.txt", given | more).strip()
