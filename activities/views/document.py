from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions.document import keep_document
from activities.models import LogEntry
from activities.models.log_documents import DOCUMENT, documents_of, with_those_who_have_them
from activities.models.log_emergency import sentence_for
from activities.rules import Permission
from writing.actions.attachment import NoRoom
from writing.actions.cleaned_document import MOST_DOCUMENTS, TooManyDocuments, remove_cleaned_document
from writing.actions.unfinished_upload import discard_upload
from writing.actions.virus_check import VirusFound
from writing.forms.cleaned_document import CleanedDocumentForm
from writing.models import Attachment
from writing.models.unfinished_upload import can_take_parts
from writing.rules import Permission as WritingPermission

KEPT = "The cleaned copy is kept. Nobody else can see it until you share it with the entry."


class Documents(Guarded, FormView):
    """The documents of one's own entry, what was taken out of each, and the way to another. What is kept is the cleaned copy."""

    model = LogEntry
    permission_required = Permission.CHANGE_LOG_ENTRY
    form_class = CleanedDocumentForm
    template_name = "activities/log/documents.html"

    def get_initial(self) -> dict[str, Any]:
        return {"id": uuid4(), "instead_of": self.instead.pk if self.instead else None}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": self.person}

    @cached_property
    def instead(self) -> Attachment | None:
        """The document whose place a new one takes."""
        asked = self.request.POST.get("instead_of") or self.request.GET.get("instead_of")
        return next((one for one in self.documents if str(one.pk) == asked), None)

    @cached_property
    def documents(self) -> list[Attachment]:
        return with_those_who_have_them(documents_of(self.object, self.person))

    def form_valid(self, form: CleanedDocumentForm) -> HttpResponse:
        facts = {
            "upload": form.upload,
            "cleaned": form.cleaned,
            "instead_of": form.instead,
            "arrived": form.arrived,
            "by": self.person,
        }
        try:
            document = keep_document(id=form.uuid, entry=self.object, **facts)
        except Attachment.DoesNotExist:
            raise Http404 from None
        except NoRoom:
            form.refuse_for_want_of_room()
            return self.form_invalid(form)
        except VirusFound as virus:
            form.refuse_for_virus(virus.found)
            form.of_no_use = True
            return self.form_invalid(form)
        except TooManyDocuments:
            form.refuse_for_number(MOST_DOCUMENTS)
            return self.form_invalid(form)
        if document.removed_at is None:
            messages.success(self.request, KEPT)
        return redirect("activities:log_documents", pk=self.object.pk)

    def form_invalid(self, form: CleanedDocumentForm) -> HttpResponse:
        """Say what to do. What came in parts and cannot be used goes; a second press finds that the first has kept it."""
        if form.data.get("sent") and any(one.pk == form.cleaned_data.get("id") for one in self.documents):
            return redirect("activities:log_documents", pk=self.object.pk)
        if form.arrived is not None and form.of_no_use:
            discard_upload(upload=form.arrived, by=self.person)
            form.let_go()
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entry=self.object,
            takes_parts=can_take_parts(),
            documents=self.documents,
            instead=self.instead,
            full=len(self.documents) >= MOST_DOCUMENTS and self.instead is None,
            most=MOST_DOCUMENTS,
            pictures_stay=settings.DOCUMENT_PICTURES,
            scanned=settings.FILE_SCANNER != "none",
            refused=Attachment.objects.refused_lately(self.person, self.object.pk, DOCUMENT),
            sentence=sentence_for(self.object, self.person),
            **kwargs,
        )


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
