"""The panel of a cohort, its lists, and one portfolio on them."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded
from accounts.models import Cohort
from history.transitions import IllegalMove
from placements.actions import board
from placements.actions import panel as actions
from placements.actions.record import NotYours
from placements.actions.sign_off import Stale
from placements.forms.panel import AgreeOutcomeForm, RecordBoardForm
from placements.models import ExaminerRemark, ExaminerRoom, PanelChoice, PanelList, PanelReading
from placements.models.panel import choice_to_read
from placements.models.panel_board import Board
from placements.models.panel_ready import agreed_without, entry_of, ready_for_panel
from placements.models.panel_views import Together
from placements.models.panel_views import View as ReaderView
from placements.rules import Part, Permission
from placements.states import PORTFOLIO_MOVES

FASTER = "Something moved meanwhile: this is how it stands now. Nothing was recorded."
NOT_YOURS = "Another coordinator looks after this placement now. Nothing was recorded."


class OfCohort(Guarded):
    """A page about the panel of one cohort."""

    model = Cohort
    permission_required = Permission.LEAD_PANEL

    def get_rows(self) -> Any:
        return super().get_rows().select_related("programme")


class PanelPage(OfCohort, TemplateView):
    """Portfolios that are confirmed and on no list yet, and every list with where each portfolio on it stands."""

    template_name = "placements/panel/cohort.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices = PanelChoice.objects.visible_to(self.person).filter(panel__cohort=self.object).with_everything()
        lists: dict[PanelList, list[Together]] = {}
        for choice in choices.order_by("-panel__number", "-is_read", "pk"):
            lists.setdefault(choice.panel, []).append(Together(choice))
        ready = ready_for_panel(self.object, self.person)
        return super().get_context_data(
            cohort=self.object,
            ready=[(one, entry_of(one), agreed_without(one)) for one in ready],
            lists=lists.items(),
            rooms=ExaminerRoom.objects.visible_to(self.person)
            .filter(cohort=self.object)
            .with_everything()
            .prefetch_related("declarations"),
            request_key=uuid4(),
            **kwargs,
        )


class MakePanelList(OfCohort, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            key = UUID(request.POST.get("request_key", ""))
        except ValueError as other:
            raise BadRequest from other
        try:
            made = actions.make_panel_list(cohort=self.object, by=self.person, request_key=key)
        except actions.NothingReady:
            messages.info(request, "Every confirmed portfolio is on a list already.")
        else:
            messages.success(request, f"List {made.number} is made. It shows whose portfolio two people read.")
        return redirect("placements:panel", self.object.pk)


class PanelListPage(Guarded, TemplateView):
    """How a list was chosen: every fingerprint in its order, and the rule in words. It names nobody."""

    model = PanelList
    permission_required = Permission.SEE_PANEL_LIST
    template_name = "placements/panel/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(panel=self.object, placed=self.object.worked_out_again(), **kwargs)


class OfChoice(Guarded):
    """A page about one portfolio on a list."""

    model = PanelChoice
    permission_required = Permission.AGREE_OUTCOME

    def get_rows(self) -> Any:
        return super().get_rows().with_everything()

    @property
    def address(self) -> str:
        return reverse("placements:panel_portfolio", args=[self.object.pk])

    @property
    def together(self) -> Together:
        return Together(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choice = self.object
        facts = {"choice": choice, "edition": choice.edition, "placement": choice.placement}
        return super().get_context_data(together=self.together, from_outside=self.from_outside(), **facts, **kwargs)

    def from_outside(self) -> list[ExaminerRemark]:
        """What an external examiner sent about this portfolio, for the coordinator, who takes it to the board."""
        if Part.COORDINATOR not in self.object.parts_of(self.person):
            return []
        remarks = ExaminerRemark.objects.visible_to(self.person).filter(choice__edition=self.object.edition_id)
        return list(remarks.select_related("room__person"))


class PanelPortfolio(OfChoice, TemplateView):
    """Who reads it and what they say, as far as this person may see that today; and what came of it."""

    permission_required = Permission.SEE_READINGS
    template_name = "placements/panel/portfolio.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choice, together = self.object, self.together
        mine = set(PanelReading.objects.visible_to(self.person).filter(choice=choice).values_list("pk", flat=True))
        views = [ReaderView(one) for one in choice.readings.all() if one.pk in mine]
        leads = Part.COORDINATOR in choice.parts_of(self.person)
        own = next((view for view in views if view.reader == self.person), None)
        sees_all = leads or bool(own and own.is_handed_in)
        moves = PORTFOLIO_MOVES.allowed_from(choice.portfolio.state)
        return super().get_context_data(
            views=views,
            leads=leads,
            own=own,
            outcome=choice.outcome if sees_all else None,
            standing=together.words if sees_all else "",
            may_ask=leads and choice_to_read(choice.placement) == choice,
            may_agree=leads and together.is_complete and "confirm" not in moves and choice.portfolio.state == "confirmed",
            may_record=leads and "board_pass" in moves and choice.edition.is_latest and self.is_ready,
            may_send=leads and together.may_send_feedback,
            boards=[one for one in choice.edition.decisions.all() if one.board_on],
            **kwargs,
        )

    @property
    def is_ready(self) -> bool:
        return not self.object.has_to_be_read or self.object.outcome is not None


class AgreeOutcome(OfChoice, FormView):
    """The coordinator writes down what the panel agreed, beside what each reader says."""

    form_class = AgreeOutcomeForm
    template_name = "placements/panel/outcome.html"

    def form_valid(self, form: AgreeOutcomeForm) -> HttpResponse:
        try:
            actions.agree_outcome(choice=self.object, by=self.person, **form.cleaned_data)
        except actions.NeedsReason:
            form.add_error("reason", "It is not what every reader says. Say why, then record it. Nothing was recorded.")
            return self.form_invalid(form)
        except actions.ViewsMissing:
            messages.info(
                self.request, "Two views have to be handed in, and everybody who was asked has one. Nothing was recorded."
            )
        except (Stale, IllegalMove):
            messages.info(self.request, FASTER)
        except NotYours:
            messages.info(self.request, NOT_YOURS)
        else:
            messages.success(self.request, "The outcome is recorded. The readers and you are asked to sign.")
        return redirect(self.address)


class RecordBoard(OfChoice, FormView):
    """The coordinator records what the board decided, and when it met."""

    form_class = RecordBoardForm
    template_name = "placements/panel/board.html"

    def form_valid(self, form: RecordBoardForm) -> HttpResponse:
        said = form.cleaned_data | {"outcome": Board(form.cleaned_data["outcome"])}
        try:
            board.record_board(choice=self.object, by=self.person, **said)
        except actions.NeedsReason:
            form.add_error("comment", "It is not what was recommended or decided before. Say why. Nothing was recorded.")
            return self.form_invalid(form)
        except board.PanelFirst:
            messages.info(self.request, "The panel has to read it and agree first. Nothing was recorded.")
        except (Stale, IllegalMove):
            messages.info(self.request, FASTER)
        except NotYours:
            messages.info(self.request, NOT_YOURS)
        else:
            messages.success(self.request, "It is recorded. The student, the practice educator and the tutor are told.")
        return redirect(self.address)


class SendFeedback(OfChoice, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            sent = actions.send_feedback(choice=self.object, by=self.person)
        except NotYours:
            messages.info(request, NOT_YOURS)
            return redirect(self.address)
        words = "The practice educator and the student can read the outcome and what is for them."
        messages.success(request, words) if sent else messages.info(request, "Nothing was left to send.")
        return redirect(self.address)
