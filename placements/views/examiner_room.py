"""The examiner's room, by the mailed link: no account, and nothing of anybody else. Opening the link reads nothing."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from accounts.access import GuardedByLink
from placements.actions import examiner_room as actions
from placements.actions.examiner import RoomClosed, send_room_again
from placements.forms.examiner import ConflictForm
from placements.models import ExaminerChoice, ExaminerRemark, ExaminerRoom
from placements.models.examiner import DRAFT_KIND
from placements.rules import Permission
from writing.models import Draft


class InRoom(GuardedByLink):
    """A page of an open room. One that is over, withdrawn or whose link has expired says so, and gives back what was typed."""

    model = ExaminerRoom
    permission_required = Permission.EXAMINE
    room: ExaminerRoom | None = None

    def get_rows(self) -> Any:
        return super().get_rows().with_everything().prefetch_related("declarations")

    def get_guarded_object(self) -> ExaminerRoom:
        self.room = super().get_guarded_object()
        if not self.room.is_open:
            raise Http404
        return self.room

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except RoomClosed:  # while the page was on its way
            self.room = self.get_rows().get(link=self.link)
            return self.dead_link(request, status=410)

    def dead_link(self, request: HttpRequest, *, status: int) -> HttpResponse:
        if self.room is None or self.room.is_open:
            return super().dead_link(request, status=status)
        facts = {"room": self.room, "typed": request.POST.get("words", ""), "again": self.address_of("_again")}
        return self.never_stored(render(request, "placements/examiner/closed.html", facts, status=410))

    def address_of(self, page: str = "", *args: Any) -> str:
        return reverse(f"placements:examine_by_link{page}", args=[self.kwargs["token"], *args])

    def choices(self) -> Any:
        return ExaminerChoice.objects.visible_to(self.person).filter(room=self.room).with_everything()

    def about(self, choice: ExaminerChoice | None) -> str:
        return f"{DRAFT_KIND}-{self.object.pk}-{choice.pk if choice else 0}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = {"room": self.object, "reader": self.person, "at_home": self.address_of()}
        return super().get_context_data(university=self.object.cohort.programme.university, **facts, **kwargs)


class ExaminersRoom(InRoom, FormView):
    """Before anything else the question about conflicts; then the sample, with why each is in it and how far it is."""

    form_class = ConflictForm

    @property
    def has_answered(self) -> bool:
        return bool(self.object.declarations.all())

    def get_template_names(self) -> list[str]:
        return [f"placements/examiner/{'sample' if self.has_answered else 'before'}.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        agencies = {one.placement.agency_id: one.edition.content["front"]["agency"] for one in self.choices()}
        return super().get_form_kwargs() | {"room": self.object, "agencies": sorted(agencies.items(), key=lambda one: one[1])}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.has_answered:
            return super().get_context_data(**kwargs)
        drafts = Draft.objects.visible_to(self.person).unfinished(DRAFT_KIND)
        begun = set(drafts.filter(about__startswith=f"{DRAFT_KIND}-{self.object.pk}-").values_list("about", flat=True))
        remarks = ExaminerRemark.objects.visible_to(self.person).filter(room=self.object)
        sent: dict[int | None, int] = {}
        for choice in remarks.values_list("choice", flat=True):
            sent[choice] = sent.get(choice, 0) + 1
        rows = [self.row_of(one, begun, sent) for one in self.choices()]
        whole = {"sent": sent.get(None, 0), "begun": self.about(None) in begun, "url": self.address_of("_overall")}
        return super().get_context_data(rows=rows, whole=whole, form=None, just_sent=self.just_sent(), **kwargs)

    def just_sent(self) -> UUID | None:
        """The draft that has reached its place: this tab forgets its copy of it."""
        try:
            return UUID(self.request.GET.get("sent", ""))
        except ValueError:
            return None

    def row_of(self, choice: ExaminerChoice, begun: set[str], sent: dict[int | None, int]) -> dict[str, Any]:
        closed = choice.pk in self.object.closed_to_examiner
        facts = {"front": choice.edition.content["front"], "choice": choice, "closed": closed, "sent": sent.get(choice.pk, 0)}
        opens = not closed and choice.is_readable
        return facts | {"begun": self.about(choice) in begun, "url": self.address_of("_portfolio", choice.pk) if opens else ""}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.address_of()) if self.has_answered else super().post(request, *args, **kwargs)

    def form_valid(self, form: ConflictForm) -> HttpResponse:
        said = form.cleaned_data
        actions.declare(
            room=self.object,
            words=form.words,
            everything=said["taught"] == "yes",
            agencies={int(pk) for pk in said["agencies"]},
            choices=set(),
            by=self.person,
        )
        return redirect(self.address_of())


class OfPortfolio(InRoom):
    """Goes before a view about one portfolio of this room. Any other is not there: 404."""

    def get_guarded_object(self) -> ExaminerRoom:
        room = super().get_guarded_object()
        self.choice = get_object_or_404(self.choices(), pk=self.kwargs["pk"])
        return room

    def dead_link(self, request: HttpRequest, *, status: int) -> HttpResponse:
        if self.room is not None and self.room.is_open:
            raise Http404
        return super().dead_link(request, status=status)

    @property
    def address(self) -> str:
        return self.address_of("_portfolio", self.choice.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(choice=self.choice, edition=self.choice.edition, address=self.address, **kwargs)


class ConflictFound(OfPortfolio, TemplateView):
    """The examiner knows whose portfolio it is. Asks once more, then it is closed to them."""

    template_name = "placements/examiner/conflict.html"
    words = "I know this student, or this placement, well enough that I should not examine it."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(words=self.words, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = f"Portfolio {self.choice.number}: {self.words}"
        actions.declare(room=self.object, words=said, everything=False, agencies=set(), choices={self.choice.pk}, by=self.person)
        return redirect(self.address_of())


class RoomAgain(GuardedByLink, View):
    """The one button of the page that says a link has expired."""

    model = ExaminerRoom
    permission_required = Permission.EXAMINE
    http_method_names = ["post"]

    def get_rows(self) -> Any:
        return super().get_rows().with_everything()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            send_room_again(room=self.object, by=self.person)
        except RoomClosed:
            return redirect("placements:examine_by_link", self.kwargs["token"])  # which says why
        return redirect("placements:examine_sent")


class RoomSent(TemplateView):
    public_because = "says that a new link is on its way, and names nobody"
    template_name = "placements/desk/sent.html"
