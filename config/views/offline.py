"""The service worker, the pages it keeps, the manifest, and a page that says what all this can promise."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import public
from config import offline

CHECKED_EACH_TIME = {"Cache-Control": "no-cache"}


@public("the same for everybody; it holds no words of anybody")
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Stands at the root, so that it may answer for every page."""
    return HttpResponse(offline.worker(), content_type="text/javascript; charset=utf-8", headers=CHECKED_EACH_TIME)


@public("the same for everybody; it holds no words of anybody")
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    return JsonResponse(offline.manifest(), content_type="application/manifest+json", headers=CHECKED_EACH_TIME)


@public("kept by browsers for everybody; drawn from nothing that the request says")
@require_safe
def kept_page(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(offline.kept_page(name), headers=CHECKED_EACH_TIME)


@public("says how browsers keep texts, and nothing about anybody")
@require_safe
def without_a_signal(request: HttpRequest) -> HttpResponse:
    return render(request, "offline/without_a_signal.html")
