from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.models import User
from activities.actions import log as actions
from activities.actions.sharing import share_checked
from activities.forms.log import ReaderForm, ShareForm
from activities.models import LogEntry, LogEntryVersion
from activities.models.log_check import checked_entry
from activities.rules import Permission
from writing.forms.check import CheckForm, with_suggestions
from writing.models.audience import candidates

CHANGED = "You changed something since you last looked. This is how it reads now: share it if it is what you mean."
TO_DECIDE = "Decide first about what is still marked. Nothing has been shared."


class ShareEntry(Guarded, FormView):
    """First with whom; then what might identify somebody, each replaced or left with a reason; then Share.

    Opening a page shares nothing. The check is made here, on our own server, and what it finds is not kept.
    """

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = ShareForm
    template_name = "activities/log/share.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = {"data": self.request.GET} if self.request.method == "GET" and "version" in self.request.GET else {}
        return super().get_form_kwargs() | {"author": self.person, "initial": {"version": self.object.version}} | asked

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not (form.is_bound and form.is_valid()):
            return self.render_to_response(self.get_context_data(form=form))
        reader = form.cleaned_data["person"]
        return self.show(reader, CheckForm({}, checked=checked_entry(self.object, reader)))

    def form_valid(self, form: ShareForm) -> HttpResponse:
        reader, step = form.cleaned_data["person"], self.request.POST.get("step", "share")
        if form.cleaned_data["version"] != self.object.version:
            return self.read_again()
        checked = checked_entry(self.object, reader)
        answers = self.request.POST.dict()
        check = CheckForm(with_suggestions(checked, answers) if step == "all" else answers, checked=checked)
        if not check.is_valid() or step in {"all", "mark"} or not self.is_decided(check):
            return self.show(reader, check)
        if step == "view":
            return self.show(reader, check, template="activities/log/share_view.html")
        if not check.was_read:
            messages.info(self.request, CHANGED)
            return self.show(reader, check)
        return self.share(reader, check)

    @staticmethod
    def is_decided(check: CheckForm) -> bool:
        """Whether every finding has an answer and whatever is left a reason. Says on the form what is missing."""
        if check.undecided:
            check.add_error(None, TO_DECIDE)
        return not check.undecided and check.explains()

    def share(self, reader: User, check: CheckForm) -> HttpResponse:
        given = check.cleaned_data
        try:
            share_checked(
                entry=self.object,
                with_person=reader,
                by=self.person,
                version_seen=self.object.version,
                checked=check.checked,
                choices=check.choices,
                reason=given["reason"],
                keep_original=given["keep_original"],
            )
        except actions.Stale:
            return self.read_again()
        messages.success(self.request, f"{self.who_can(reader)} You can undo this below.")
        return redirect("activities:log_entry", pk=self.object.pk)

    def read_again(self) -> HttpResponse:
        messages.info(self.request, "The entry changed after you opened this page. Please read it again before you share it.")
        return redirect("activities:log_entry_share", pk=self.object.pk)

    def show(self, reader: User, check: CheckForm, template: str = "") -> HttpResponse:
        """Show the findings, and beside them what this reader would read."""
        check.is_valid()
        choices = check.choices
        context = self.get_context_data(
            form=check,
            chosen=reader,
            check=check,
            lines=check.lines(),
            pieces=check.checked.pieces(choices),
            shown=self.as_shared(check.checked.replaced(choices)),
            digest=check.checked.digest(choices),
            will_see=self.who_can(reader, "will see", "will not"),
            combinations=check.checked.combinations,
        )
        return self.response_class(self.request, template or self.get_template_names(), context)

    def as_shared(self, words: dict[str, str]) -> LogEntryVersion:
        """The version that the reader would be given, not kept anywhere."""
        entry = self.object
        given = {name: getattr(entry, name) for name in actions.GIVEN} | words
        return LogEntryVersion(entry=entry, number=entry.version, **given)

    def who_can(self, reader: User, can: str = "can see", cannot: str = "cannot") -> str:
        """Say who can read it with this reader among them, and who of the people around the author cannot."""
        members = {member.person_id: member.person.name for member in self.object.audience.members_now} | {reader.pk: reader.name}
        others = [person.get_short_name() for person in candidates(self.person) if person.pk not in members]
        names = ["You", *members.values()]
        inside = f"{', '.join(names[:-1])} and {names[-1]} {can} this."
        return f"{inside} {' and '.join(others)} {cannot}." if others else inside

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(entry=self.object, sentence=self.object.audience.sentence(self.person), **kwargs)
        return context | {"nobody": "person" in context["form"].fields and not context["form"].fields["person"].queryset.exists()}


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
