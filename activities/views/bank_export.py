from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views import View
from django.views.generic import FormView

from accounts.access import Guarded
from activities.forms.bank import ExportQuestionsForm, FindQuestionsForm
from activities.interchange import gift_write, moodle_write, qti
from activities.interchange.question import Question
from activities.models import Activity, BankQuestion
from activities.models.bank import BankTag
from activities.models.bank_words import of_bank, of_set
from activities.rules import Permission
from activities.views.bank_import import BankPage

ENDINGS = {"moodle": ("xml", "application/xml"), "gift": ("txt", "text/plain; charset=utf-8"), "qti": ("zip", "application/zip")}


def as_file(questions: list[Question], form: str, *, name: str, title: str = "") -> HttpResponse:
    """Return the questions as a file to take away. With a title they are a set."""
    ending, content_type = ENDINGS[form]
    if form == "qti":
        content = qti.write(questions, title=title, key=name)
    else:
        content = {"moodle": moodle_write.write, "gift": gift_write.write}[form](questions)
    called = f"{name}-{form}-{timezone.localdate().isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{called}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)


class ExportQuestions(BankPage, FormView):
    """Find questions of the bank, tick some, and take them away as a file."""

    form_class = ExportQuestionsForm
    template_name = "activities/bank/export.html"
    page_title = "Export questions"

    @property
    def published(self) -> Any:
        return BankQuestion.objects.visible_to(self.person).filter(live=True)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"questions": self.published}

    def form_valid(self, form: ExportQuestionsForm) -> HttpResponse:
        chosen = form.cleaned_data["questions"].prefetch_related("tags")
        return as_file([of_bank(one) for one in chosen], form.cleaned_data["format"], name="questions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        topics = list(self.published.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())
        tags = list(
            BankTag.objects.filter(questions__content_object__live=True).order_by("name").values_list("name", flat=True).distinct()
        )
        find = FindQuestionsForm(self.request.GET, topics=topics, tags=tags)
        found = list(find.narrow(self.published).prefetch_related("tags"))
        posted = self.request.POST.getlist("questions") if self.request.method == "POST" else None
        ticked = [one.pk for one in found if posted is None or str(one.pk) in posted]
        return super().get_context_data(find=find, found=found, ticked=ticked, **kwargs)


class ExportSet(Guarded, View):
    """The questions of a set, in its order, as a file."""

    model = Activity
    permission_required = Permission.KEEP_QUESTION_BANK
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - named so in the address
        if format not in ENDINGS or self.object.kind_name != "questions":
            raise Http404
        return as_file(of_set(self.object), format, name=self.object.key, title=self.object.title)
