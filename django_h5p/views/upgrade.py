"""An author lets a content go on with a newer version of its library."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from django_h5p.actions.upgrade import SCRIPT, newer_versions, parts_of, scripts_of, upgrade_content
from django_h5p.models import Content, Library
from django_h5p.packages import Refused
from django_h5p.player import bundle
from django_h5p.player.integration import for_script
from django_h5p.views.answers import for_players
from django_h5p.views.player import SANDBOX, protect
from django_h5p.views.write import find_to_change

SANDBOX_OF_FRAME = "allow-scripts"
INTEGRATION: Final = {
    "contents": {},
    "l10n": {"H5P": {}},
    "loadedJs": [],
    "loadedCss": [],
    "core": {"scripts": [], "styles": []},
    "djangoH5P": {"statements": ""},
    "saveFreq": False,
    "postUserStatistics": False,
    "ajax": {},
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upgrade(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose a version, let its scripts work in a frame, and keep what they made."""
    content = find_to_change(request, uuid)
    offered = newer_versions(content, request.user)
    if request.method == "POST":
        return keep(request, content, chosen(request.POST.get("to", ""), offered))
    target = chosen(request.GET.get("to", ""), offered) if offered else None
    about = {
        "content": content,
        "offered": offered,
        "target": target,
        "revision": content.current.number,
        "sandbox": SANDBOX_OF_FRAME,
    }
    return render(request, "django_h5p/upgrade.html", about)


def chosen(typed: str, offered: list[Library]) -> Library:
    """Return the version that is asked for, the newest where none is. Raises Http404 for one that is not offered."""
    found = next((one for one in offered if typed in ("", one.name.folder)), None)
    if found is None:
        raise Http404
    return found


def keep(request: HttpRequest, content: Content, target: Library) -> HttpResponse:
    as_copy = request.POST.get("wish") == "copy"
    if request.POST.get("revision") != str(content.current.number):
        messages.error(request, "Somebody saved this activity meanwhile. Look at it, and begin again.")
        return redirect("django_h5p:upgrade", content.uuid)
    try:
        made = upgrade_content(
            content=content, target=target, params_text=request.POST.get("params", ""), by=request.user, as_copy=as_copy
        )
    except Refused as refused:
        messages.error(request, f"Nothing was changed. {refused.detail}")
        return redirect("django_h5p:upgrade", content.uuid)
    messages.success(
        request, f"It plays with {target.title} {target.major}.{target.minor} now. Look whether it is as it should be."
    )
    return redirect("django_h5p:content", made.uuid)


@for_players
@login_required
@require_safe
def upgrade_frame(request: HttpRequest, uuid: UUID, to: str) -> HttpResponse:
    """The page in which a library's own scripts turn the parameters. It has an opaque origin, and tells its parent alone."""
    content = find_to_change(request, uuid)
    target = chosen(to, newer_versions(content, request.user))
    revision = content.current
    assert revision is not None
    base = f"{request.scheme}://{request.get_host()}"
    parts = parts_of(target, revision.params)

    def core(name: str) -> str:
        return base + reverse("django_h5p:core", args=(bundle.version(), name))

    def script(library: Library) -> str:
        return base + reverse("django_h5p:library_file", args=(library.folder_name, SCRIPT))

    said = {
        "from": str(revision.main),
        "to": str(target.name),
        "params": revision.params,
        "metadata": revision.metadata,
        "semantics": {name: part["semantics"] for name, part in parts.items()},
    }
    about = {
        "before": [core(name) for name in (*bundle.BEFORE, bundle.CORE)],
        "scripts": [*map(script, scripts_of(parts)), core(bundle.UPGRADE)],
        "integration": mark_safe(for_script(INTEGRATION)),  # noqa: S308 - every sign that could end the element is escaped
        "said": mark_safe(for_script(said)),  # noqa: S308 - the same
    }
    response = render(request, "django_h5p/upgrade_frame.html", about)
    protect(request, response, base)
    response["Content-Security-Policy"] = response["Content-Security-Policy"].replace(SANDBOX, SANDBOX_OF_FRAME)
    return response
