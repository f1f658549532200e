"""The reading settings: a page and a form that sets one cookie and, for somebody signed in, keeps it with their account."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from accounts.actions.reading import keep_reading
from config.forms import ReadingForm
from config.reading import SETTINGS, Reading


@method_decorator(csrf_exempt, name="dispatch")
class ReadingSettings(View):
    """Show the settings, keep them, or put everything back.

    Its form carries no token: pages for people who are not signed in are the same for all of them, and set no cookie.
    The browser says where a request comes from; one from another site is refused.
    """

    public_because = "changes how pages look to whoever asks, and nothing else"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, ReadingForm(), Reading.of(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            raise PermissionDenied
        form = ReadingForm(request.POST)
        if not form.is_valid():
            return self.page(request, form, Reading.of(request), status=422)
        answers = {name: value for name, value in form.cleaned_data.items() if value}
        wanted = Reading() if "put_back" in request.POST else Reading.made_of(Reading.of(request).answers | answers)
        by_script = "X-Fragment" in request.headers
        response = HttpResponse(status=204) if by_script else redirect(self.way_back(request) or request.path)
        wanted.keep(response)
        if request.user.is_authenticated:
            keep_reading(reading=wanted.words, by=request.user)
        return response

    def page(self, request: HttpRequest, form: ReadingForm, reading: Reading, status: int = 200) -> HttpResponse:
        context = {"form": form, "settings": SETTINGS, "answers": reading.answers, "prefix": "id", "next": self.way_back(request)}
        return render(request, "reading/settings.html", context, status=status)

    @staticmethod
    def way_back(request: HttpRequest) -> str:
        """Return where the person came from, where that is a page of this site."""
        wanted = request.POST.get("next") or request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=settings.HTTPS)
        return wanted if safe else ""
