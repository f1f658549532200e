"""The first word of a socket: a short-lived ticket that a page of ours wrote, for one session and one person.

The session cookie says who is there; the ticket says that they opened the room themselves, just now, on our site.
"""

from django.core import signing

from accounts.models import User
from seminars.models import Session

SIGNER = signing.TimestampSigner(salt="seminars.ticket", sep=".")
LASTS = 60  # seconds


def issue_ticket(*, session: Session, by: User) -> str:
    """Return a ticket for this person to this room, good for a minute."""
    return SIGNER.sign_object({"session": session.pk, "person": by.pk})


def is_ticket_for(ticket: str, *, session_pk: int, person_pk: int) -> bool:
    """Whether we wrote this ticket within the last minute, for exactly this room and this person."""
    try:
        claim = SIGNER.unsign_object(ticket, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return False
    return bool(claim == {"session": session_pk, "person": person_pk})
