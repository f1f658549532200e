"""A set of one question, for an author who is in the middle of writing something else."""

from typing import Any

from django.db import transaction
from django.utils.html import escape

from accounts.models import User
from activities.actions.activity import publish_activity
from activities.blocks import ActivityBody
from activities.blocks.authored import free_key
from activities.models import Activity

TASK = "<p>Choose what fits best, then read why.</p>"
MINUTES = 2


@transaction.atomic
def write_short_question(
    *, title: str, question: str, options: list[dict[str, Any]], closing: str, log_question: str, by: User
) -> Activity:
    """Publish a question set with this one question, and return it. Each option has `text`, `fits` and `feedback`."""
    taken = set(Activity.objects.values_list("key", flat=True))
    asked: dict[str, Any] = {"key": "", "title": title, "text": "", "question": question}
    asked["options"] = [
        {"key": free_key(option["text"], set(), f"{number}-"), **option} for number, option in enumerate(options, 1)
    ]
    kind = "single" if sum(option["fits"] for option in options) == 1 else "multiple"
    value = {
        "questions": [{"type": kind, "value": asked | {"key": free_key(title, set())}}],
        "closing": f"<p>{escape(closing)}</p>",
        "log_question": log_question,
    }
    body = ActivityBody().to_python([{"type": "questions", "value": value}])
    activity, _ = publish_activity(key=free_key(title, taken), title=title, task=TASK, minutes=MINUTES, body=body, by=by)
    return activity
