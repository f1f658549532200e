"""How somebody without an account comes in: with their own link, or with a code and the host's word."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from accounts.access import GuardedByLink
from seminars.access import guest_of, let_in
from seminars.actions.guest import NotNow, knock, use_invitation
from seminars.forms.people import CodeForm
from seminars.models import Invitation, Session, Waiting
from seminars.rules import Permission

AT_THE_DOOR = "seminar_waiting"  # in the browser's session


class Invited(GuardedByLink, TemplateView):
    """One's own link. Opening it changes nothing; the button lets this browser in, once."""

    model = Session
    permission_required = Permission.TAKE_PART
    link_field = "invitations__link"
    template_name = "seminars/guest/invited.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invitation = Invitation.objects.visible_to(self.person).get(link=self.link)
        return super().get_context_data(
            session=self.object,
            guest=self.person,
            signed_in_as_another=self.request.user.is_authenticated and self.request.user != self.person,
            inside=self.is_inside(),
            used=invitation.used_at is not None,
            hosts=[place.person for place in self.object.people.current().filter(role="host").select_related("person")],
            **kwargs,
        )

    def is_inside(self) -> bool:
        return self.request.user == self.person or guest_of(self.request.session, self.object.pk) == self.person

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_inside():
            if request.user.is_authenticated:
                return self.get(request, token=token)
            try:
                use_invitation(invitation=Invitation.objects.visible_to(self.person).get(link=self.link), by=self.person)
            except NotNow as refusal:
                return self.render_to_response(self.get_context_data(refused=str(refusal)), status=409)
            let_in(request.session, session_pk=self.object.pk, person=self.person)
        return redirect("seminars:room", pk=self.object.pk)


@method_decorator(never_cache, name="dispatch")
class Join(FormView):
    """Type a code and a name, and wait."""

    public_because = "a code leads to the waiting room and no further; the host lets people in"
    form_class = CodeForm
    template_name = "seminars/guest/join.html"

    def form_valid(self, form: CodeForm) -> HttpResponse:
        if not ratelimit.consume(self.request, action="seminar_code"):
            form.add_error(None, "That was often. Wait a minute, then try again.")
            return self.form_invalid(form)
        try:
            waiting = knock(**form.cleaned_data)
        except NotNow as refusal:
            form.add_error("code", str(refusal))
            return self.form_invalid(form)
        self.request.session[AT_THE_DOOR] = str(waiting.key)
        return redirect("seminars:waiting")


@method_decorator(never_cache, name="dispatch")
class AtTheDoor(TemplateView):
    """Waiting, let in, or not. Looks again by itself, and has a button for whoever has no script."""

    public_because = "shows only what became of this browser's own asking"
    template_name = "seminars/guest/waiting.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        key = request.session.get(AT_THE_DOOR)
        waiting = Waiting.objects.select_related("session", "person").filter(key=key).first() if key else None
        if waiting is None:
            return redirect("seminars:join")
        if waiting.person and not request.user.is_authenticated:
            let_in(request.session, session_pk=waiting.session_id, person=waiting.person)
        return render(request, self.template_name, {"waiting": waiting, "session": waiting.session})
