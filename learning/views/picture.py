"""Pictures of teaching content, in the sizes they were cut to. What an author uploaded is never given out as it came."""

import mimetypes
from datetime import datetime

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import last_modified, require_safe

from accounts.access import public

CUT = "images"  # where Wagtail keeps what it has cut; uploads are elsewhere
KINDS = {"image/webp", "image/jpeg", "image/png", "image/gif", "image/avif", "image/svg+xml"}
DRAWS_ONLY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a drawing that is opened as a page runs nothing
AN_HOUR = 3_600  # seconds; after that a browser asks whether it has changed


def changed_at(request: HttpRequest, name: str) -> datetime | None:
    """Return when the picture was cut, or None where there is none."""
    try:
        return default_storage.get_modified_time(f"{CUT}/{name}")
    except (OSError, SuspiciousFileOperation, NotImplementedError):
        return None


@public("Pictures of teaching content: authors put no person's data there, and a page that nobody may read does not name them.")
@require_safe
@last_modified(changed_at)
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Give out one picture. Raises Http404 for what is no picture, and where there is none."""
    kind = mimetypes.guess_type(name)[0]
    if kind not in KINDS:
        raise Http404
    try:
        with default_storage.open(f"{CUT}/{name}") as file:
            data = file.read()
    except (OSError, SuspiciousFileOperation) as fault:
        raise Http404 from fault
    headers = {"Cache-Control": f"public, max-age={AN_HOUR}", "Content-Security-Policy": DRAWS_ONLY}
    return HttpResponse(data, content_type=kind, headers=headers)
