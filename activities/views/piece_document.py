"""Documents of a piece of work: adding and removing them, and the file for whoever may read it."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions.piece_document import HandedIn, keep_piece_document, remove_piece_document
from activities.models import HandInDocument, Piece
from activities.models.assignment_check import DOCUMENT, documents_of
from activities.rules import Permission
from activities.views.piece import OnePiece
from writing.actions.attachment import NoRoom
from writing.actions.cleaned_document import MOST_DOCUMENTS, TooManyDocuments
from writing.actions.unfinished_upload import discard_upload
from writing.actions.virus_check import VirusFound
from writing.forms.cleaned_document import CleanedDocumentForm
from writing.models import Attachment
from writing.models.unfinished_upload import can_take_parts
from writing.views.private_file import GivesFile, PrivateFile

KEPT = "The cleaned copy is kept. Nobody else can see it until you hand it in."
HANDED_IN = "This is handed in, so its documents stay as they are. Take it back first, as long as its date allows."


class PieceDocuments(OnePiece, FormView):
    """The documents that will be handed in, what was taken out of each, and the way to another."""

    form_class = CleanedDocumentForm
    template_name = "activities/assignment/documents.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_handed_in:
            messages.info(request, HANDED_IN)
            return redirect("activities:piece", pk=self.object.pk)
        if self.object.assignment.facts["brings"] == "words":
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"id": uuid4(), "instead_of": self.instead.pk if self.instead else None}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": self.person}

    @cached_property
    def documents(self) -> list[Attachment]:
        return documents_of(self.object)

    @cached_property
    def instead(self) -> Attachment | None:
        asked = self.request.POST.get("instead_of") or self.request.GET.get("instead_of")
        return next((one for one in self.documents if str(one.pk) == asked), None)

    def form_valid(self, form: CleanedDocumentForm) -> HttpResponse:
        facts = {
            "upload": form.upload,
            "cleaned": form.cleaned,
            "instead_of": form.instead,
            "arrived": form.arrived,
            "by": self.person,
        }
        try:
            keep_piece_document(id=form.uuid, piece=self.object, **facts)
        except Attachment.DoesNotExist:
            raise Http404 from None
        except HandedIn:
            messages.info(self.request, HANDED_IN)
            return redirect("activities:piece", pk=self.object.pk)
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
        messages.success(self.request, KEPT)
        return redirect("activities:piece_documents", pk=self.object.pk)

    def form_invalid(self, form: CleanedDocumentForm) -> HttpResponse:
        """Say what to do. What came in parts and cannot be used goes; a second press finds that the first has kept it."""
        if form.data.get("sent") and any(one.pk == form.cleaned_data.get("id") for one in self.documents):
            return redirect("activities:piece_documents", pk=self.object.pk)
        if form.arrived is not None and form.of_no_use:
            discard_upload(upload=form.arrived, by=self.person)
            form.let_go()
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            takes_parts=can_take_parts(),
            scanned=settings.FILE_SCANNER != "none",
            refused=Attachment.objects.refused_lately(self.person, self.object.pk, DOCUMENT),
            piece=self.object,
            assignment=self.object.assignment,
            documents=self.documents,
            instead=self.instead,
            full=len(self.documents) >= MOST_DOCUMENTS and self.instead is None,
            most=MOST_DOCUMENTS,
            pictures_stay=settings.DOCUMENT_PICTURES,
            **kwargs,
        )


class RemovePieceDocument(OnePiece, View):
    """One press. What was handed in before keeps its document."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID, document: UUID) -> HttpResponse:
        found = next((one for one in documents_of(self.object) if one.pk == document), None)
        if found is not None:  # pressed twice, it is gone already
            try:
                remove_piece_document(piece=self.object, document=found, by=self.person)
            except HandedIn:
                messages.info(request, HANDED_IN)
                return redirect("activities:piece", pk=pk)
            messages.success(request, "The document is removed.")
        return redirect("activities:piece_documents", pk=pk)


class PieceDocument(Guarded, GivesFile):
    """A document of the piece as it was handed in last, for its author and whoever marks it; nameless while names are hidden.

    One that waits for its virus check is its author's alone.
    """

    model = Piece
    permission_required = Permission.READ_PIECE

    def get_rows(self) -> Any:
        return super().get_rows().with_work().select_related("assignment__activity", "assignment__version")

    def find_file(self) -> PrivateFile:
        mine = self.object.student_id == self.person.pk
        rows = HandInDocument.objects.select_related("attachment").filter(hand_in=self.object.current)
        found = get_object_or_404(rows, attachment=self.kwargs["document"])
        kept = found.attachment
        if not mine and kept.awaits_virus_check:
            raise Http404
        hidden = self.object.hides_its_author and not mine
        return PrivateFile(
            name=f"{self.object.name_for(self.person)}, {found.neutral_name}" if hidden else kept.file_name,
            content_type=kept.content_type,
            opened=lambda: kept.file.storage.open(kept.file.name, "rb"),
            size=kept.size,
            tag=kept.sha256,
        )
