"""What stands in front of everybody: drawn as a part of the room, and one table of the verbs that change it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from seminars.actions import breakout, case_sheet, poll, question, stage
from seminars.actions.answer import NotAsked, answer_afterwards
from seminars.actions.event import NotLive
from seminars.forms import stage as forms
from seminars.forms.room import SentOnce
from seminars.models import Session
from seminars.models.stage_page import stage_of
from seminars.rules import Permission
from seminars.states import SessionState
from seminars.views.room import REFUSED, Room, wants_json
from seminars.views.session import After

VERBS = {
    "broadcast": (forms.BroadcastForm, Permission.RUN_SESSION, stage.broadcast),
    "set-timer": (forms.TimerForm, Permission.RUN_SESSION, stage.set_timer),
    "prepare-poll": (forms.PollForm, Permission.RUN_SESSION, poll.prepare_poll),
    "open-poll": (forms.OnePollForm, Permission.RUN_SESSION, poll.open_poll),
    "close-poll": (forms.OnePollForm, Permission.RUN_SESSION, poll.close_poll),
    "show-poll": (forms.OnePollForm, Permission.RUN_SESSION, poll.show_poll),
    "vote": (forms.VoteForm, Permission.TAKE_PART, poll.vote),
    "open-breakouts": (forms.BreakoutsForm, Permission.RUN_SESSION, breakout.open_breakouts),
    "close-breakouts": (SentOnce, Permission.RUN_SESSION, breakout.close_breakouts),
    "go-to-room": (forms.OneRoomForm, Permission.TAKE_PART, breakout.go_to_room),
    "save-outcome": (forms.OutcomeForm, Permission.TAKE_PART, breakout.save_outcome),
    "open-step": (forms.StepForm, Permission.RUN_SESSION, case_sheet.open_step),
    "put-question": (forms.QuestionForm, Permission.TAKE_PART, question.put_question),
    "support-question": (forms.SupportForm, Permission.TAKE_PART, question.support_question),
    "withdraw-question": (forms.OneQuestionForm, Permission.TAKE_PART, question.withdraw_question),
    "take-question": (forms.OneQuestionForm, Permission.RUN_SESSION, question.take_question),
    "carry-question": (forms.OneQuestionForm, Permission.RUN_SESSION, question.carry_question),
    "answer-question": (forms.AnswerQuestionForm, Permission.RUN_SESSION, question.answer_question),
}


class StagePart(Room):
    """The part alone, for a page that is open and learns that something changed."""

    template_name = "seminars/room/_stage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_host = self.person.has_perm(Permission.RUN_SESSION, self.object)
        shared = {"session": self.object, "me": self.person, "is_host": is_host, "is_guest": self.is_guest}
        return shared | stage_of(self.object, self.person, is_host=is_host)


class OnStage(Room, FormView):
    """One verb of the table. A script asks for JSON, a browser gets the room again."""

    http_method_names = ["post"]

    @property
    def verb(self) -> tuple[Any, Any, Any]:
        if self.kwargs["verb"] not in VERBS:
            raise Http404
        return VERBS[self.kwargs["verb"]]

    @property
    def permission_required(self) -> Any:
        return self.verb[1]

    def get_form_class(self) -> type[SentOnce]:
        return self.verb[0]

    def form_valid(self, form: SentOnce) -> HttpResponse:
        try:
            self.verb[2](session=self.object, by=self.person, **form.sent)
        except (NotLive, stage.NotThere) as refusal:
            return self.refuse(form, str(refusal))
        if wants_json(self.request):
            return JsonResponse({"kind": "done"})
        return redirect(self.place)

    @property
    def place(self) -> str:
        """Return where the form stood that was sent: the box is on all three parts of a seminar."""
        if self.object.can_join():
            return f"{reverse('seminars:room', args=[self.object.pk])}#stage"
        part = "after" if self.object.state == SessionState.FINISHED else "before"
        return f"{reverse(f'seminars:session_{part}', args=[self.object.pk])}#questions"

    def form_invalid(self, form: SentOnce) -> HttpResponse:
        return self.refuse(form, form.first_error())

    def refuse(self, form: SentOnce, words: str) -> HttpResponse:
        if wants_json(self.request):
            return JsonResponse({"kind": "refused", "words": words}, status=REFUSED)
        messages.info(self.request, words)
        typed = "\n".join(form.data.get(name, "") for name in ("question", "options", "questions", "words")).strip()
        return self.render_to_response(self.get_context_data(unsent=typed))


class AnswerAfterwards(After, FormView):
    """Somebody who was not there answers the same question."""

    model = Session
    permission_required = Permission.TAKE_PART
    http_method_names = ["post"]
    form_class = forms.AnswerForm

    def form_valid(self, form: forms.AnswerForm) -> HttpResponse:
        try:
            answer_afterwards(session=self.object, by=self.person, **form.cleaned_data)
        except NotAsked as refusal:
            form.add_error("words", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "Your answer stands under those of the others. You can change it until the last day.")
        return redirect(f"{reverse('seminars:session_after', args=[self.object.pk])}#answers")

    def form_invalid(self, form: forms.AnswerForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, answer_form=form))
