"""What is to be checked again, in the Wagtail admin: statements of law and websites that were checked long ago."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning.actions.still_true import Waits, say_still_true
from learning.models import DatedFact
from learning.models.dated import facts_to_check, last_found_true
from learning.rules import Permission


class ForAuthors:
    """Goes before a view of the admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(Permission.WRITE_SECTION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DatedFacts(ForAuthors, WagtailAdminTemplateMixin, TemplateView):
    """The oldest first, each with its owner, where it stands and who found it true last."""

    template_name = "learning/authoring/dated_facts.html"
    page_title = "To check again"
    header_icon = "date"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [{"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = facts_to_check()
        last = last_found_true(facts)
        rows = [(fact, last.get((fact.page_id, fact.block))) for fact in facts]
        return super().get_context_data(rows=rows, **kwargs)


class SayStillTrue(ForAuthors, View):
    """The button beside one of them."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        fact = get_object_or_404(DatedFact.objects.select_related("page"), pk=pk)
        if not fact.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        try:
            say_still_true(fact=fact, by=request.user)
        except Waits as waits:
            messages.warning(request, str(waits))
        else:
            messages.success(request, "Noted: still true today. Readers see the new date.")
        return redirect("dated_facts")
