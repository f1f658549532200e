"""The external examiner, from the coordinator's side: naming one, and the page of their room."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded
from placements.actions import examiner as actions
from placements.actions.record import NotYours
from placements.forms.examiner import NameExaminerForm
from placements.models import ExaminerChoice, ExaminerRemark, ExaminerRoom
from placements.models.examiner_sample import drawn, entries_of, examinable
from placements.rules import Permission
from placements.views.panel import NOT_YOURS, OfCohort

GONE = "What can be read changed meanwhile, so nobody was named. This is how it stands now."


class NameExaminer(OfCohort, FormView):
    """The coordinator says who, until when, and how the sample is made; the page shows what the rule would draw, and why."""

    permission_required = Permission.NAME_EXAMINER
    form_class = NameExaminerForm
    template_name = "placements/examiner/name.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.editions = examinable(self.object, self.person)
        self.drawn = drawn(entries_of(self.editions))
        return super().get_form_kwargs() | {"editions": self.editions, "drawn": self.drawn}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(cohort=self.object, **kwargs)
        draw = [(one, self.drawn[one.fingerprint]) for one in self.editions if one.fingerprint in self.drawn]
        return context | {"draw": draw, "number": len(self.editions)}

    def form_valid(self, form: NameExaminerForm) -> HttpResponse:
        try:
            room = actions.make_room(cohort=self.object, by=self.person, **form.said)
        except actions.KnowsThem as known:
            form.add_error("email", f"{known.why}, so they can’t examine this sample. Nobody was named.")
            return self.form_invalid(form)
        except actions.NothingToExamine:
            messages.info(self.request, GONE)
            return redirect("placements:examiner_name", self.object.pk)
        messages.success(self.request, f"{room.person.name} gets a link by mail. Nothing opens before they press it.")
        return redirect("placements:examiner_room", room.pk)


class OfRoom(Guarded):
    """A page about one room, for whoever coordinates a placement in it."""

    model = ExaminerRoom
    permission_required = Permission.SEE_EXAMINER_ROOM

    def get_rows(self) -> Any:
        return super().get_rows().with_everything().prefetch_related("declarations")

    def back(self) -> HttpResponse:
        return redirect("placements:examiner_room", self.object.pk)


class ExaminerRoomPage(OfRoom, TemplateView):
    """The sample with its reasons, what the examiner said about conflicts, and what they sent."""

    template_name = "placements/examiner/room.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        room = self.object
        choices = ExaminerChoice.objects.visible_to(self.person).filter(room=room).with_everything()
        remarks = ExaminerRemark.objects.visible_to(self.person).filter(room=room).select_related("release__by")
        about: dict[int | None, list[ExaminerRemark]] = {}
        for remark in remarks:
            about.setdefault(remark.choice_id, []).append(remark)
        rows = [(one, one.pk in room.closed_to_examiner, about.get(one.pk, [])) for one in choices]
        return super().get_context_data(room=room, rows=rows, overall=about.get(None, []), **kwargs)


class SendRoomAgain(OfRoom, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.send_room_again(room=self.object, by=self.person)
        except actions.RoomClosed:
            messages.info(request, "The room is closed, so no link was sent.")
        else:
            messages.success(request, f"A new link goes to {self.object.person.email}. Earlier ones no longer work.")
        return self.back()


class WithdrawRoom(OfRoom, TemplateView):
    """Asks once more: a room that is closed is not opened again."""

    template_name = "placements/examiner/withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(room=self.object, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.withdraw_room(room=self.object, by=self.person)
        messages.success(request, "The room is closed. What was sent stays here.")
        return self.back()


class ReleaseRemark(Guarded, View):
    """Lets the student read one remark."""

    model = ExaminerRemark
    permission_required = Permission.SEE_EXAMINER_ROOM
    http_method_names = ["post"]

    def get_rows(self) -> Any:
        return super().get_rows().select_related("room__cohort__programme", "choice__edition__portfolio__placement")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.release_remark(remark=self.object, by=self.person)
        except NotYours:
            messages.info(request, NOT_YOURS)
        else:
            messages.success(request, "The student can read this remark now, and is told.")
        return redirect("placements:examiner_room", self.object.room_id)
