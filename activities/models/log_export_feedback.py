"""Feedback on an entry, in the files of a log: what was said, and what the author of the log said to it."""

from typing import Any

from django.db.models import Prefetch

from activities.models.feedback import Feedback, FeedbackAnswer
from activities.models.feedback_page import that_stand
from activities.models.log import LogEntry
from activities.models.log_export_moment import moment
from writing.models import Attachment

FEEDBACK = (
    Prefetch("audience__feedback", Feedback.objects.select_related("author", "audience")),
    Prefetch("audience__feedback__answers", FeedbackAnswer.objects.select_related("author")),
    Prefetch("audience__feedback__audience__attachments", Attachment.objects.kept()),
)


def feedback_to_take(entry: LogEntry) -> list[Feedback]:
    """Return the feedback on an entry that was fetched for an export, as its page shows it. Each has `said_under` and `spoken`."""
    found = list(entry.audience.feedback.all())
    for one in found:
        one.said_under = list(one.answers.all())
        one.spoken = list(one.audience.attachments.all())
    return that_stand(found)


def feedback_as_facts(entry: LogEntry) -> list[dict[str, Any]]:
    return [
        {
            "by": one.author.name,
            "sent_at": moment(one.sent_at),
            "version": one.version,
            "words": one.words,
            "spoken": [{"seconds": recorded.seconds, "recorded_at": moment(recorded.made_at)} for recorded in one.spoken],
            "taken_back_at": moment(one.taken_back_at),
            "read_on": moment(one.read_on),
            "said": [
                {"by": answer.author.name, "written_at": moment(answer.written_at), "words": answer.words}
                for answer in one.said_under
            ],
            "will_do": one.will_do,
            "will_do_at": moment(one.will_do_at),
        }
        for one in feedback_to_take(entry)
    ]
