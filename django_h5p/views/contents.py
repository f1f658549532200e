"""The page that an author begins from: every content there is, found by its title, with where it is used."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from django_h5p import conf
from django_h5p.models import Content, Library
from django_h5p.policy import policy

ON_A_PAGE = 50


@login_required
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """Contents, the newest change first. Three queries and what the host's H5P_USES asks, however many there are."""
    if not policy().may_add_content(request.user):
        raise PermissionDenied
    asked = request.GET.get("q", "").strip()
    rows = Content.objects.with_revision().filter(current__isnull=False, title__icontains=asked).order_by("-changed", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = described(list(page.object_list))
    return render(request, "django_h5p/contents.html", {"page": page, "asked": asked})


def described(rows: list[Content]) -> list[dict[str, object]]:
    """Return each content with the title of its type and where the host uses it: pairs of words and an address."""
    machines = {row.current.machine for row in rows if row.current}
    titles = dict(Library.objects.filter(machine__in=machines).order_by("major", "minor", "patch").values_list("machine", "title"))
    uses = conf.function("H5P_USES")
    used = uses([row.uuid for row in rows]) if uses else {}
    return [
        {"content": row, "type": titles.get(row.current.machine, ""), "uses": used.get(row.uuid, [])} for row in rows if row.current
    ]
