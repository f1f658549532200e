"""Where administrators get content types, if the site names a hub. Nothing is asked of anybody before they open the page."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from django_h5p import hub_door
from django_h5p.actions.hub import bring_from_hub, hub_name, offered
from django_h5p.policy import policy


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hub(request: HttpRequest) -> HttpResponse:
    """What the hub has, and in which version it is here. One press fetches and installs."""
    rules = policy()
    if not (rules.may_install_library(request.user) and rules.may_update_library(request.user)):
        raise PermissionDenied
    if not hub_door.is_set():
        raise Http404
    try:
        types = offered(again=request.POST.get("wish") == "again")
    except hub_door.HubAway as away:
        return render(request, "django_h5p/hub.html", {"hub": hub_name(), "away": str(away)}, status=502)
    if request.method == "POST" and request.POST.get("wish") != "again":
        chosen = next((one for one in types if one.machine == request.POST.get("machine") and one.fits), None)
        if chosen is None:
            raise Http404
        return redirect("django_h5p:import", bring_from_hub(machine=chosen.machine, by=request.user).uuid)
    asked = request.GET.get("q", "").strip().casefold()
    shown = [one for one in types if asked in f"{one.title} {one.summary} {one.machine}".casefold()]
    return render(request, "django_h5p/hub.html", {"hub": hub_name(), "types": shown, "asked": request.GET.get("q", "").strip()})
