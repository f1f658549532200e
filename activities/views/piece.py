"""A student's own piece of work: writing it, what was handed in, taking it back, and what came back."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from activities.actions.assignment import note_news
from activities.actions.piece import CannotTakeBack, take_back
from activities.blocks.assignment_words import late_in_words, length_in_words, limit_in_words
from activities.forms.piece import PieceForm
from activities.models import HandIn, Piece
from activities.models.assignment_check import documents_of, length_of
from activities.models.assignment_piece import DRAFT_KIND
from activities.models.assignment_said import judged, mark_in_words, who_spoke
from activities.rules import Permission
from writing.models import Draft

TOO_LATE = (
    "It cannot be taken back any more: its date is past, or somebody has begun to mark it. Write to your tutor if something "
    "is wrong with it."
)


class OnePiece(Guarded):
    """What the pages of one's own piece share. The work of others is on other pages, for whoever marks."""

    model = Piece
    permission_required = Permission.WRITE_PIECE
    request: HttpRequest

    def get_rows(self) -> Any:
        around = ("assignment__activity", "assignment__version", "assignment__cohort__programme", "assignment__second_marker")
        return super().get_rows().with_work().select_related(*around)

    @cached_property
    def draft(self) -> Draft | None:
        mine = Draft.objects.visible_to(self.person).filter(kind=DRAFT_KIND, about=str(self.object.pk))
        return mine.first()

    @property
    def draft_id(self) -> UUID:
        return self.draft.pk if self.draft else uuid4()

    def about_piece(self) -> dict[str, Any]:
        assignment = self.object.assignment
        readers = assignment.readers()
        return {
            "piece": self.object,
            "assignment": assignment,
            "facts": assignment.facts,
            "limit": limit_in_words(assignment.facts),
            "late": late_in_words(self.object.late_by),
            "sentence": assignment.sentence(readers),
            "extension": self.extension(),
        }

    def extension(self) -> Any:
        """Why this student has more time, in the words they were given."""
        if self.object.extended_until is None:
            return None
        return self.object.decisions.filter(move="give_more_time").select_related("by").last()


class PiecePage(OnePiece, TemplateView):
    """The text and the documents while it is written; what was handed in afterwards; and what came back."""

    template_name = "activities/assignment/piece.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        piece = self.object
        if piece.has_news and self.request.method == "GET":
            note_news(piece=piece, by=self.person)
        hand_ins = list(piece.hand_ins.order_by("-number"))
        now = self.work() if piece.is_handed_in else self.writing()
        return super().get_context_data(hand_ins=hand_ins, **now, **self.about_piece(), **kwargs)

    def writing(self) -> dict[str, Any]:
        """The form with what was typed last, and the documents that are there."""
        words = self.draft.fields.get("words", "") if self.draft else ""
        documents = documents_of(self.object)
        begun = {"words": words, "draft_version": self.draft.version if self.draft else 0}
        form = PieceForm(initial=begun, brings=self.object.assignment.facts["brings"])
        length = length_in_words(self.object.assignment.facts, length_of(words, documents))
        draft = {"draft": self.draft, "draft_id": self.draft_id, "kind": DRAFT_KIND}
        return {"form": form, "documents": documents, "length": length, **draft}

    def work(self) -> dict[str, Any]:
        """What was handed in, and what was said of it once it is given back."""
        piece, facts = self.object, self.object.assignment.facts
        piece.current.piece = piece
        documents = piece.current.documents.select_related("attachment")
        if not piece.is_released:
            return {"handed_in": piece.current, "documents": documents}
        spoken = who_spoke(piece)
        said = {"judged": judged(facts, piece.result, spoken), "spoken": spoken, "mark": mark_in_words(facts, piece.result.mark)}
        return {"handed_in": piece.current, "documents": documents, **said}


class Receipt(OnePiece, TemplateView):
    """That it was handed in, when, how long it is, and the sum by which it can be known again. Kept for ever."""

    template_name = "activities/assignment/receipt.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        handed_in = get_object_or_404(HandIn, piece=self.object, pk=self.kwargs["hand_in"])
        handed_in.piece = self.object
        documents = handed_in.documents.select_related("attachment")
        is_current = self.object.current_id == handed_in.pk
        late = late_in_words(self.object.late_with(handed_in))
        about = self.about_piece() | {"documents": documents, "is_current": is_current, "late": late}
        return super().get_context_data(handed_in=handed_in, **about, **kwargs)


class TakeBackPiece(OnePiece, View):
    """One press, until its date. What was handed in stays as it was, with its receipt."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        try:
            take_back(piece=self.object, by=self.person)
        except CannotTakeBack:
            messages.info(request, TOO_LATE)
        except Piece.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, "You have it back. Nobody else can see it until you hand it in again.")
        return redirect("activities:piece", pk=pk)
