from django.http import Http404
from django.utils import timezone

from accounts.access import Guarded
from activities.models import Activity
from activities.models.attempt_file import as_csv, as_markdown
from activities.models.shown import show_to
from activities.rules import Permission
from writing.views.private_file import GivesFile, PrivateFile

FILES = {"markdown": ("md", "text/markdown; charset=utf-8", as_markdown), "csv": ("csv", "text/csv; charset=utf-8", as_csv)}


class AttemptFile(Guarded, GivesFile):
    """What this person wrote into the table of an activity, as a file. Only ever their own."""

    model = Activity
    permission_required = Permission.DO_ACTIVITY

    def find_file(self) -> PrivateFile:
        kind = self.kwargs["kind"]
        shown = show_to(self.person, self.object)
        if kind not in FILES or shown.attempt is None or shown.kind.table is None:
            raise Http404
        ending, content_type, write = FILES[kind]
        words = write(shown.facts["title"], shown.kind.table(shown.facts, shown.attempt.answer))
        name = f"{self.object.key}-{timezone.localdate().isoformat()}.{ending}"
        return PrivateFile(name, content_type, made=[words])
