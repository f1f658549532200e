"""Documents of a piece of work: adding and removing them, and the file for whoever may read it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View

from accounts.access import Guarded
from activities.actions.piece_document import HandedIn, keep_piece_document, remove_piece_document
from activities.models import HandInDocument, Piece
from activities.models.assignment_check import documents_of
from activities.rules import Permission
from activities.views.piece import OnePiece
from activities.views.taking_documents import TakesDocuments
from writing.forms.cleaned_document import CleanedDocumentForm
from writing.models import Attachment
from writing.views.private_file import GivesFile, PrivateFile

HANDED_IN = "This is handed in, so its documents stay as they are. Take it back first, as long as its date allows."


class PieceDocuments(OnePiece, TakesDocuments):
    """The documents that will be handed in, what was taken out of each, and the way to another."""

    template_name = "activities/assignment/documents.html"
    kept_words = "The cleaned copy is kept. Nobody else can see it until you hand it in."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_handed_in:
            return self.back()
        if self.object.assignment.facts["brings"] == "words":
            raise Http404
        return super().get(request, *args, **kwargs)

    @cached_property
    def documents(self) -> list[Attachment]:
        return documents_of(self.object)

    @property
    def page(self) -> str:
        return reverse("activities:piece_documents", args=[self.object.pk])

    def keep(self, form: CleanedDocumentForm, **facts: Any) -> Attachment:
        return keep_piece_document(id=form.uuid, piece=self.object, **facts)

    def form_valid(self, form: CleanedDocumentForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except HandedIn:
            return self.back()

    def back(self) -> HttpResponse:
        messages.info(self.request, HANDED_IN)
        return redirect("activities:piece", pk=self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        piece = self.object
        return super().get_context_data(piece=piece, assignment=piece.assignment, about=piece.pk, **kwargs)


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
