"""What programs that walk through the web are asked to leave alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import public

NOT_FOR_ROBOTS = ("/cms/", "/investigate/", "/account/", "/modules/*/search/", "/modules/*/remark/")


@public("the same for everybody")
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing of a demo is meant to be found: its people are invented."""
    shut = ("/",) if settings.DEMO else NOT_FOR_ROBOTS
    rules = [("User-agent", "*"), *(("Disallow", path) for path in shut)]
    if not settings.DEMO:
        rules.append(("Sitemap", settings.SITE_URL + reverse("learning:sitemap")))
    return HttpResponse("".join(f"{name}: {value}\n" for name, value in rules), content_type="text/plain; charset=utf-8")
