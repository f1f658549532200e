from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View
from django.views.generic import FormView

from accounts.access import Guarded
from seminars.actions import guest
from seminars.actions.people import remove_person
from seminars.forms.people import InviteForm, PersonForm, WaitingForm
from seminars.models import Session
from seminars.rules import Permission


class RemovePerson(Guarded, FormView):
    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = PersonForm
    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"session": self.object, "by": self.person}

    def form_valid(self, form: PersonForm) -> HttpResponse:
        person = form.cleaned_data["person"].person
        remove_person(session=self.object, person=person, by=self.person)
        messages.success(self.request, f"{person.name} is no longer in this seminar.")
        return redirect("seminars:session_before", pk=self.object.pk)

    def form_invalid(self, form: PersonForm) -> HttpResponse:
        messages.info(self.request, "They are not in this seminar any more.")
        return redirect("seminars:session_before", pk=self.object.pk)


class InviteGuest(Guarded, FormView):
    """Ask somebody by name; they need no account."""

    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = InviteForm
    template_name = "seminars/session/invite_guest.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invitations = list(self.object.invitations.select_related("link__person"))
        return super().get_context_data(session=self.object, invitations=invitations, **kwargs)

    def form_valid(self, form: InviteForm) -> HttpResponse:
        try:
            invitation = guest.invite_guest(session=self.object, by=self.person, **form.cleaned_data)
        except guest.NotNow as refusal:
            messages.info(self.request, str(refusal))
        else:
            messages.success(self.request, f"A link of their own goes to {invitation.link.sent_to}.")
        return redirect("seminars:session_invite_guest", pk=self.object.pk)


class GiveCode(Guarded, View):
    model = Session
    permission_required = Permission.RUN_SESSION
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        guest.give_code(session=self.object, by=self.person)
        return redirect("seminars:session", pk=pk)


class WithdrawCode(Guarded, View):
    model = Session
    permission_required = Permission.RUN_SESSION
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        guest.withdraw_code(session=self.object, by=self.person)
        messages.success(request, "The code leads nowhere any more. Who was let in stays.")
        return redirect("seminars:session", pk=pk)


class Door(Guarded, FormView):
    """The host lets somebody in who waits, or says no."""

    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = WaitingForm
    http_method_names = ["post"]
    answer = staticmethod(guest.admit)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"session": self.object}

    def form_valid(self, form: WaitingForm) -> HttpResponse:
        type(self).answer(waiting=form.cleaned_data["waiting"], by=self.person)
        return redirect("seminars:room", pk=self.object.pk)

    def form_invalid(self, form: WaitingForm) -> HttpResponse:
        messages.info(self.request, "They are not waiting any more.")
        return redirect("seminars:room", pk=self.object.pk)


class Admit(Door):
    answer = staticmethod(guest.admit)


class TurnAway(Door):
    answer = staticmethod(guest.turn_away)
