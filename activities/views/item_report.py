from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from activities.actions.bank import put_in_bank
from activities.models import Activity
from activities.models.bank_words import own_questions
from activities.models.class_picture import FEWEST
from activities.models.item_report import report_of
from activities.rules import Permission
from activities.views.bank_import import BankPage


class QuestionSets(BankPage, TemplateView):
    """Every published question set, with the way to its report."""

    permission_required = Permission.SEE_ITEM_REPORT
    template_name = "activities/bank/sets.html"
    page_title = "Question sets and item reports"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sets = [one for one in Activity.objects.visible_to(self.person) if one.kind_name == "questions"]
        return super().get_context_data(sets=sets, fewest=FEWEST, **kwargs)


class ItemReport(BankPage, TemplateView):
    """For each question of a set how many first tries fitted and what was chosen how often. Never who, never a word."""

    model = Activity
    permission_required = Permission.SEE_ITEM_REPORT
    template_name = "activities/bank/set.html"
    page_title = "Item report"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.object.kind_name != "questions":
            raise Http404
        own = own_questions(self.object)
        return super().get_context_data(activity=self.object, items=report_of(self.object), own=own, fewest=FEWEST, **kwargs)


class PutInBank(Guarded, View):
    """Copy one of a set’s own questions into the bank."""

    model = Activity
    permission_required = Permission.KEEP_QUESTION_BANK
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.POST.get("question") not in own_questions(self.object):
            raise Http404
        kept = put_in_bank(activity=self.object, question=request.POST["question"], by=self.person)
        messages.success(request, format_html("“{}” is in the bank. This set keeps its own.", kept.title))
        return redirect("question_bank:item_report", pk=pk)
