"""The portfolio of a placement: what it still needs, handing it in, and what happens to what was handed in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded
from history.transitions import IllegalMove
from placements.actions import portfolio as actions
from placements.actions.sign_off import Stale
from placements.forms.portfolio import ExplainGapForm, HandInForm
from placements.models import Method, Placement, PortfolioEdition, PortfolioFile
from placements.models.portfolio_check import to_look_at
from placements.models.portfolio_list import Gathered, Line, gaps_of, missing, portfolio_list, portfolio_of
from placements.rules import Part, Permission

MOVED_ON = "It was handed in a moment ago. This is how it stands now."


class OfPortfolio(Guarded):
    """A page about what goes into the portfolio of one placement."""

    model = Placement
    permission_required = Permission.SEE_PORTFOLIO

    def get_rows(self) -> Any:
        return super().get_rows().with_people().select_related("cohort__programme__university")

    @property
    def address(self) -> str:
        return reverse("placements:portfolio", args=[self.object.pk])

    def lines(self) -> list[Line]:
        self.gathered = Gathered(self.object)
        return portfolio_list(self.gathered, gaps_of(self.object))

    def line_named(self, item: str) -> Line:
        for line in self.lines():
            if line.asked.key == item:
                return line
        raise Http404


class PortfolioPage(OfPortfolio, TemplateView):
    """Everything that is asked for and how far it is, in words; and every edition that was handed in."""

    template_name = "placements/portfolio/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        placement, lines = self.object, self.lines()
        editions = PortfolioEdition.objects.visible_to(self.person).filter(portfolio__placement=placement)
        editions = editions.select_related("handed_in_by").defer("payload").prefetch_related("decisions__by").order_by("-number")
        files = PortfolioFile.objects.visible_to(self.person).filter(edition__in=editions).without_content()
        return super().get_context_data(
            placement=placement,
            portfolio=portfolio_of(placement),
            lines=lines,
            done=sum(line.is_settled for line in lines),
            missing=missing(lines),
            editions=[(edition, next((file for file in files if file.edition_id == edition.pk), None)) for edition in editions],
            mine=Part.STUDENT in placement.parts_of(self.person),
            may_agree=self.person.has_perm(Permission.AGREE_TO_GAP, placement),
            audience=placement.sentence_of_readers(self.person, "can see this list"),
            **kwargs,
        )


class HandIn(OfPortfolio, FormView):
    """What is frozen, what might identify somebody, what the student declares, and one button."""

    permission_required = Permission.HAND_IN_PORTFOLIO
    form_class = HandInForm
    template_name = "placements/portfolio/hand_in.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if missing(self.lines()) or not portfolio_of(self.object).can_change:
            return redirect(self.address)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        self.shown = self.lines()
        return super().get_form_kwargs() | {"mark": self.gathered.mark}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = super().get_context_data(**kwargs)  # makes the form, and so the list
        return kwargs | {"placement": self.object, "lines": self.shown, "found": to_look_at(self.gathered, self.person)}

    def form_valid(self, form: HandInForm) -> HttpResponse:
        said = form.cleaned_data
        act = {"ai": said["ai"], "mark_seen": said["mark_seen"], "request_key": said["request_key"], "method": Method.SIGNED_IN}
        try:
            edition = actions.hand_in(placement=self.object, by=self.person, **act)
        except Stale as older:
            fresh = HandInForm(mark=self.gathered.mark, initial={"ai": said["ai"]})
            return self.render_to_response(self.get_context_data(form=fresh, stale=str(older)), status=409)
        except actions.StillMissing:
            messages.info(self.request, "Something is still missing. Nothing was handed in.")
        except IllegalMove:
            messages.info(self.request, MOVED_ON)
        else:
            messages.success(self.request, f"You handed in your portfolio. It is frozen as edition {edition.number}.")
        return redirect(self.address)


class ExplainGap(OfPortfolio, FormView):
    """The student says why something is not there."""

    permission_required = Permission.HAND_IN_PORTFOLIO
    form_class = ExplainGapForm
    template_name = "placements/portfolio/explain.html"

    def get_initial(self) -> dict[str, Any]:
        self.line = self.line_named(self.kwargs["item"])
        return {"words": self.line.gap.words if self.line.gap else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = super().get_context_data(**kwargs)  # makes the form, and so finds the line
        return kwargs | {"placement": self.object, "line": self.line}

    def form_valid(self, form: ExplainGapForm) -> HttpResponse:
        try:
            actions.explain_gap(placement=self.object, item=self.line.asked.key, words=form.cleaned_data["words"], by=self.person)
        except IllegalMove:
            messages.info(self.request, MOVED_ON)
        else:
            messages.success(self.request, "Your tutor is asked whether it may stay out.")
        return redirect(self.address)


class AgreeToGap(OfPortfolio, View):
    """The tutor agrees, to the words that stood on the page."""

    permission_required = Permission.AGREE_TO_GAP
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        line = self.line_named(self.kwargs["item"])
        if line.gap is None:
            raise Http404
        try:
            seen = request.POST.get("words_seen", "").replace("\r\n", "\n")
            actions.agree_to_gap(placement=self.object, item=line.asked.key, words_seen=seen, by=self.person)
        except Stale as older:
            messages.info(request, f"{older} Please read them again.")
        except IllegalMove:
            messages.info(request, MOVED_ON)
        else:
            messages.success(request, f"You agreed that it may be handed in without: {line.asked.title}.")
        return redirect(self.address)
