"""What comes after feedback: it was read, a question, an answer, what its reader will do next."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import feedback_answer as actions
from activities.actions.feedback import AlreadySent
from activities.forms.feedback import AnswerForm, WillDoForm
from activities.models import Feedback, FeedbackAnswer
from activities.models.feedback_page import Begun, begun, begun_under
from activities.models.feedback_words import ANSWER_DRAFT, WILL_DO_DRAFT, made_id
from activities.rules import Permission
from activities.views.feedback import ANOTHER_PAGE
from activities.views.feedback_beside import beside, next_mail


class UnderFeedback(Guarded, FormView):
    """Guards what is done under feedback, by whoever gave it or by the author of the entry."""

    model = Feedback

    def get_rows(self) -> Any:
        return super().get_rows().select_related("author", "about__owner", "about__log_entry")

    @property
    def other(self) -> Any:
        """The one of the two who is not asking for this page."""
        owner = self.object.about.owner
        return self.object.author if self.person.pk == owner.pk else owner

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every page under feedback says."""
        return super().get_context_data(
            feedback=self.object,
            entry_pk=self.object.about.log_entry.pk,
            other=self.other,
            is_author=self.person.pk == self.object.about.owner_id,
            back=self.page,
            sentence=f"You and {self.other.name} can see this",
            **kwargs,
        )

    @property
    def page(self) -> str:
        return beside(self.object, self.object.about.log_entry.pk)


class SayRead(UnderFeedback):
    """One press: the author of the entry has read it, and whoever gave it sees that."""

    permission_required = Permission.RESPOND_TO_FEEDBACK
    form_class = forms.Form
    http_method_names = ["post"]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        actions.say_read(feedback=self.object, by=self.person)
        messages.success(self.request, f"{self.other.get_short_name()} can see that you have read this.")
        return redirect(self.page)


class AnswerFeedback(UnderFeedback):
    """Ask about feedback, or answer. Whatever was typed and not sent is on the page again when it is opened."""

    permission_required = Permission.ANSWER_FEEDBACK
    form_class = AnswerForm
    template_name = "activities/feedback/answer.html"

    @cached_property
    def begun(self) -> Begun:
        return begun_under(self.object, self.person)

    def get_initial(self) -> dict[str, Any]:
        begun = self.begun
        return {"id": begun.id, "feedback": self.object.pk, "words": begun.words, "draft_version": begun.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = FeedbackAnswer.objects.visible_to(self.person).filter(feedback=self.object).select_related("author")
        context = super().get_context_data(said_under=list(said), kind=ANSWER_DRAFT, **kwargs)
        return context | {"pk": context["form"]["id"].value(), "restored": self.restored()}

    def restored(self) -> Any:
        return self.begun.restored if self.request.method == "GET" else None

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        what = {"id": form.uuid, "feedback": self.object, "words": form.cleaned_data["words"], "draft": form.draft}
        try:
            answer = actions.answer_feedback(by=self.person, **what)
        except AlreadySent:
            return self.offer_again(form)
        except FeedbackAnswer.DoesNotExist:
            raise Http404 from None
        name = self.other.get_short_name()
        messages.success(self.request, f"Sent. {name} sees it at home now, and gets one message {next_mail()}.")
        address = reverse("activities:log_entry", args=[self.object.about.log_entry.pk])
        return redirect(f"{address}?sent={answer.pk}#answer-{answer.pk}")

    def offer_again(self, form: AnswerForm) -> HttpResponse:
        """The same words, under an id of their own."""
        fresh = begun_under(self.object, self.person)
        again = form.again(id=fresh.id, draft_version=fresh.version)
        again.is_valid()
        again.add_error("words", ANOTHER_PAGE)
        return self.form_invalid(again)


class SayWhatNext(UnderFeedback):
    """In the words of whoever was given feedback. Can be changed whenever they like."""

    permission_required = Permission.RESPOND_TO_FEEDBACK
    form_class = WillDoForm
    template_name = "activities/feedback/will_do.html"

    @cached_property
    def begun(self) -> Begun:
        return begun(made_id("will-do", self.object.pk), WILL_DO_DRAFT, self.person, feedback=self.object.pk)

    def get_initial(self) -> dict[str, Any]:
        return {"words": self.begun.words or self.object.will_do, "draft_version": self.begun.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        restored = self.begun.restored if self.request.method == "GET" else None
        return super().get_context_data(pk=self.begun.id, kind=WILL_DO_DRAFT, restored=restored, **kwargs)

    def form_valid(self, form: WillDoForm) -> HttpResponse:
        words, draft = form.cleaned_data["words"], form.draft
        actions.say_what_next(feedback=self.object, words=words, by=self.person, draft_id=self.begun.id, draft=draft)
        said = f"Kept. {self.other.get_short_name()} can see it under the feedback." if words else "Taken away again."
        messages.success(self.request, said)
        return redirect(
            f"{reverse('activities:log_entry', args=[self.object.about.log_entry.pk])}?sent={self.begun.id}#next-{self.object.pk}"
        )
