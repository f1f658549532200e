from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded, public
from accounts.rules import Permission as AccountPermission
from seminars.actions.feed import feed_for, open_feed, token_of, withdraw_feed
from seminars.models import CalendarFeed
from seminars.notifications import feed_of


class Calendar(Guarded, TemplateView):
    """One's own address for a calendar: see it, change it, stop it."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "seminars/calendar/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        feed = CalendarFeed.objects.visible_to(self.person).first()
        is_open = feed is not None and feed.is_open
        address = settings.SITE_URL + reverse("seminars:calendar_feed", args=[token_of(feed)]) if is_open else ""
        return super().get_context_data(feed=feed if is_open else None, address=address, **kwargs)


class OpenFeed(Guarded, View):
    permission_required = AccountPermission.USE_WAYMARK
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        open_feed(by=self.person)
        messages.success(request, "Your address is there. Copy it into your calendar.")
        return redirect("seminars:calendar")


class WithdrawFeed(Guarded, View):
    permission_required = AccountPermission.USE_WAYMARK
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        withdraw_feed(by=self.person)
        messages.success(request, "The address is stopped. Calendars that have it find nothing any more.")
        return redirect("seminars:calendar")


@public("the token in the address says whose seminars it lists; its owner can stop it")
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    feed = feed_for(token)
    if feed is None:
        return HttpResponse("This calendar address was stopped or replaced by a newer one.", status=410, content_type="text/plain")
    response = HttpResponse(feed_of(feed.person), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
