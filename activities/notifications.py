"""The words of the mails about the log and about pieces of work. Names and a link; never what anybody wrote about either."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Notice, User
from accounts.models.notice_words import Said
from activities.models import Feedback, HandIn, LogEntry, Piece, PieceDecision
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


def handed_in(one: HandIn) -> tuple[str, str]:
    """Return subject and text of the receipt: what, when, how long, and the sum it can be known by. No word of the work."""
    facts = {"hand_in": one, "piece": one.piece, "assignment": one.piece.assignment, "documents": one.documents.count()}
    url = settings.SITE_URL + reverse("activities:piece_receipt", args=[one.piece_id, one.pk])
    given = {"person": one.by, "url": url, "help_email": settings.HELP_EMAIL, "site_name": settings.SITE_NAME}
    text = render_to_string("activities/emails/handed_in.txt", facts | given).strip()
    return f"You handed in “{one.piece.assignment.title}”", text


def given_back_said(notices: Sequence[Notice]) -> dict[int, Said]:
    """Return what is still to be said of pieces that were given back: nothing once their author has looked."""
    wanted = {notice.key: notice.pk for notice in notices}
    pieces = Piece.objects.filter(pk__in=wanted, has_news=True).select_related("assignment__activity", "assignment__version")
    return {
        wanted[str(piece.pk)]: Said(
            subject=f"“{piece.assignment.title}” is back",
            text=f"“{piece.assignment.title}” is back, with what was said about it.\n{address_of(piece)}",
        )
        for piece in pieces
    }


def more_time_said(notices: Sequence[Notice]) -> dict[int, Said]:
    """Return what is still to be said of more time: not where it was changed since, or its student has looked."""
    wanted = {int(notice.key): notice.pk for notice in notices}
    decisions = PieceDecision.objects.filter(pk__in=wanted, piece__has_news=True, until=F("piece__extended_until"))
    rows = decisions.select_related("piece__assignment__activity", "piece__assignment__version", "by")
    return {wanted[one.pk]: more_time(one) for one in rows}


def more_time(decision: PieceDecision) -> Said:
    title = decision.piece.assignment.title
    until = timezone.localtime(decision.until)
    text = f"You have until {date_format(until, 'D j M Y')}, {until:%H:%M} for “{title}”. {decision.by.name} says why on its page."
    return Said(subject=f"You have more time for “{title}”", text=f"{text}\n{address_of(decision.piece)}")


def address_of(piece: Piece) -> str:
    return settings.SITE_URL + reverse("activities:piece", args=[piece.pk])
