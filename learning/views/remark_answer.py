"""What authors do with remarks. Their own pages: nothing that readers write goes into Wagtail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from history.transitions import IllegalMove
from learning.actions import remark as actions
from learning.forms.remark import AnswerForm
from learning.models import Remark
from learning.models.outline import Entry, Module, library
from learning.rules import Permission
from learning.states import RemarkState

LATEST = 30
DONE = {"set_aside": "It is set aside. Nobody reads it but authors.", "erase": "Its words are deleted."}


def where_of(remark: Remark) -> tuple[str, str]:
    """Return title and address of what a remark is about; of a page that is not live any more only words."""
    found = next(
        (entry for module in library().modules.values() for entry in entries_of(module) if entry.pk == remark.page_id), None
    )
    if found is None:
        return "A page that is not published any more", ""
    return f"{found.number} {found.title}".strip(), f"{found.url}#{remark.place}" if remark.place else found.url


def entries_of(module: Module) -> list[Entry]:
    return [module.entry, *(chapter.entry for chapter in module.chapters), *(entry for _, entry in module.steps())]


class Remarks(Guarded, TemplateView):
    """Remarks that wait, the oldest first, and the latest of those that were dealt with. Two queries."""

    permission_required = Permission.ANSWER_REMARK
    template_name = "learning/remark/inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remarks = Remark.objects.visible_to(self.person)
        dealt_with = remarks.exclude(state=RemarkState.NEW).order_by("-said_at")[:LATEST]
        return super().get_context_data(
            waiting=[(remark, *where_of(remark)) for remark in remarks.waiting()],
            dealt_with=[(remark, *where_of(remark)) for remark in dealt_with],
            **kwargs,
        )


class AboutRemark(Guarded):
    """Guards one remark: authors find it, and nobody else."""

    model = Remark
    permission_required = Permission.ANSWER_REMARK


class AnswerRemark(AboutRemark, FormView):
    """Answer it in public, or change the answer."""

    template_name = "learning/remark/answer.html"
    form_class = AnswerForm

    def get_initial(self) -> dict[str, Any]:
        return {"you_said": self.object.you_said or self.object.words, "we_did": self.object.we_did}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"about": self.object.quote}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title, url = where_of(self.object)
        return super().get_context_data(remark=self.object, where=title, where_url=url, **kwargs)

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        given = form.cleaned_data
        actions.answer(remark=self.object, you_said=given["you_said"], we_did=given["we_did"], by=self.person)
        messages.success(self.request, "Answered. Everybody who reads the module can read it under “You said, we did”.")
        return redirect("learning:remarks")

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class MoveRemark(AboutRemark, View):
    """Set it aside, or delete its words."""

    http_method_names = ["post"]
    move = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            actions.MOVES[self.move](remark=self.object, by=self.person)
            messages.success(request, DONE[self.move])
        except IllegalMove as refused:
            messages.info(request, str(refused))
        return redirect("learning:remarks")
