from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import User
from accounts.rules import Permission as AccountPermission
from activities.models.log_file import as_json, as_page, as_text
from activities.models.log_pdf import pdf_of_log
from writing.pdf import can_make_pdfs

KINDS: dict[str, tuple[str, str, Callable[[User], Iterator[str]]]] = {
    "html": ("html", "text/html", as_page),
    "markdown": ("md", "text/markdown", as_text),
    "json": ("json", "application/json", as_json),
}


class ExportPage(Guarded, TemplateView):
    """Says what can be taken away, and in which forms."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "activities/log/export.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"can_make_pdfs": can_make_pdfs(), "pdf": pdf_of_log(self.person)}


class ExportLog(Guarded, View):
    """A file of everything this person wrote in their log. Only ever their own; what others shared with them stays out."""

    permission_required = AccountPermission.USE_WAYMARK

    def get(self, request: HttpRequest, kind: str) -> StreamingHttpResponse:
        if kind not in KINDS:
            raise Http404
        ending, content_type, draw = KINDS[kind]
        answer = StreamingHttpResponse(draw(self.person), content_type=f"{content_type}; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="my-log-{timezone.localdate().isoformat()}.{ending}"'
        answer.headers["Cache-Control"] = "private, no-store"
        return answer
