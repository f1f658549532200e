"""Why Ben and Amara need Sam: what Ben shared last and when, and what Amara asked beside an entry. Invented."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from activities.actions.comments import comment_on_entry
from activities.actions.log import share_entry
from activities.models import LogEntry
from activities.models.log_comments import said_in
from config.demo.evidence import BENS_TITLE
from writing.models import AudienceMember, Comment
from writing.models.passage import find_again

BEN_SHARED = 16  # days ago
AMARA_SHARED = 15
AMARA_ASKED = 3
ASKED_BESIDE, ABOUT = "First week in the team", "who had not been introduced to anybody"
QUESTION = "Would it be odd, as a student, to be the one who introduces people? I would like to ask you before Tuesday."


def build(cast: dict[str, User], today: date) -> None:
    """Ben and Amara have each shared an entry with Sam. The demo begins in the middle: neither did so a moment ago."""
    share_with_sam(BENS_TITLE, cast["ben"], cast["sam"], days_ago=BEN_SHARED)
    entry = share_with_sam(ASKED_BESIDE, cast["amara"], cast["sam"], days_ago=AMARA_SHARED)
    passage = find_again(said_in(entry).text, ABOUT, near=0)
    asked = comment_on_entry(id=uuid4(), entry=entry, passage=passage, version=entry.version, words=QUESTION, by=cast["amara"])
    Comment.objects.filter(pk=asked.pk).update(written_at=timezone.now() - timedelta(days=AMARA_ASKED))


def share_with_sam(title: str, author: User, sam: User, *, days_ago: int) -> LogEntry:
    entry = share_entry(entry=LogEntry.objects.get(author=author, title=title), with_person=sam, by=author)
    member = AudienceMember.objects.filter(audience=entry.audience, person=sam)
    member.update(shared_at=timezone.now() - timedelta(days=days_ago))
    return entry
