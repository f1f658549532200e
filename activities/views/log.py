from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from activities.actions import log as actions
from activities.forms.log import FlagForm
from activities.models import LogEntry
from activities.models.log import entries_of, entries_shared_with, unfinished_entries
from activities.rules import Permission


def as_read_by(reader: Any, entries: list[LogEntry]) -> list[LogEntry]:
    """Return the entries, each with the words this reader may read and the line that says who can see it."""
    for entry in entries:
        entry.words, entry.sentence = entry.as_read_by(reader), entry.audience.sentence(reader)
    return entries


class Timeline(Guarded, TemplateView):
    """My log, month by month, and what others have shared with me. Whatever is not saved yet stands on top."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "activities/log/timeline.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entries=as_read_by(self.person, entries_of(self.person)),
            shared=as_read_by(self.person, entries_shared_with(person=self.person)),
            unfinished=unfinished_entries(self.person),
            may_write=self.person.has_perm(Permission.WRITE_LOG),
            **kwargs,
        )


class EntryPage(Guarded, TemplateView):
    """An entry, as its author wrote it or as it was shared with this reader."""

    model = LogEntry
    permission_required = Permission.READ_LOG_ENTRY
    template_name = "activities/log/entry.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entry=self.object,
            words=self.object.as_read_by(self.person),
            is_author=self.object.author_id == self.person.pk,
            sentence=self.object.audience.sentence(self.person),
            **kwargs,
        )


class FlagEntry(Guarded, FormView):
    model = LogEntry
    permission_required = Permission.CHANGE_LOG_ENTRY
    form_class = FlagForm
    http_method_names = ["post"]

    def form_valid(self, form: FlagForm) -> HttpResponse:
        actions.flag_for_supervision(entry=self.object, by=self.person, flagged=form.cleaned_data["flagged"])
        return redirect("activities:log_entry", pk=self.object.pk)
