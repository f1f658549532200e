from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from accounts.rules import Role
from seminars.access import InTheRoom
from seminars.forms.preparation import PrepareForm
from seminars.forms.stage import AnswerForm
from seminars.models import Session, Summary
from seminars.models.preparation_page import not_yet, prepared_for
from seminars.models.question_page import box_of
from seminars.models.stage_page import drawn, rooms_of
from seminars.rules import Permission, SessionRole
from seminars.states import PollState, SessionState

MOST_PAST = 50
LONGEST_PROMPT = 500  # characters that the log takes as a question


class SessionList(Guarded, TemplateView):
    """The seminars to come, and those that were."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "seminars/session/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sessions = Session.objects.visible_to(self.person).with_hosts()
        return super().get_context_data(
            upcoming=list(sessions.upcoming()),
            past=list(sessions.past()[:MOST_PAST]),
            may_schedule=self.person.has_perm(Permission.SCHEDULE_SESSION),
            **kwargs,
        )


class SessionNow(InTheRoom, View):
    """Goes to the part of a seminar that matters at this moment."""

    model = Session
    permission_required = Permission.SEE_SESSION

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.object.state == SessionState.FINISHED:
            return redirect("seminars:session_after", pk=pk)
        return redirect("seminars:room" if self.object.can_join() else "seminars:session_before", pk=pk)


class SessionPage(InTheRoom, TemplateView):
    """What the three parts of a seminar share: its people, and whether this reader runs it."""

    model = Session
    permission_required = Permission.SEE_SESSION
    part = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = list(self.object.people.current().select_related("person"))
        return super().get_context_data(
            session=self.object,
            part=self.part,
            places=places,
            me=self.person,
            is_guest=self.is_guest,
            join_address=f"{urlsplit(settings.SITE_URL).netloc}{reverse('seminars:join')}",
            hosts=[place.person for place in places if place.role == SessionRole.HOST],
            is_host=self.person.has_perm(Permission.RUN_SESSION, self.object),
            **kwargs,
        )


class Before(SessionPage):
    part = "before"
    template_name = "seminars/session/before.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(readings=list(self.object.readings.all()), **kwargs)
        prepared = prepared_for(self.object, self.person, is_host=context["is_host"])
        mine = prepared["my_preparation"]
        asks = (
            self.object.asked_before and not context["is_host"] and self.object.state in (SessionState.PLANNED, SessionState.OPEN)
        )
        form = PrepareForm(initial={"words": mine.shown if mine else ""}) if asks else None
        people = not_yet(context["places"], prepared["preparations"])
        prepared |= box_of(self.object, self.person, is_host=context["is_host"])
        return {"prepare_form": form, "not_yet": people, **prepared, **context}


class After(SessionPage):
    part = "after"
    template_name = "seminars/session/after.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beside = self.object.as_it_was_left()
        summary = getattr(beside, "summary", None)
        context = super().get_context_data(summary=summary, register=list(self.register()))
        context["case_sheet"] = getattr(beside, "case_sheet", None)
        context |= box_of(self.object, self.person, is_host=context["is_host"])
        chat = [] if self.object.words_removed_at else [event.as_told() for event in self.object.events.messages()]
        context |= self.answers(context["register"])
        context["rooms"] = [room for room in rooms_of(self.object) if room["room"].outcome]
        polls = self.object.polls.filter(state=PollState.SHOWN).prefetch_related("votes")
        context["shown_polls"] = [drawn(poll, self.person) for poll in polls]
        may_use = summary is not None and Role.STUDENT in self.person.roles_now()
        return context | {
            "chat": chat,
            "may_use_in_log": may_use,
            "quoted": quoted(self.object, summary) if may_use else "",
            **kwargs,
        }

    def answers(self, register: list[Any]) -> dict[str, Any]:
        """What those wrote who were not there, and the box of this reader while answers are taken."""
        answers = list(self.object.answers.select_related("person"))
        mine = next((answer for answer in answers if answer.person_id == self.person.pk), None)
        due = self.object.answers_due
        takes = due is not None and timezone.localdate() <= due and self.object.state == SessionState.FINISHED
        was_there = any(row.person_id == self.person.pk and row.minutes_held for row in register)
        may = takes and not was_there and not self.person.has_perm(Permission.RUN_SESSION, self.object)
        form = AnswerForm(initial={"words": mine.words if mine else ""}) if may else None
        return {"answers": answers, "answer_form": form, "my_answer": mine}

    def register(self) -> Any:
        """The host reads everybody's minutes, everybody else their own."""
        rows = self.object.attendances.select_related("person", "corrected_by")
        return rows if self.person.has_perm(Permission.RUN_SESSION, self.object) else rows.filter(person=self.person)


def quoted(session: Session, summary: Summary) -> str:
    """Return what a log entry about this seminar is asked to think about."""
    return Truncator(f"{session.title}: {summary.asked}\n{summary.takeaways}".strip()).chars(LONGEST_PROMPT)
