"""What every page that takes documents shares: whole or in parts, cleaned, looked through for viruses, a few at most."""

from abc import abstractmethod
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from activities.models.log_documents import DOCUMENT
from writing.actions.attachment import NoRoom
from writing.actions.cleaned_document import MOST_DOCUMENTS, TooManyDocuments
from writing.actions.unfinished_upload import discard_upload
from writing.actions.virus_check import VirusFound
from writing.forms.cleaned_document import CleanedDocumentForm
from writing.models import Attachment
from writing.models.unfinished_upload import can_take_parts


class TakesDocuments(FormView):
    """Goes behind Guarded, whose object the documents go with. `documents` are those that are there, `page` is its address."""

    form_class = CleanedDocumentForm
    kept_words: str
    documents: list[Attachment]

    @abstractmethod
    def keep(self, form: CleanedDocumentForm, **facts: Any) -> Attachment:
        """Keep the document with its thing, by one action. Raises what that raises."""

    @property
    @abstractmethod
    def page(self) -> str:
        """Return the address of this page."""

    def get_initial(self) -> dict[str, Any]:
        return {"id": uuid4(), "instead_of": self.instead.pk if self.instead else None}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": self.person}

    @cached_property
    def instead(self) -> Attachment | None:
        """The document whose place a new one takes."""
        asked = self.request.POST.get("instead_of") or self.request.GET.get("instead_of")
        return next((one for one in self.documents if str(one.pk) == asked), None)

    def form_valid(self, form: CleanedDocumentForm) -> HttpResponse:
        facts = {"upload": form.upload, "cleaned": form.cleaned, "instead_of": form.instead, "arrived": form.arrived}
        try:
            document = self.keep(form, **facts, by=self.person)
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
            messages.success(self.request, self.kept_words)
        return redirect(self.page)

    def form_invalid(self, form: CleanedDocumentForm) -> HttpResponse:
        """Say what to do. What came in parts and cannot be used goes; a second press finds that the first has kept it."""
        if form.data.get("sent") and any(one.pk == form.cleaned_data.get("id") for one in self.documents):
            return redirect(self.page)
        if form.arrived is not None and form.of_no_use:
            discard_upload(upload=form.arrived, by=self.person)
            form.let_go()
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            takes_parts=can_take_parts(),
            documents=self.documents,
            instead=self.instead,
            full=len(self.documents) >= MOST_DOCUMENTS and self.instead is None,
            most=MOST_DOCUMENTS,
            pictures_stay=settings.DOCUMENT_PICTURES,
            scanned=settings.FILE_SCANNER != "none",
            refused=Attachment.objects.refused_lately(self.person, self.object.pk, DOCUMENT),
            **kwargs,
        )
