"""Pages of the Wagtail admin that help an author with a section: what there is to mend."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from learning.models import SectionPage


def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with what there is to mend in the newest draft, as a part of a page."""
    section = get_object_or_404(SectionPage, pk=pk)
    if not section.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = section.get_latest_revision_as_object()
    return render(request, "learning/authoring/_findings.html", {"findings": draft.findings()})
