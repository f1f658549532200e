from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.access import Guarded
from activities.actions.bank import bring_questions, import_questions
from activities.forms.bank import BringQuestionsForm
from activities.interchange.reading import read
from activities.models import QuestionImport
from activities.models.import_plan import Verdict, counted, plan
from activities.rules import Permission

ARRIVING = (Verdict.COMES_IN, Verdict.DRAFT)


class BankPage(Guarded, WagtailAdminTemplateMixin):
    """A page of the question bank in the Wagtail admin. Content authors only."""

    permission_required = Permission.KEEP_QUESTION_BANK
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        bank = {"url": reverse("wagtailsnippets_activities_bankquestion:list"), "label": "Question bank"}
        return [*self.breadcrumbs_items, bank, {"url": "", "label": self.get_page_title()}]


class BringQuestions(BankPage, FormView):
    """Choose a file. Nothing comes in yet."""

    form_class = BringQuestionsForm
    template_name = "activities/bank/import.html"
    page_title = "Import questions"

    def form_valid(self, form: BringQuestionsForm) -> HttpResponse:
        content, pk = form.cleaned_data["file"], form.cleaned_data["id"]
        brought = bring_questions(id=pk, name=form.name, content=content, by=self.person)
        return redirect("question_bank:look", pk=brought.pk)


class LookAtImport(BankPage, TemplateView):
    """What would come in, row by row; after the button, what did."""

    model = QuestionImport
    template_name = "activities/bank/look.html"

    def get_page_title(self) -> str:
        return "What came in" if self.object.imported_at else "What would come in"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        brought = import_questions(brought=self.object, by=self.person)
        arrived = sum(brought.result["counts"][verdict] for verdict in ARRIVING)
        messages.success(request, f"{arrived} question{'' if arrived == 1 else 's'} came into the bank.")
        return redirect("question_bank:look", pk=brought.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.object.imported_at:
            return super().get_context_data(brought=self.object, **self.object.result, **kwargs)
        planned = plan(read(bytes(self.object.content)))
        counts = counted(planned)
        rows = [{"at": one.row.at, "title": one.row.title, "verdict": one.verdict, "words": one.words} for one in planned]
        arriving = sum(counts[verdict] for verdict in ARRIVING)
        return super().get_context_data(brought=self.object, rows=rows, counts=counts, arriving=arriving, **kwargs)
