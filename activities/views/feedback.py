"""Giving feedback on a shared entry, taking it back, and telling its author now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.states import may_mail, next_moment_to_mail
from activities.actions import feedback as actions
from activities.forms.feedback import FeedbackForm
from activities.models import Feedback, SavedPhrase
from activities.models.feedback_words import DRAFT
from activities.models.log_comments import versions_known_to
from activities.rules import Permission
from activities.views.feedback_beside import beside, next_mail
from activities.views.log import EntryPage
from writing.actions.comment import TooLate
from writing.actions.draft import Conflict, save_draft
from writing.models import Draft

ANOTHER_PAGE = "You sent other words from another page. Both are kept: press Send to send these as well."
TWO_TEXTS = "This was changed somewhere else too. Nothing is lost: this is the text of this page. Press Send when it is right."
NOTHING = "Write something, or record it, then press Send."
LOOKED_THROUGH = (
    "Your recording is still being looked through for viruses. Send in a few minutes: your words are kept. "
    "Or delete it and send without."
)
OTHER_WORDS = "These words were not shared with you. Open the entry again, read it, then send: your text is kept."


class GiveFeedback(EntryPage):
    """Sends what was written and recorded. What cannot be sent stands on the page of the entry again, with what to do."""

    permission_required = Permission.GIVE_FEEDBACK
    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(f"{reverse('activities:log_entry', args=[self.object.pk])}#your-feedback")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FeedbackForm(request.POST)
        if not form.is_valid():
            return self.show_again(form)
        if "phrase" in request.POST:
            return self.put_in(request.POST["phrase"], form)
        if "speak" in request.POST:
            return self.go_and_speak(form)
        if form.cleaned_data["version"] not in versions_known_to(self.person, self.object):
            return self.show_again(form, OTHER_WORDS)
        return self.send(form)

    def send(self, form: FeedbackForm) -> HttpResponse:
        given = form.cleaned_data
        what = {"about": self.object.audience, "version": given["version"], "words": given["words"]}
        try:
            feedback = actions.give_feedback(id=self.kwargs["feedback"], by=self.person, draft=form.draft, **what)
        except actions.NothingSaid:
            return self.show_again(form, NOTHING)
        except actions.StillLookedThrough:
            return self.show_again(form, LOOKED_THROUGH)
        except actions.AlreadySent:
            return self.show_again(form.again(draft_version=0), ANOTHER_PAGE)
        except (actions.NotLetIn, Feedback.DoesNotExist):
            raise Http404 from None
        name = self.object.author.get_short_name()
        messages.success(self.request, f"Sent. {name} will get one message {next_mail()} with everything from today.")
        return redirect(f"{reverse('activities:log_entry', args=[self.object.pk])}?sent={feedback.pk}#feedback-{feedback.pk}")

    def put_in(self, pk: str, form: FeedbackForm) -> HttpResponse:
        """Without a script: the page again, with the phrase after what was typed. It is kept as if it had been typed."""
        phrases = SavedPhrase.objects.visible_to(self.person)
        phrase = next((one.words for one in phrases if str(one.pk) == pk), "")
        return self.keep_and_go(form, phrase, f"{reverse('activities:log_entry', args=[self.object.pk])}#your-feedback")

    def go_and_speak(self, form: FeedbackForm) -> HttpResponse:
        return self.keep_and_go(form, "", reverse("activities:feedback_spoken", args=[self.kwargs["feedback"], self.object.pk]))

    def keep_and_go(self, form: FeedbackForm, more: str, address: str) -> HttpResponse:
        typed = form.draft.fields
        fields = typed | {"words": " ".join(part for part in (typed["words"].rstrip(), more) if part)}
        pk = self.kwargs["feedback"]
        try:
            save_draft(id=pk, kind=DRAFT, about=str(pk), fields=fields, version_seen=form.draft.version, by=self.person)
        except Draft.DoesNotExist:
            raise Http404 from None
        except Conflict as conflict:
            return self.show_again(form.again(words=fields["words"], draft_version=conflict.draft.version), TWO_TEXTS)
        return redirect(address)

    def show_again(self, form: Any, error: str = "") -> HttpResponse:
        if form.is_valid() and error:
            form.add_error("words", error)
        self.box_form = form
        return self.render_to_response(self.get_context_data(form=form))


class OwnFeedback(Guarded, FormView):
    """One press about feedback that this person gave."""

    model = Feedback
    form_class = forms.Form
    http_method_names = ["post"]

    def get_rows(self) -> Any:
        return super().get_rows().select_related("about__owner", "about__log_entry")

    def back(self) -> HttpResponse:
        return redirect(beside(self.object, self.object.about.log_entry.pk))


class TakeBackFeedback(OwnFeedback):
    """Within a quarter of an hour."""

    permission_required = Permission.TAKE_BACK_FEEDBACK

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            actions.take_back(feedback=self.object, by=self.person)
        except TooLate:
            messages.info(self.request, "Feedback can be taken back for 15 minutes. You can write more to say what has changed.")
        else:
            messages.success(self.request, "Taken back. Nobody can read or hear it any more.")
        return self.back()


class TellNow(OwnFeedback):
    """In a mail of its own, by the same rules as a nudge."""

    permission_required = Permission.TAKE_BACK_FEEDBACK

    def form_valid(self, form: forms.Form) -> HttpResponse:
        actions.tell_now(feedback=self.object, by=self.person)
        name, now = self.object.about.owner.get_short_name(), timezone.now()
        leaves = timezone.localtime(next_moment_to_mail(now))
        when = "now" if may_mail(now) else f"on {leaves:%a %-d %b} at {leaves:%H:%M}, since none leaves at night or on a Sunday"
        messages.success(self.request, f"The mail to {name} leaves {when}, unless {name} has opened it by then.")
        return self.back()
