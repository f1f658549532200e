"""What several parts know feedback by: kinds of drafts, of notices and of recordings, and ids that two pages make alike."""

from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from writing.models import Attachment

DRAFT, ANSWER_DRAFT, WILL_DO_DRAFT = "feedback", "feedback_answer", "feedback_will_do"
GIVEN, ANSWERED = "activities.feedback", "activities.feedback_answer"  # kinds of notices
SPOKEN = Attachment.Kind.SPOKEN_FEEDBACK


def made_id(*parts: Any) -> UUID:
    """Return an id that two tabs, or two devices, of one person make alike, and that nobody else can guess."""
    return UUID(bytes=salted_hmac("activities.feedback", "-".join(map(str, parts))).digest()[:16])
