"""Marking: the list of pieces, and one piece beside what it is looked at for."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from activities.actions import marking as actions
from activities.forms.marking import MarkForm, as_typed
from activities.models import Piece
from activities.models.assignment_lists import TO_AGREE, TO_MARK, marking_list, next_to_mark, step_of
from activities.models.assignment_piece import MARKING_KIND
from activities.rules import Permission
from activities.views.assignment import OneAssignment
from activities.views.piece_to_mark import PieceToMark
from writing.models import Draft

OVERTAKEN = "Somebody else has marked this since you opened it. What you typed is kept below; read what they said first."


class MarkingList(OneAssignment, TemplateView):
    """Every piece that can be read now, with what there is to do."""

    permission_required = Permission.MARK_PIECES
    template_name = "activities/assignment/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = marking_list(self.object, self.person)
        to_do = [row for row in rows if row.needs_them]
        is_second = self.object.is_second(self.person)
        return super().get_context_data(rows=rows, to_do=to_do, is_second=is_second, **self.about_assignment(), **kwargs)


class MarkPiece(PieceToMark, FormView):
    """The work, and beside it what it is looked at for. What is typed is kept as it is typed; the next piece is one press away."""

    form_class = MarkForm
    template_name = "activities/assignment/mark.html"

    @cached_property
    def draft(self) -> Draft | None:
        mine = Draft.objects.visible_to(self.person).filter(kind=MARKING_KIND, about=str(self.object.pk))
        return mine.first()

    @property
    def can_mark(self) -> bool:
        """Whether this person can still say something, or say something else than before."""
        piece, assignment = self.object, self.object.assignment
        second = assignment.is_second(self.person)
        settled = piece.is_released or piece.agreed or (piece.first and piece.second)
        return not settled and self.step != TO_AGREE and (assignment.needs_two or not second)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "facts": self.facts}

    def get_initial(self) -> dict[str, Any]:
        begun = as_typed(self.mine, uuid4(), self.draft.version if self.draft else 0)
        unfinished = self.draft if self.draft and self.draft.finished_at is None else None
        return begun | (unfinished.fields if unfinished else {})

    def form_valid(self, form: MarkForm) -> HttpResponse:
        given = form.cleaned_data
        draft = (self.draft.pk if self.draft else uuid4(), form.draft)
        facts = {"said": form.said, "seen": given.get("seen"), "draft": draft, "by": self.person}
        try:
            actions.mark_piece(id=given["id"], piece=self.object, **facts)
        except actions.NotNow as not_now:
            messages.info(self.request, str(not_now))
            return redirect(self.request.path)
        except actions.Overtaken:
            messages.info(self.request, OVERTAKEN)
            return redirect(self.request.path)
        except Piece.DoesNotExist:
            raise Http404 from None
        messages.success(self.request, f"Saved: {self.object.name_for(self.person)}.")
        return self.go_on()

    def go_on(self) -> HttpResponse:
        """To the next piece that waits for this person, or back to the list."""
        pk = self.object.assignment_id
        following = next_to_mark(self.object.assignment, self.person, self.object) if "next" in self.request.POST else None
        if following is None:
            return redirect("activities:assignment", pk=pk)
        name = "piece_agree" if step_of(following, self.person) == TO_AGREE else "piece_mark"
        return redirect(f"activities:{name}", pk=pk, piece=following.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = {"draft": self.draft, "draft_id": self.draft.pk if self.draft else uuid4(), "kind": MARKING_KIND}
        can = {"can_mark": self.can_mark, "step": self.step, "mine": self.mine, "to_agree": self.step == TO_AGREE}
        others = [] if self.step == TO_MARK else self.others()
        return super().get_context_data(**draft, **can, others=others, **self.about_piece(), **kwargs)
