"""Agreeing on what is given back for a piece that two people look at."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from activities.actions import marking as actions
from activities.forms.marking import AgreeForm, as_typed
from activities.models import Piece
from activities.models.assignment_lists import TO_AGREE
from activities.views.piece_to_mark import PieceToMark


class AgreePiece(PieceToMark, FormView):
    """What was said, side by side, and what is given back in the end."""

    form_class = AgreeForm
    template_name = "activities/assignment/agree.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "facts": self.facts}

    def get_initial(self) -> dict[str, Any]:
        """Begins with what stands already: where two said the same, or one is looked at again. Else nothing is chosen."""
        piece = self.object
        said_alike = piece.second is None or (piece.first and piece.first.says_the_same_as(piece.second))
        return as_typed(piece.first if said_alike else None, uuid4())

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.step != TO_AGREE:
            return redirect("activities:piece_mark", pk=self.object.assignment_id, piece=self.object.pk)
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: AgreeForm) -> HttpResponse:
        try:
            actions.agree(id=form.cleaned_data["id"], piece=self.object, said=form.said, by=self.person)
        except actions.NoReason:
            form.refuse_for_want_of_a_reason()
            return self.form_invalid(form)
        except actions.NotNow as not_now:
            messages.info(self.request, str(not_now))
        except actions.Overtaken:
            messages.info(self.request, "Somebody has settled this already. What they settled stands.")
        except Piece.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(self.request, f"Settled: {self.object.name_for(self.person)}.")
        return redirect("activities:assignment", pk=self.object.assignment_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(others=self.others(), **self.about_piece(), **kwargs)
