from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views import View

from accounts.access import Guarded
from activities.models import Activity
from activities.models.attempt_file import as_csv, as_markdown
from activities.models.shown import show_to
from activities.rules import Permission

FILES = {"markdown": ("md", "text/markdown; charset=utf-8", as_markdown), "csv": ("csv", "text/csv; charset=utf-8", as_csv)}


class AttemptFile(Guarded, View):
    """What this person wrote into the table of an activity, as a file. Only ever their own."""

    model = Activity
    permission_required = Permission.DO_ACTIVITY
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        shown = show_to(self.person, self.object)
        if kind not in FILES or shown.attempt is None or shown.kind.table is None:
            raise Http404
        ending, content_type, write = FILES[kind]
        words = write(shown.facts["title"], shown.kind.table(shown.facts, shown.attempt.answer))
        name = f"{self.object.key}-{timezone.localdate().isoformat()}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
        return HttpResponse(words, content_type=content_type, headers=headers)
