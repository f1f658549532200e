from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import log as actions
from activities.forms.log import ReaderForm, ShareForm
from activities.models import LogEntry
from activities.rules import Permission


class ShareEntry(Guarded, FormView):
    """First with whom, then what they will read, then Share. Opening the page shares nothing."""

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = ShareForm
    template_name = "activities/log/share.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = {"data": self.request.GET} if self.request.method == "GET" and "version" in self.request.GET else {}
        return super().get_form_kwargs() | {"author": self.person, "initial": {"version": self.object.version}} | asked

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(entry=self.object, sentence=self.object.audience.sentence(self.person), **kwargs)
        form = context["form"]
        chosen = form.cleaned_data["person"] if form.is_bound and form.is_valid() else None
        return context | {"chosen": chosen, "nobody": not form.fields["person"].queryset.exists()}

    def form_valid(self, form: ShareForm) -> HttpResponse:
        reader = form.cleaned_data["person"]
        try:
            actions.share_entry(entry=self.object, with_person=reader, by=self.person, version_seen=form.cleaned_data["version"])
        except actions.Stale:
            messages.info(self.request, "The entry changed after you opened this page. Please read it again before you share it.")
            return redirect("activities:log_entry_share", pk=self.object.pk)
        messages.success(self.request, f"You shared it. {reader.name} can read it now, as it is today.")
        return redirect("activities:log_entry", pk=self.object.pk)


class WithdrawEntry(Guarded, FormView):
    """One press takes it back; the page says who can still see it."""

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = ReaderForm
    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"entry": self.object}

    def form_valid(self, form: ReaderForm) -> HttpResponse:
        reader = form.cleaned_data["person"]
        actions.withdraw_entry(entry=self.object, from_person=reader, by=self.person)
        self.object.refresh_from_db()
        messages.success(self.request, f"{reader.name} can no longer read this. {self.object.audience.sentence(self.person)}.")
        return redirect("activities:log_entry", pk=self.object.pk)

    def form_invalid(self, form: ReaderForm) -> HttpResponse:
        messages.info(self.request, "They cannot read it any more.")
        return redirect("activities:log_entry", pk=self.object.pk)
