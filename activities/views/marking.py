"""Marking: the list of pieces, one piece beside what is looked at, and agreeing where two people do."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from activities.actions import marking as actions
from activities.blocks.assignment_words import is_too_long, late_in_words
from activities.forms.marking import AgreeForm, MarkForm, as_typed
from activities.models import Assessment, Piece
from activities.models.assignment_lists import TO_AGREE, TO_MARK, marking_list, next_to_mark, step_of
from activities.models.assignment_piece import MARKING_KIND
from activities.models.assignment_said import judged, mark_in_words
from activities.models.log_marks import as_html
from activities.models.log_words import BETWEEN_PARAGRAPHS
from activities.rules import Permission
from activities.views.assignment import OneAssignment
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


class PieceToMark(Guarded):
    """What marking and agreeing share: a piece of this assignment that this person is to read."""

    model = Piece
    permission_required = Permission.MARK_PIECE
    lookup = {"pk": "assignment", "piece": "pk"}
    request: Any

    def get_rows(self) -> Any:
        around = ("assignment__activity", "assignment__version", "assignment__cohort__programme", "assignment__second_marker")
        return super().get_rows().with_work().select_related(*around)

    @property
    def facts(self) -> Any:
        return self.object.assignment.facts

    @cached_property
    def step(self) -> str:
        return step_of(self.object, self.person)

    @property
    def mine(self) -> Assessment | None:
        """What this person has said, or, of a first marker, what any of the tutors has."""
        return self.object.second if self.object.assignment.is_second(self.person) else self.object.first

    def about_piece(self) -> dict[str, Any]:
        piece, handed_in = self.object, self.object.current
        handed_in.piece = piece
        return {
            "piece": piece,
            "assignment": piece.assignment,
            "facts": self.facts,
            "name": piece.name_for(self.person),
            "handed_in": handed_in,
            "paragraphs": [as_html(part, "") for part in BETWEEN_PARAGRAPHS.split(handed_in.words) if part.strip()],
            "late": late_in_words(piece.late_by),
            "too_long": is_too_long(self.facts, handed_in.word_count),
            "documents": handed_in.documents.select_related("attachment"),
            "hidden": piece.hides_its_author,
        }

    def said(self, assessment: Assessment | None) -> dict[str, Any] | None:
        """Return what somebody said, for reading."""
        if assessment is None:
            return None
        lines = judged(self.facts, assessment, [assessment])
        return {"assessment": assessment, "judged": lines, "mark": mark_in_words(self.facts, assessment.mark)}

    def others(self) -> list[dict[str, Any]]:
        """Return what was said and may be read by this person: of two who mark alone, nothing before both have."""
        piece = self.object
        both = bool(piece.first and piece.second)
        may_read = both or not piece.assignment.needs_two
        shown = [piece.first, piece.second] if may_read else [self.mine]
        return [said for one in (*shown, piece.agreed) if (said := self.said(one)) is not None]


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
