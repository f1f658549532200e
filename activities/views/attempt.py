from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from activities.actions import attempt as actions
from activities.forms.attempt import AnswerForm
from activities.models import Activity, Attempt
from activities.models.shown import done_at, show, show_to
from activities.rules import Permission
from history.transitions import IllegalMove


class AttemptPage(Guarded, TemplateView):
    """An activity on a page of its own."""

    model = Activity
    permission_required = Permission.DO_ACTIVITY
    template_name = "activities/activity/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(state=show_to(self.person, self.object), next=self.request.path, **kwargs)


class Answering(Guarded, View):
    """What the forms of an activity share: an answer comes in, one action runs, the reader is back where they were.

    A page that asks with X-Fragment gets the activity drawn anew instead, to put in its place.
    """

    model = Activity
    permission_required = Permission.DO_ACTIVITY
    http_method_names = ["post"]
    anchor = ""

    @abstractmethod
    def act(self, form: AnswerForm) -> Attempt:
        """Do to the attempt what the button says, and return it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = reverse("activities:attempt", args=[kwargs["pk"]])
        if request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)
        if self.asked_by_script(request):
            return JsonResponse({"error": "You are signed out. Sign in again in a new tab: your answers stay here."}, status=401)
        return redirect_to_login(AnswerForm(request).page_after(page))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = AnswerForm(request, show_to(self.person, self.object))
        self.page, self.at = form.page_after(reverse("activities:attempt", args=[pk])), form.part
        try:
            return self.answered(self.act(form))
        except IllegalMove:
            messages.info(request, f"You have already finished “{self.object.title}”. Press Try again to begin anew.")
        except actions.NotComplete as incomplete:
            messages.info(request, str(incomplete))
        return self.refused()

    def answered(self, attempt: Attempt) -> HttpResponse:
        if "X-Fragment" in self.request.headers:
            shown = show(self.person, self.object, attempt, done_at(self.person, self.object))
            context = {"state": shown, "next": self.page, "at": self.at}
            return render(self.request, "activities/activity/_activity.html", context)
        part = f"-{self.at}" if self.at else self.anchor
        return redirect(f"{self.page}#activity-{self.object.key}{part}")

    def refused(self) -> HttpResponse:
        if self.asked_by_script(self.request):
            return JsonResponse({"error": "This was finished somewhere else. Open the page again to see it."}, status=409)
        return redirect(f"{self.page}#activity-{self.object.key}")

    @staticmethod
    def asked_by_script(request: HttpRequest) -> bool:
        return "X-Fragment" in request.headers or request.headers.get("Accept") == "application/json"


class SaveAnswer(Answering):
    """Each card as it is placed. Answers a script with the time it was saved and the answer as it is now."""

    def act(self, form: AnswerForm) -> Attempt:
        return actions.save_answer(activity=self.object, answer=form.answer, by=self.person)

    def answered(self, attempt: Attempt) -> HttpResponse:
        if self.request.headers.get("Accept") == "application/json":
            return JsonResponse({"saved_at": attempt.saved_at.isoformat(), "answer": attempt.answer})
        return super().answered(attempt)


class CheckAnswer(Answering):
    anchor = "-result"

    def act(self, form: AnswerForm) -> Attempt:
        return actions.check(activity=self.object, answer=form.answer, by=self.person)


class FinishAttempt(Answering):
    """Leave it like this, although not all of it fits."""

    anchor = "-result"

    def act(self, form: AnswerForm) -> Attempt:
        return actions.finish(activity=self.object, answer=form.answer, by=self.person)


class TryAgain(Answering):
    def act(self, form: AnswerForm) -> Attempt:
        return actions.try_again(activity=self.object, by=self.person)


class TakeToLog(Answering):
    """Open the question in the log, or say what is missing before there is something to write about."""

    anchor = "-result"

    def act(self, form: AnswerForm) -> Attempt:
        return actions.take_to_log(activity=self.object, answer=form.answer, by=self.person)

    def answered(self, attempt: Attempt) -> HttpResponse:
        if attempt.missing and not attempt.version.kind.checked:
            return super().answered(attempt)
        return redirect(f"{reverse('activities:log_entry_new')}?attempt={attempt.pk}")
