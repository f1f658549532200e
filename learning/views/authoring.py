"""Pages of the Wagtail admin that help an author with a section, a chapter or a module: what there is to mend."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from learning.actions.publishing import DRAWN
from learning.models import BasePage


def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with what there is to mend in the newest draft, as a part of a page."""
    page = get_object_or_404(BasePage, pk=pk).specific
    if not isinstance(page, DRAWN):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    return render(request, "learning/authoring/_findings.html", {"findings": draft.findings()})
