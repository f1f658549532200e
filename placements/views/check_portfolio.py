"""The public page on which anybody checks a portfolio, and the script that does the same when the page is gone."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.generic import FormView

from accounts.access import public
from placements.forms.check_portfolio import CheckPortfolioForm
from placements.models import PortfolioKey
from placements.models.portfolio_file import published_keys
from placements.models.portfolio_paper import script_with
from placements.models.portfolio_verdict import Verdict, verdict_by_fingerprint, verdict_of

OFTEN = "Many files were checked from here just now. Wait a minute, then choose it again."


@public("whoever was given a file may ask whether it is genuine; the answer names nobody")
class CheckPortfolio(FormView):
    """Drop a file: unchanged, changed, or not made here. What is uploaded is looked at and kept nowhere."""

    form_class = CheckPortfolioForm
    template_name = "placements/portfolio/check.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(keys=PortfolioKey.objects.all(), **kwargs)

    def form_valid(self, form: CheckPortfolioForm) -> HttpResponse:
        said = form.cleaned_data
        if not ratelimit.consume(self.request, action="portfolio_fingerprint" if said["sha256"] else "portfolio_sent_whole"):
            form.add_error("file", OFTEN)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        if said["sha256"]:
            marked = [tuple(mark.split("x")) for mark in said["marks"].split()]
            verdict = verdict_by_fingerprint(said["sha256"], marked)
        else:
            verdict = verdict_of(said["file"].read())
        return self.answer(form, verdict, in_full=not said["sha256"])

    def answer(self, form: CheckPortfolioForm, verdict: Verdict, *, in_full: bool) -> HttpResponse:
        facts = self.get_context_data(form=CheckPortfolioForm(), verdict=verdict, in_full=in_full)
        answer = render(self.request, self.template_name, facts)
        add_never_cache_headers(answer)
        return answer


@public("the same for everybody: a script, and the public keys of this site")
def check_portfolio_script(request: HttpRequest) -> HttpResponse:
    """The stand-alone script with this site's public keys in it."""
    script = script_with(published_keys())
    headers = {"Content-Disposition": 'attachment; filename="check_portfolio.py"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(script, content_type="text/x-python; charset=utf-8", headers=headers)
