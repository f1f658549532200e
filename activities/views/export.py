from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import User
from accounts.rules import Permission as AccountPermission
from activities.models.log_export_voice import as_archive
from activities.models.log_file import as_json, as_page, as_text
from activities.models.log_pdf import pdf_of_log
from writing.pdf import can_make_pdfs
from writing.views.private_file import GivesFile, PrivateFile

KINDS: dict[str, tuple[str, str, Callable[[User], Iterator[str | bytes]]]] = {
    "html": ("html", "text/html; charset=utf-8", as_page),
    "markdown": ("md", "text/markdown; charset=utf-8", as_text),
    "json": ("json", "application/json; charset=utf-8", as_json),
    "voice": ("zip", "application/zip", as_archive),
}


class ExportPage(Guarded, TemplateView):
    """Says what can be taken away, and in which forms."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "activities/log/export.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"can_make_pdfs": can_make_pdfs(), "pdf": pdf_of_log(self.person)}


class ExportLog(Guarded, GivesFile):
    """A file of everything this person wrote in their log. Only ever their own; what others shared with them stays out."""

    permission_required = AccountPermission.USE_WAYMARK

    def find_file(self) -> PrivateFile:
        if self.kwargs["kind"] not in KINDS:
            raise Http404
        ending, content_type, draw = KINDS[self.kwargs["kind"]]
        return PrivateFile(f"my-log-{timezone.localdate().isoformat()}.{ending}", content_type, made=draw(self.person))
