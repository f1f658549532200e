"""The page that an author begins from: every content there is, found by words and tags, with where it is used."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from django_h5p import conf
from django_h5p.actions.tags import read_tags, tag_content
from django_h5p.models import Content, ContentTag, Library
from django_h5p.policy import policy

ON_A_PAGE = 50
TAGS_SHOWN = 40  # those that are on most contents


@login_required
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """Contents, the newest change first. Five queries and what the host's H5P_USES asks, however many there are."""
    if not policy().may_add_content(request.user):
        raise PermissionDenied
    asked, tag = request.GET.get("q", "").strip(), request.GET.get("tag", "").strip()
    rows = Content.objects.with_revision().filter(current__isnull=False).order_by("-changed", "-pk").prefetch_related("tags")
    rows = rows.about(asked) if asked else rows
    rows = rows.tagged(tag) if tag else rows
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = described(list(page.object_list))
    return render(request, "django_h5p/contents.html", {"page": page, "asked": asked, "tag": tag, "tags": tags_in_use()})


def tags_in_use() -> list[str]:
    counted = ContentTag.objects.order_by().values("name").annotate(number=Count("pk")).order_by("-number", "name")[:TAGS_SHOWN]
    return sorted((row["name"] for row in counted), key=str.casefold)


def described(rows: list[Content]) -> list[dict[str, object]]:
    """Return each content with the title of its type and where the host uses it: pairs of words and an address."""
    machines = {row.current.machine for row in rows if row.current}
    titles = dict(Library.objects.filter(machine__in=machines).order_by("major", "minor", "patch").values_list("machine", "title"))
    uses = used_in([row.uuid for row in rows])
    return [
        {"content": row, "type": titles.get(row.current.machine, ""), "uses": uses.get(row.uuid, [])} for row in rows if row.current
    ]


def used_in(uuids: list[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Where the host uses each of these contents, if it says so."""
    uses = conf.function("H5P_USES")
    return uses(uuids) if uses else {}


@login_required
@require_POST
def change_tags(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say by which words a content is found."""
    content = get_object_or_404(Content, uuid=uuid)
    if not policy().may_change(request.user, content):
        raise PermissionDenied
    try:
        tag_content(content=content, tags=read_tags(request.POST.get("tags", "")), by=request.user)
    except ValueError as why:
        messages.error(request, str(why))
    else:
        messages.success(request, "The tags are saved.")
    return redirect("django_h5p:content", uuid)
