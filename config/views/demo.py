"""The demo's own pages: become one of the invented people, and read the mail they were sent.

Included in the addresses only where settings.DEMO; each view checks again, so that a mistake there opens nothing.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView, View

from config import mailbox
from config.demo.cast import people


class DemoOnly:
    """Goes before a view of the demo."""

    public_because = "exists only in the demo, whose people are invented"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class Cast(DemoOnly, TemplateView):
    template_name = "demo/cast.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(people=people(), **kwargs)


class SignInAs(DemoOnly, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = next((person for _, person in people() if person.pk == pk), None)
        if person is None:
            raise Http404
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("home")


class Mailbox(DemoOnly, TemplateView):
    template_name = "demo/mailbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(messages_sent=mailbox.messages(), **kwargs)


class Message(DemoOnly, TemplateView):
    template_name = "demo/message.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = mailbox.message(self.kwargs["message"])
        if found is None:
            raise Http404
        return super().get_context_data(mail=found, **kwargs)
