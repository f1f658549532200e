"""What Marek made with H5P: a short task in chapter 5. Built after the rest: files cannot be taken back with a transaction."""

import io
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from accounts.models import User
from activities.actions.activity import publish_activity
from activities.models import Activity
from django_h5p.actions import import_package
from django_h5p.models import Content
from django_h5p.policy import System
from django_h5p.types.builder import build as build_package
from learning.models import SectionPage

TITLE = "Her sister rings"
TASK = "<p>You are alone in the office. Read what is said on the phone, and choose what you would say.</p>"
KEY = "her-sister-rings"
QUESTION = """<p>“This is Nadia. My sister Rosa has a social worker, and she does not answer my calls. Was somebody there today? \
I only want to know that she is well.”</p><p>What do you say first?</p>"""
ANSWERS = [
    (
        "“She is well. Somebody saw her this morning.”",
        False,
        "It is kind, and it tells Nadia that Rosa has a social worker, that there was a visit, and how she was.",
    ),
    (
        "“I cannot say who we work with. I can listen, and I can pass on a message.”",
        True,
        "It neither says yes nor no, and the door stays open. A worry about Rosa’s safety can still be heard and passed on.",
    ),
    (
        "“I can tell you nothing. You have to ask her yourself.”",
        False,
        "It gives nothing away. It also ends the call before you know whether Nadia is afraid for her sister.",
    ),
]


def build(author: User) -> None:
    """Bring the content, write the activity, and put it into its section. Does nothing where the activity is there."""
    if Activity.objects.filter(key=KEY).exists():
        return
    call_command("h5p_install_types", verbosity=0, stdout=io.StringIO())
    content = bring(author)
    with transaction.atomic():
        body = [("h5p", around(content))]
        activity, _ = publish_activity(key=KEY, title=TITLE, task=TASK, minutes=4, body=body, tutors_see_done=True)
        put_into_section(activity, author)


def bring(author: User) -> Content:
    answers = [{"text": words, "right": right, "feedback": f"<p>{said}</p>"} for words, right, said in ANSWERS]
    package = build_package(
        "H5P.WaymarkChoice", {"question": QUESTION, "answers": answers}, {"title": TITLE, "license": "CC BY-SA"}
    )
    with tempfile.NamedTemporaryFile(suffix=".h5p") as file:
        file.write(package)
        file.flush()
        content = import_package(path=Path(file.name), by=author, file_name=f"{KEY}.h5p", rules=System()).content
    assert content is not None
    content.max_score = 1
    content.save(update_fields=["max_score"])
    return content


def around(content: Content) -> dict[str, str | bool]:
    """What stands around it. Tutors see the score: in the demo Sam can count another."""
    closing = "<p>Listening tells nobody anything. What you hear may still have to go on, to Rosa’s worker and into the record.</p>"
    question = "When did I find it hard to say so little?"
    return {"content": str(content.uuid), "closing": closing, "log_question": question, "tutors_see_score": True}


def put_into_section(activity: Activity, author: User) -> None:
    section = SectionPage.objects.live().get(slug="sharing-in-time")
    section.body.append(("activity", activity))
    section.save_revision(user=author, log_action=True).publish(user=author)
