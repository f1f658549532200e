"""What the frame of the official editor may do: ask about libraries and put files into one author's drafts, and nothing else.

The frame holds scripts of strangers and has no cookies. Saving is not among what it may do: its page does that, when its author
presses Save.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.http import Http404

from django_h5p import conf
from django_h5p.models import Content
from django_h5p.policy import policy

EDITS = "django_h5p.edits"


def signed(user: Any, content: Content | None) -> str:
    return signing.dumps([user.pk, content.uuid.hex if content else ""], salt=EDITS)


def read(token: str) -> tuple[Any, Content | None]:
    """Return who writes what. Raises Http404 where it was not signed by us in the last hours, or they may no more."""
    try:
        who, what = signing.loads(token, salt=EDITS, max_age=conf.value("H5P_TOKEN_SECONDS"))
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404 from None
    user = get_user_model().objects.filter(pk=who, is_active=True).first()
    content = Content.objects.with_revision().filter(uuid=what).first() if what else None
    if user is None or bool(what) != bool(content):
        raise Http404
    if not (policy().may_change(user, content) if content else policy().may_add_content(user)):
        raise Http404
    return user, content
