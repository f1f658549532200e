"""Asked by Wagtail before a page is edited: is what comes in written on top of what somebody else saved meanwhile?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Revision

from learning.actions.two_authors import keep_both
from learning.models import BasePage


def never_overwrite(request: HttpRequest, page: BasePage) -> HttpResponse | None:
    """Keep both texts where another author saved since this form was opened, and say so. None: nothing stands in the way.

    A draft that saves itself is refused by Wagtail already, and stays in the form.
    """
    if request.method != "POST" or "application/json" in request.headers.get("Accept", ""):
        return None
    stored = BasePage.objects.select_related("latest_revision__user").get(pk=page.pk)
    latest = stored.latest_revision
    if latest is None or latest.user_id == request.user.pk or not is_older(request.POST, latest):
        return None
    mine = written(request, page)
    if mine is None:
        return None
    both = keep_both(page=stored, mine=mine, by=request.user)
    return render(request, "learning/authoring/two_texts.html", {"page": stored, "both": both, "other": latest.user}, status=409)


def is_older(posted: Any, latest: Revision) -> bool:
    """Whether the form began with, or last saved, something else than the newest version. As Wagtail's edit view asks it."""
    if saved := posted.get("overwrite_revision_id"):
        return saved != str(latest.pk)
    if loaded := posted.get("loaded_revision_id"):
        return loaded != str(latest.pk) or posted.get("loaded_revision_created_at", "") != latest.created_at.isoformat()
    return False


def written(request: HttpRequest, page: BasePage) -> BasePage | None:
    """Return the page as it was written in the form, None where even a draft of it could not be saved."""
    form_class = type(page).get_edit_handler().get_form_class()
    form = form_class(request.POST, request.FILES, instance=page, parent_page=page.get_parent(), for_user=request.user)
    form.defer_required_fields()
    return form.save(commit=False) if form.is_valid() else None
