"""Pages for those who write contents. A host may draw the same form inside pages of its own."""

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from django_h5p.actions import write_content
from django_h5p.actions.copy import copy_content
from django_h5p.authoring.drafts import Drafts
from django_h5p.authoring.form import ContentForm
from django_h5p.authoring.installed import Installed
from django_h5p.authoring.semantics import new_params
from django_h5p.models import Content
from django_h5p.packages.params import name_from
from django_h5p.player import editor_bundle
from django_h5p.policy import policy
from django_h5p.views.answers import NO_STORE, give_file

SAVED_MEANWHILE = (
    "Somebody saved this activity while you wrote, so yours is not saved yet. What you wrote is still here. "
    "Save again to put it in the place of theirs, or open the activity in another window to compare."
)


def check_may_add(request: HttpRequest) -> None:
    if not policy().may_add_content(request.user):
        raise PermissionDenied


def find_to_change(request: HttpRequest, uuid: UUID) -> Content:
    content = get_object_or_404(Content.objects.with_revision(), uuid=uuid, current__isnull=False)
    if not policy().may_change(request.user, content):
        raise PermissionDenied
    return content


@login_required
@require_safe
def write(request: HttpRequest) -> HttpResponse:
    """Choose what to make a new content with."""
    check_may_add(request)
    return render(
        request,
        "django_h5p/authoring/choose.html",
        {"libraries": Installed(request.user).to_begin_with(), "has_editor": editor_bundle.is_here()},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_new(request: HttpRequest, library: str) -> HttpResponse:
    """Write a new content."""
    check_may_add(request)
    machine, _, version = library.rpartition("-")
    installed, main = Installed(request.user), f"{machine} {version}"
    if not any(str(one.name) == main for one in installed.to_begin_with()):
        raise Http404
    form = ContentForm(
        main=main,
        params=new_params(installed.semantics(main), installed),
        metadata={},
        libraries=installed,
        files=Drafts(request.user),
        whose=f"{request.user.pk}:new",
        is_new=True,
    )
    return drawn_or_saved(request, form, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change a content."""
    content = find_to_change(request, uuid)
    revision = content.current
    assert revision is not None
    params = revision.params
    form = ContentForm(
        main=str(revision.main),
        params=params,
        metadata={**revision.metadata, "title": content.title},
        libraries=Installed(request.user, params, revision.main),
        files=Drafts(request.user, content),
        whose=f"{request.user.pk}:{content.uuid}",
    )
    return drawn_or_saved(request, form, content)


def drawn_or_saved(request: HttpRequest, form: ContentForm, content: Content | None) -> HttpResponse:
    """Draw the form, or save what was posted and go on to what it looks like."""
    params = form.post(request.POST, request.FILES) if request.method == "POST" else None
    number = content.current.number if content and content.current else 0
    if params is not None and content and request.POST.get("revision") != str(number):
        form.faults, params = [SAVED_MEANWHILE], None
    if params is not None:
        return saved(request, form, content, params)
    cancel = reverse("django_h5p:content", args=(content.uuid,)) if content else reverse("django_h5p:write")
    about = {"form": form, "content": content, "kind": form.libraries.title(form.main), "revision": number, "cancel": cancel}
    template = "too_large" if request.method != "POST" and is_too_large(form) else "edit"
    return render(request, f"django_h5p/authoring/{template}.html", about, status=422 if form.has_errors else 200)


def is_too_large(form: ContentForm) -> bool:
    """Whether the site might refuse what the page sends, now or after a little more was written: that would lose it."""
    most_controls, most_bytes = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    sent_bytes = len(form.working) + 2 * len(json.dumps(form.params, ensure_ascii=False).encode())
    return bool((most_controls and form.controls > 0.9 * most_controls) or (most_bytes and sent_bytes > 0.9 * most_bytes))


def saved(request: HttpRequest, form: ContentForm, content: Content | None, params: dict[str, Any]) -> HttpResponse:
    metadata = form.metadata.metadata()
    main = name_from(form.main)
    assert main is not None
    written = write_content(
        by=request.user,
        title=metadata["title"],
        main=main,
        params=params,
        metadata=metadata,
        files=form.files.named_in(params),
        content=content,
    )
    messages.success(request, f"“{written.title}” is saved.")
    preview = request.POST.get("do") == "preview"
    return redirect("django_h5p:content" if preview else "django_h5p:write_again", written.uuid)


@login_required
@require_POST
def copy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make a content of one’s own from another."""
    check_may_add(request)
    copied = copy_content(content=find_to_change(request, uuid), by=request.user)
    messages.success(request, "This is your copy. The first stays as it is.")
    return redirect("django_h5p:write_again", copied.uuid)


@login_required
@require_safe
def draft_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file that somebody has put into a content and not saved yet. Only they can see it."""
    path = Drafts(request.user).find(name)
    if path is None:
        raise Http404
    return give_file(request, path, cache=NO_STORE)
