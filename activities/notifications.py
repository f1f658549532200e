"""The words of the mails about the log. Names and a link; never what anybody wrote, nor the title of an entry."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from activities.models import LogEntry


def comment_written(entry: LogEntry, by: User, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says somebody wrote beside an entry."""
    what = "something you shared" if entry.author_id == person.pk else "something you can read"
    text = written("comment_written", entry, by, person, what=what)
    return f"{by.get_short_name()} wrote a comment on {what}", text


def identifier_flagged(entry: LogEntry, by: User, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says somebody thinks an entry might identify a person. Not even the kind."""
    text = written("identifier_flagged", entry, by, person)
    return f"{by.get_short_name()} thinks that something you shared might identify someone", text


def identifier_settled(entry: LogEntry, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says the author has looked at what this person flagged. Not what came of it."""
    text = written("identifier_settled", entry, entry.author, person)
    return f"{entry.author.get_short_name()} has looked at what you flagged", text


def written(name: str, entry: LogEntry, by: User, person: User, **more: str) -> str:
    given = {
        "person": person,
        "by": by,
        "url": settings.SITE_URL + reverse("activities:log_entry", args=[entry.pk]),
        "help_email": settings.HELP_EMAIL,
        "site_name": settings.SITE_NAME,
    }
    return render_to_string(f"activities/emails/{name}.txt", given | more).strip()
