from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions.document import keep_document
from activities.models import LogEntry
from activities.models.log_documents import DOCUMENT, documents_of, with_those_who_have_them
from activities.models.log_emergency import sentence_for
from activities.models.log_photos import Photos, photos_of
from activities.rules import Permission
from activities.views.taking_documents import TakesDocuments
from writing.actions.cleaned_document import remove_cleaned_document
from writing.forms.cleaned_document import CleanedDocumentForm
from writing.models import Attachment
from writing.rules import Permission as WritingPermission


class Documents(Guarded, TakesDocuments):
    """The documents of one's own entry, what was taken out of each, and the way to another. What is kept is the cleaned copy."""

    model = LogEntry
    permission_required = Permission.CHANGE_LOG_ENTRY
    template_name = "activities/log/documents.html"
    kept_words = "The cleaned copy is kept. Nobody else can see it until you share it with the entry."

    @cached_property
    def documents(self) -> list[Attachment]:
        return with_those_who_have_them(documents_of(self.object, self.person))

    @cached_property
    def photos(self) -> Photos:
        return photos_of(self.person)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"photos": self.photos.taken}

    @property
    def page(self) -> str:
        return reverse("activities:log_documents", args=[self.object.pk])

    def keep(self, form: CleanedDocumentForm, **facts: Any) -> Attachment:
        return keep_document(id=form.uuid, entry=self.object, **facts)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sentence = sentence_for(self.object, self.person)
        return super().get_context_data(entry=self.object, sentence=sentence, about=self.object.pk, photos=self.photos, **kwargs)


class RemoveDocument(Guarded, FormView):
    """Says what goes, and who has it, before it goes."""

    model = Attachment
    permission_required = WritingPermission.REMOVE_ATTACHMENT
    lookup = {"document": "pk"}
    form_class = forms.Form
    template_name = "activities/log/document_remove.html"

    def get_rows(self) -> Any:
        return super().get_rows().beside(self.kwargs["pk"], DOCUMENT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        [document] = with_those_who_have_them([self.object])
        return super().get_context_data(pk=self.kwargs["pk"], document=document, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        remove_cleaned_document(document=self.object, by=self.person)
        messages.success(self.request, "The document is removed. Nobody can open it any more.")
        return redirect("activities:log_documents", pk=self.kwargs["pk"])
