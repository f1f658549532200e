"""The official editor, where an administrator supplied its files. It works in a frame of an opaque origin, as players do."""

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from django_h5p import conf
from django_h5p.actions import write_content
from django_h5p.actions.semantics import semantics_of
from django_h5p.authoring import editor_token, official
from django_h5p.authoring.drafts import FOLDERS, Drafts
from django_h5p.authoring.files import NotTaken
from django_h5p.authoring.installed import Installed
from django_h5p.models import Content, Library
from django_h5p.packages import Refused
from django_h5p.packages import limits as package_limits
from django_h5p.packages.json_text import read_json
from django_h5p.packages.params import name_from, values
from django_h5p.player import bundle, editor_bundle
from django_h5p.player.integration import for_script
from django_h5p.player.tokens import FILES, Ticket
from django_h5p.player.words import core_words
from django_h5p.views.answers import FOR_EVER, NO_STORE, for_players, give_file
from django_h5p.views.player import protect
from django_h5p.views.write import SAVED_MEANWHILE, check_may_add, find_to_change

TEMPORARY = "#tmp"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def editor(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """The page around the frame: it saves what the frame hands over when its author presses Save."""
    if not editor_bundle.is_here():
        raise Http404
    content = find_to_change(request, uuid) if uuid else None
    if content is None:
        check_may_add(request)
    if request.method == "POST":
        return save(request, content)
    about = {"content": content, "revision": content.current.number if content else 0}
    return render(request, "django_h5p/authoring/official.html", about | {"token": editor_token.signed(request.user, content)})


def save(request: HttpRequest, content: Content | None) -> HttpResponse:
    if content and request.POST.get("revision") != str(content.current.number):
        messages.error(request, SAVED_MEANWHILE)
        return redirect("django_h5p:editor_again", content.uuid)
    try:
        made = keep(request.user, content, request.POST.get("library", ""), request.POST.get("params", ""))
    except Refused as refused:
        messages.error(request, f"Nothing was saved. {refused.detail}")
        return redirect("django_h5p:editor_again", content.uuid) if content else redirect("django_h5p:editor")
    messages.success(request, f"“{made.title}” is saved.")
    return redirect("django_h5p:content", made.uuid)


def keep(user: Any, content: Content | None, library: str, said: str) -> Content:
    """Check what the frame handed over as if it had been uploaded, and keep it. Raises Refused."""
    both, _ = read_json(said.encode(), "content.json", package_limits.DEFAULT)
    main = name_from(library)
    params, metadata = (both.get("params"), both.get("metadata")) if isinstance(both, dict) else (None, None)
    if main is None or not isinstance(params, dict) or not isinstance(metadata, dict):
        raise Refused("content-json-invalid")
    installed = Installed(user, content.current.params if content else {}, content.current.main if content else None)
    if installed.find(library) is None:
        raise Refused("missing-library", library)
    title = " ".join(str(metadata.get("title") or "").split())[:255] or str(installed.title(library))
    for one in values(params):
        if isinstance(one.get("path"), str):
            one["path"] = one["path"].removesuffix(TEMPORARY)
    clean = conf.function("H5P_CLEANER")
    if clean is not None:
        params = clean(params, library, lambda name: semantics_of(name, installed.newest))
    known = content.current.metadata if content else {}
    kept = {**known, **metadata, "title": title}
    return write_content(
        by=user, title=title, main=main, params=params, metadata=kept, files=Drafts(user).named_in(params), content=content
    )


@for_players
@login_required
@require_safe
def editor_frame(request: HttpRequest, token: str) -> HttpResponse:
    """The page in which the editor's own scripts and those of libraries run."""
    user, content = editor_token.read(token)
    if user.pk != request.user.pk or not editor_bundle.is_here():
        raise Http404
    base = f"{request.scheme}://{request.get_host()}"
    scripts = [core_file(base, name) for name in (*bundle.BEFORE, bundle.EDITOR_BEFORE, bundle.CORE)]
    scripts += [editor_file_at(base, name) for name in editor_bundle.FIRST] + [core_file(base, bundle.EDITOR_SETTINGS)]
    scripts += [editor_file_at(base, name) for name in editor_bundle.scripts()] + [core_file(base, bundle.EDITOR)]
    about = {
        "styles": [core_file(base, bundle.STYLES[0])] + [editor_file_at(base, name) for name in editor_bundle.styles()],
        "scripts": scripts,
        "integration": mark_safe(for_script(integration(base, token, user, content))),  # noqa: S308 - escaped for a script
    }
    return protect(request, render(request, "django_h5p/editor_frame.html", about), base)


def core_file(base: str, name: str) -> str:
    return base + reverse("django_h5p:core", args=(bundle.version(), name))


def editor_file_at(base: str, name: str) -> str:
    return base + reverse("django_h5p:editor_file", args=(editor_bundle.version(), name))


def integration(base: str, token: str, user: Any, content: Content | None) -> dict[str, Any]:
    ajax = base + reverse("django_h5p:editor_ajax", args=(token, "x")).removesuffix("x")
    files = base + reverse("django_h5p:editor_draft", args=(token, "x")).removesuffix("/x")
    editing = {
        "filesPath": files,
        "fileIcon": {"path": editor_file_at(base, "images/binary-file.png"), "width": 50, "height": 50},
        "ajaxPath": ajax,
        "libraryUrl": editor_file_at(base, "x").removesuffix("x"),
        "copyrightSemantics": official.copyright_semantics(),
        "metadataSemantics": official.metadata_semantics(),
        "assets": {"css": [], "js": []},
        "apiVersion": {"majorVersion": package_limits.DEFAULT.core[0], "minorVersion": package_limits.DEFAULT.core[1]},
        "language": (get_language() or settings.LANGUAGE_CODE).partition("-")[0],
        **({"nodeVersionId": content.pk} if content else {}),
    }
    return {
        "url": base,
        "urlLibraries": base + reverse("django_h5p:library_file", args=("x", "x")).removesuffix("/x/x"),
        "postUserStatistics": False,
        "saveFreq": False,
        "ajax": {},
        "l10n": {"H5P": core_words()},
        "loadedJs": [],
        "loadedCss": [],
        "core": {"scripts": [], "styles": []},
        "hubIsEnabled": False,
        "djangoH5P": {"statements": ""},
        "editor": editing,
        "contents": {f"cid-{content.pk}": {"contentUrl": files_of(base, user, content)}} if content else {},
        "editing": editing_of(content),
    }


def editing_of(content: Content | None) -> dict[str, str]:
    """What the editor begins with. Empty where a content is made from nothing."""
    if content is None or content.current is None:
        return {"library": "", "params": "{}"}
    both = {"params": content.current.params, "metadata": {**content.current.metadata, "title": content.title}}
    return {"library": str(content.current.main), "params": json.dumps(both, ensure_ascii=False)}


def files_of(base: str, user: Any, content: Content) -> str:
    assert content.current is not None
    ticket = Ticket(user.pk, content.uuid, "", None, content.current.number)
    address = reverse("django_h5p:content_file", args=(ticket.signed(FILES), content.uuid, ticket.revision, "x"))
    return base + address.removesuffix("/x")


@for_players
@require_http_methods(["GET", "POST", "OPTIONS"])
def editor_ajax(request: HttpRequest, token: str, action: str) -> HttpResponse:
    """What the editor asks of the site."""
    user, content = editor_token.read(token)
    current = content.current if content else None
    installed = Installed(user, current.params if current else {}, current.main if current else None)
    answer = ANSWERS.get(action)
    if answer is None:
        raise Http404
    return answer(request, user, installed)


def libraries(request: HttpRequest, user: Any, installed: Installed) -> JsonResponse:
    if request.method == "POST":
        return JsonResponse(official.lines(installed, request.POST.getlist("libraries[]")), safe=False)
    if "machineName" not in request.GET:
        return JsonResponse(official.lines(installed, []), safe=False)
    asked = [request.GET.get(name, "") for name in ("machineName", "majorVersion", "minorVersion")]
    name, base = official.name_asked(*asked), f"{request.scheme}://{request.get_host()}"

    def address(library: Library, path: str) -> str:
        return base + reverse("django_h5p:library_file", args=(library.folder_name, path))

    found = official.details(installed, name, request.GET.get("language", "en"), address) if name else None
    if found is None:
        return JsonResponse(
            {"success": False, "message": "This library is not installed here.", "errorCode": "NO_LIBRARY"}, status=404
        )
    return JsonResponse(found)


def translations(request: HttpRequest, user: Any, installed: Installed) -> JsonResponse:
    said = official.translations(installed, request.POST.getlist("libraries[]"), request.GET.get("language", "en"))
    return JsonResponse({"success": True, "data": said})


def files(request: HttpRequest, user: Any, installed: Installed) -> JsonResponse:
    """Put a file into the drafts of this author, looked at as in the form."""
    try:
        field = json.loads(request.POST.get("field", "{}"))
    except ValueError:
        field = {}
    kind, upload = field.get("type") if isinstance(field, dict) else "", request.FILES.get("file")
    if upload is None or kind not in FOLDERS:
        return JsonResponse({"success": False, "message": "Choose a file."}, status=400)
    try:
        kept = Drafts(user).keep(upload, kind)
    except NotTaken as said:
        return JsonResponse({"success": False, "message": str(said)}, status=422)
    return JsonResponse({**kept, "path": kept["path"] + TEMPORARY})


def filtered(request: HttpRequest, user: Any, installed: Installed) -> JsonResponse:
    """Make what was pasted harmless."""
    try:
        said, _ = read_json(request.POST.get("libraryParameters", "").encode(), "content.json", package_limits.DEFAULT)
    except Refused as refused:
        return JsonResponse({"success": False, "message": refused.detail}, status=422)
    library, clean = said.get("library", "") if isinstance(said, dict) else "", conf.function("H5P_CLEANER")
    if clean is not None and installed.find(str(library)):
        said["params"] = clean(said.get("params"), library, lambda name: semantics_of(name, installed.newest))
    return JsonResponse({"success": True, "data": said})


ANSWERS = {"libraries": libraries, "translations": translations, "files": files, "filter": filtered}


@for_players
@require_safe
def editor_draft(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A file that this author has put into a content and not saved yet."""
    user, _ = editor_token.read(token)
    path = Drafts(user).find(name.removesuffix(TEMPORARY))
    if path is None:
        raise Http404
    return give_file(request, path, cache=NO_STORE)


@for_players
@require_safe
def editor_file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """A file of the editor. Its address holds a digest."""
    path = editor_bundle.find(name)
    if path is None:
        raise Http404
    return give_file(request, path, cache=FOR_EVER if version == editor_bundle.version() else NO_STORE)
