"""Why Ben and Amara need Sam: what Ben shared last, what Amara asked beside an entry, and what he said of it. Invented."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import Notice, User
from activities.actions.comments import comment_on_entry
from activities.actions.feedback import give_feedback
from activities.actions.feedback_answer import say_read, say_what_next
from activities.actions.log import share_entry
from activities.actions.saved_phrase import save_phrase
from activities.models import Feedback, LogEntry
from activities.models.log_comments import said_in
from config.demo.evidence import BENS_TITLE
from writing.models import AudienceMember, Comment
from writing.models.passage import find_again

BEN_SHARED = 16  # days ago
AMARA_SHARED = 15
AMARA_ASKED = 3
ASKED_BESIDE, ABOUT = "First week in the team", "who had not been introduced to anybody"
QUESTION = "Would it be odd, as a student, to be the one who introduces people? I would like to ask you before Tuesday."
SAM_SAID = 12
SAMS_FEEDBACK = (
    "You write about the first week as somebody who notices who is left out, and you count yourself in. That is worth keeping. "
    "What would it have taken, on the Tuesday, to ask her name?"
)
AMARA_WILL = "Ask the two people whose names I still do not know, and say mine. By Friday."
SAMS_PHRASES = (
    "You say what you saw before you say what you think. Keep doing that.",
    "What would the person you visited say about this paragraph?",
)


def build(cast: dict[str, User], today: date) -> None:
    """Ben and Amara have each shared an entry with Sam. The demo begins in the middle: neither did so a moment ago."""
    share_with_sam(BENS_TITLE, cast["ben"], cast["sam"], days_ago=BEN_SHARED)
    entry = share_with_sam(ASKED_BESIDE, cast["amara"], cast["sam"], days_ago=AMARA_SHARED)
    passage = find_again(said_in(entry).text, ABOUT, near=0)
    asked = comment_on_entry(id=uuid4(), entry=entry, passage=passage, version=entry.version, words=QUESTION, by=cast["amara"])
    Comment.objects.filter(pk=asked.pk).update(written_at=timezone.now() - timedelta(days=AMARA_ASKED))
    say_something_about(entry, cast)


def say_something_about(entry: LogEntry, cast: dict[str, User]) -> None:
    """Sam gave Amara feedback some days ago; she has read it and said what she will do. He keeps two phrases of his own."""
    sam, amara = cast["sam"], cast["amara"]
    feedback = give_feedback(id=uuid4(), about=entry.audience, version=entry.version, words=SAMS_FEEDBACK, by=sam)
    say_read(feedback=feedback, by=amara)
    say_what_next(feedback=feedback, words=AMARA_WILL, by=amara, draft_id=uuid4())
    then = timezone.now() - timedelta(days=SAM_SAID)
    Feedback.objects.filter(pk=feedback.pk).update(sent_at=then, read_on=timezone.localdate(then), will_do_at=then)
    Notice.objects.filter(pk=feedback.notice_id).update(made_at=then, settled_at=then)
    for words in SAMS_PHRASES:
        save_phrase(id=uuid4(), words=words, by=sam)


def share_with_sam(title: str, author: User, sam: User, *, days_ago: int) -> LogEntry:
    entry = share_entry(entry=LogEntry.objects.get(author=author, title=title), with_person=sam, by=author)
    member = AudienceMember.objects.filter(audience=entry.audience, person=sam)
    member.update(shared_at=timezone.now() - timedelta(days=days_ago))
    return entry
