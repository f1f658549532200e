from uuid import UUID

from accounts.models import User
from activities.models import Feedback
from activities.models.feedback_words import SPOKEN
from writing.actions.attachment import keep_attachment
from writing.models import Attachment
from writing.models.attachment import Upload


class SentWithout(Exception):
    """The feedback that this was recorded for was sent in the meantime."""


def keep_spoken_feedback(*, id: UUID, feedback: UUID, upload: Upload, by: User) -> Attachment:  # noqa: A002 - made by the page
    """Keep a recording for feedback that is not sent yet, for whoever recorded it alone. The same id twice is one.

    Raises SentWithout, NoRoom, and Attachment.DoesNotExist for an id that is somebody else's. Nothing is kept then.
    """

    def refuse_where_it_is_sent(kept: Attachment) -> None:
        if Feedback.objects.filter(pk=feedback).exists():
            raise SentWithout

    return keep_attachment(id=id, kind=SPOKEN, about=feedback, upload=upload, by=by, along=refuse_where_it_is_sent)
