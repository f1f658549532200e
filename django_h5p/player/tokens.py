"""What a player may do, in its addresses: a frame of an opaque origin has no cookies.

A token names one person, one content, one place and one attempt, and holds for some hours. What it allows is asked again
of the host's policy at each use. The token for files of a content can do nothing else.
"""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core import signing
from django.http import Http404
from django.utils.crypto import salted_hmac

from django_h5p import conf
from django_h5p.models import Content
from django_h5p.policy import policy

PLAYS: Final = "django_h5p.plays"
FILES: Final = "django_h5p.files"


@dataclass(frozen=True)
class Ticket:
    """What a token says. `user` and `attempt` are empty where somebody looks on and nothing is kept."""

    user: Any
    content: UUID
    context: str
    attempt: UUID | None
    revision: int

    def signed(self, salt: str) -> str:
        attempt = self.attempt.hex if self.attempt else ""
        said = [self.user, self.content.hex, self.context, attempt, self.revision]
        return signing.dumps(said, salt=salt, compress=True)


def read(token: str, salt: str) -> Ticket:
    """Return what a token says. Raises Http404 where it was not signed by us, for this purpose, in the last hours."""
    try:
        user, content, context, attempt, revision = signing.loads(token, salt=salt, max_age=conf.value("H5P_TOKEN_SECONDS"))
        return Ticket(user, UUID(content), context, UUID(attempt) if attempt else None, revision)
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404 from None


def let_in(ticket: Ticket) -> tuple[Any, Content]:
    """Return the person and the content, if the host still lets one to the other. Raises Http404. Costs two queries."""
    content = Content.objects.with_revision().filter(uuid=ticket.content).first()
    if content is None:
        raise Http404
    user = None
    if ticket.user is not None:
        user = get_user_model().objects.filter(pk=ticket.user, is_active=True).first()
        if user is None:
            raise Http404
    if not policy().may_play(user, content, ticket.context):
        raise Http404
    return user, content


def pseudonym(pk: Any) -> str:
    """The same for one person everywhere on this site, and nobody can tell from it who it is."""
    return salted_hmac("django_h5p.pseudonym", str(pk)).hexdigest()[:24]
