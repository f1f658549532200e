"""Pages for those who bring contents and look after libraries. A host may write its own with the same actions."""

from tempfile import TemporaryFile
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from django_h5p import actions, hub_door
from django_h5p.actions.library import StillNeeded
from django_h5p.actions.upgrade import newer_versions
from django_h5p.forms import UploadForm
from django_h5p.models import Content, Import, Library
from django_h5p.models.usage import used_libraries
from django_h5p.packages.differences import differences
from django_h5p.player import editor_bundle
from django_h5p.policy import policy
from django_h5p.views.contents import ON_A_PAGE, used_in

STILL_NEEDED = "An activity or another library needs it, so it stays."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Bring an H5P file. Programs that ask for JSON are told what came of it in JSON."""
    rules = policy()
    if not rules.may_add_content(request.user):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, may_update=rules.may_update_library(request.user))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        if form.is_bound and wants_json(request):
            return JsonResponse({"success": False, "code": "form", "detail": form.errors["file"][0]}, status=status)
        return render(request, "django_h5p/upload.html", {"form": form}, status=status)
    record = actions.receive_upload(by=request.user, **form.cleaned_data)
    return said(record) if wants_json(request) else redirect("django_h5p:import", record.uuid)


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def said(record: Import) -> JsonResponse:
    if record.status == Import.Status.REFUSED:
        return JsonResponse({"success": False, "code": record.code, "detail": record.detail}, status=422)
    content = str(record.content.uuid) if record.content else None
    done = {"success": True, "status": record.status, "import": str(record.uuid), "content": content}
    return JsonResponse(done | {"libraries_installed": record.libraries_installed}, status=200 if record.is_over else 202)


@login_required
@require_safe
def imported(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far an upload is, and what came of it. Only for whoever brought it."""
    record = get_object_or_404(Import.objects.select_related("content"), uuid=uuid, by=request.user)
    if wants_json(request):
        return said(record)
    response = render(request, "django_h5p/import.html", {"record": record})
    if not record.is_over:
        response["Refresh"] = "3"
    return response


@login_required
@require_safe
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A content as others will meet it. What is done here is not kept."""
    content = get_object_or_404(Content.objects.with_revision(), uuid=uuid, current__isnull=False)
    rules = policy()
    if not rules.may_change(request.user, content):
        raise PermissionDenied
    assert content.current is not None
    kind = Library.objects.named(content.current.main).order_by("-patch").first()
    about = {
        "content": content,
        "may_export": rules.may_export(request.user, content),
        "kind": kind.title if kind else str(content.current.main),
        "has_editor": editor_bundle.is_here(),
        "is_old": bool(newer_versions(content, request.user)),
        "uses": used_in([content.uuid]).get(content.uuid, []),
    }
    return render(request, "django_h5p/content.html", about)


@login_required
@require_safe
def export(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """A content as an .h5p file."""
    content = get_object_or_404(Content.objects.with_revision(), uuid=uuid)
    rules = policy()
    taken = content.may_be_taken and rules.may_play(request.user, content, "")
    if not taken and not rules.may_export(request.user, content):
        raise PermissionDenied
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    actions.export_content(content=content, to=file, by=request.user)
    file.seek(0)
    name = f"{slugify(content.title) or 'activity'}.h5p"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Who brought which file, when, and what came of it. For those who look after libraries."""
    if not policy().may_restrict_library(request.user):
        raise PermissionDenied
    status = request.GET.get("status", "")
    rows = Import.objects.select_related("by", "content").order_by("-began", "-pk")
    rows = rows.filter(status=status) if status else rows
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "django_h5p/imports.html", {"page": page, "status": status, "statuses": Import.Status.choices})


@login_required
@require_safe
def libraries(request: HttpRequest) -> HttpResponse:
    """What is installed, in which versions, and what uses it."""
    if not policy().may_restrict_library(request.user):
        raise PermissionDenied
    return render(request, "django_h5p/libraries.html", {"libraries": used_libraries(), "has_hub": hub_door.is_set()})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def library(request: HttpRequest, pk: int) -> HttpResponse:
    """One library: what it says of itself, what changed since the patch before, and what may be done with it."""
    found = get_object_or_404(Library.objects.select_related("installed_by"), pk=pk)
    rules = policy()
    if not rules.may_restrict_library(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return change_library(request, found)
    before = Library.objects.named(found.name).filter(patch__lt=found.patch).order_by("-patch").first()
    about = {
        "library": found,
        "before": before,
        "changes": compared(before, found) if before else [],
        "dependencies": found.dependencies.order_by("kind", "machine"),
        "is_needed": found.is_needed(),
    }
    return render(request, "django_h5p/library.html", about)


def change_library(request: HttpRequest, found: Library) -> HttpResponse:
    wish = request.POST.get("wish")
    if wish in {"restrict", "allow"}:
        actions.restrict_library(library=found, by=request.user, restricted=wish == "restrict")
        words = "Only administrators make new activities with it now." if wish == "restrict" else "Authors may use it again."
        messages.success(request, words)
        return redirect("django_h5p:library", found.pk)
    if wish == "delete":
        try:
            actions.delete_library(library=found, by=request.user)
        except StillNeeded:
            messages.error(request, STILL_NEEDED)
            return redirect("django_h5p:library", found.pk)
        messages.success(request, f"{found} was deleted.")
    return redirect("django_h5p:libraries")


def compared(before: Library, after: Library) -> list[dict[str, str]]:
    """Each file that is not the same in both patches, how it differs, and in which lines."""
    paths = sorted(path for path in before.files.keys() | after.files.keys() if before.files.get(path) != after.files.get(path))
    return differences(before.folder, after.folder, paths)
