"""Words that somebody keeps for their feedback: the list, adding, changing and deleting."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import saved_phrase as actions
from activities.forms.feedback import PhraseForm
from activities.models import SavedPhrase
from activities.rules import Permission

FULL = f"There are {actions.MOST_PHRASES} phrases, and a list cannot show more. Delete one that you do not need, then add this one."


class SavedPhrases(Guarded, FormView):
    """One's own phrases, and a box for another. There are none until somebody writes one."""

    permission_required = Permission.PREPARE_FEEDBACK
    form_class = PhraseForm
    template_name = "activities/feedback/phrases.html"

    def get_initial(self) -> dict[str, Any]:
        return {"id": uuid4()}

    @property
    def entry(self) -> UUID | None:
        """The entry that somebody came from, so that they find back to its box."""
        try:
            return UUID(self.request.GET.get("entry", ""))
        except ValueError:
            return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        phrases = list(SavedPhrase.objects.visible_to(self.person))
        return super().get_context_data(phrases=phrases, entry=self.entry, **kwargs)

    def form_valid(self, form: PhraseForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            actions.save_phrase(id=given["id"], words=given["words"], by=self.person)
        except actions.TooMany:
            form.add_error("words", FULL)
            return self.form_invalid(form)
        except SavedPhrase.DoesNotExist:
            raise Http404 from None
        messages.success(self.request, "Kept. You find it beside the box for feedback.")
        return redirect(reverse("activities:saved_phrases") + (f"?entry={self.entry}" if self.entry else ""))


class OwnPhrase(Guarded, FormView):
    model = SavedPhrase
    permission_required = Permission.PREPARE_FEEDBACK

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(phrase=self.object, **kwargs)


class ChangePhrase(OwnPhrase):
    form_class = PhraseForm
    template_name = "activities/feedback/phrase_change.html"

    def get_initial(self) -> dict[str, Any]:
        return {"id": self.object.pk, "words": self.object.words}

    def form_valid(self, form: PhraseForm) -> HttpResponse:
        actions.change_phrase(phrase=self.object, words=form.cleaned_data["words"], by=self.person)
        messages.success(self.request, "Changed. What you sent with the earlier words stays as it was.")
        return redirect("activities:saved_phrases")


class DeletePhrase(OwnPhrase):
    """Shows what goes before it goes."""

    form_class = forms.Form
    template_name = "activities/feedback/phrase_delete.html"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        actions.delete_phrase(phrase=self.object, by=self.person)
        messages.success(self.request, "Deleted. What you sent with it stays as it was.")
        return redirect("activities:saved_phrases")
