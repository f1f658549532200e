"""What the page of an entry says about feedback, to whoever wrote the entry and to whoever may say something about it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.states import next_digest
from activities.forms.feedback import FeedbackForm
from activities.models import Feedback, SavedPhrase
from activities.models.feedback_page import Begun, all_feedback_on, begun_on, that_stand
from activities.models.feedback_words import DRAFT, made_id
from activities.rules import Permission


def beside(feedback: Feedback, entry_pk: Any) -> str:
    """The address of the entry's page, at this feedback."""
    return f"{reverse('activities:log_entry', args=[entry_pk])}#feedback-{feedback.pk}"


def next_mail() -> str:
    """Say when the next daily mail leaves: “tonight at 17:30”, “on Mon 30 Nov at 17:30”."""
    leaves = timezone.localtime(next_digest(timezone.now()))
    day = "tonight" if leaves.date() == timezone.localdate() else f"on {leaves:%a %-d %b}"
    return f"{day} at {leaves:%H:%M}"


class FeedbackBeside:
    """Goes before the view of an entry's page."""

    box_form: FeedbackForm | None = None  # what was sent and is shown again
    person: Any
    request: HttpRequest
    object: Any

    def feedback_on(self, words: Any) -> dict[str, Any]:
        found = all_feedback_on(self.object, self.person)
        readers = {member.person_id for member in self.object.audience.readers_now}
        said: dict[str, Any] = {"feedback": that_stand(found), "reading_now": readers, "next_mail": next_mail}
        said["just_sent"] = self.just_sent(found)
        if self.person.has_perm(Permission.GIVE_FEEDBACK, self.object):
            begun = begun_on(self.object, self.person, sum(one.is_mine for one in found))
            phrases = list(SavedPhrase.objects.visible_to(self.person))
            said |= {"begun": begun, "box": self.box(begun, words.number), "phrases": phrases, "feedback_kind": DRAFT}
        return said

    def just_sent(self, found: list[Feedback]) -> str:
        """The draft that this browser sent a moment ago, where the address names one of this person's: its copy here can go."""
        own = {str(one.pk) for one in found if one.is_mine} | {str(made_id("will-do", one.pk)) for one in found}
        own |= {str(answer.pk) for one in found for answer in one.said_under if answer.author_id == self.person.pk}
        sent = self.request.GET.get("sent", "")
        return sent if sent in own else ""

    def box(self, begun: Begun, version: int) -> FeedbackForm:
        if self.box_form is not None:
            return self.box_form
        return FeedbackForm(
            initial={"words": begun.words, "entry": self.object.pk, "version": version, "draft_version": begun.version}
        )
