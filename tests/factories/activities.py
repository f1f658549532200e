"""Activities and log entries, made through the product's own actions."""

from uuid import uuid4

from django.utils import timezone

from activities.actions.activity import publish_activity
from activities.actions.log import write_entry
from activities.models import Activity
from activities.models.written import Written

GROUPS = [
    {"key": "tool", "title": "Tool", "meaning": "a thing we use"},
    {"key": "value", "title": "Value", "meaning": "what we hold"},
]
CARDS = {
    "falls alarm": {"tool": "It is a thing.", "value": "It serves one."},
    "privacy": {"tool": "No thing holds it.", "value": "It is one."},
    "red flag": {"tool": "It is on a screen.", "value": "It shows one."},
}
FITS = {"falls alarm": {"tool"}, "privacy": {"value"}, "red flag": {"tool", "value"}}


def body_of(kind, value):
    return Activity._meta.get_field("body").stream_block.normalize([(kind, value)])


def sort_value(cards=CARDS):
    places = {
        text: [{"group": key, "fits": key in FITS[text], "feedback": words} for key, words in said.items()]
        for text, said in cards.items()
    }
    return {
        "groups": GROUPS,
        "cards": [{"text": text, "places": places[text], "key": ""} for text in cards],
        "closing": "<p>They disagree about the flag.</p>",
        "log_question": "Which card was hardest?",
    }


def make_sort(*, key="what-goes-where", title="What goes where?", value=None):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Choose.</p>", minutes=6, body=body_of("sort", value or sort_value())
    )
    return activity


def make_prompt(*, key="how-it-saw-me", title="How it saw me"):
    value = {
        "question": "When did a form shape how someone saw me?",
        "helpers": ["What did it ask?"],
        "privacy": "Only you can see it.",
    }
    activity, _ = publish_activity(key=key, title=title, task="<p>Write.</p>", minutes=12, body=body_of("reflective_prompt", value))
    return activity


def make_entry(author, *, body="The ramp was the assessment.", title="Friday’s visit", event_on=None, at=None):
    written = Written(title=title, body=body, event_on=event_on or timezone.localdate())
    return write_entry(id=uuid4(), written=written, by=author, at=at)
