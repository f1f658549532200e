from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.models import User
from activities.actions import log as actions
from activities.actions.document import share_with_documents
from activities.actions.sharing import share_checked
from activities.actions.undo_share import TooLate, undo_share
from activities.forms.log import ReaderForm, ShareForm
from activities.models import LogEntry, LogEntryVersion, RecentShare
from activities.models.log_check import checked_entry
from activities.models.log_held import flags_on
from activities.rules import Permission
from activities.views.share_documents import GivesDocuments
from writing.forms.check import CheckForm
from writing.models import Attachment, Opening
from writing.models.audience import candidates
from writing.views.check import LooksThrough

CHANGED_MEANWHILE = "The entry changed after you opened this page. Please read it again before you share it."

HELD_BACK = (
    "These are the words that were held back. Put others where they might identify someone, "
    "or go back to the entry and say why they do not."
)


class ShareEntry(GivesDocuments, LooksThrough, Guarded, FormView):
    """First with whom; then what might identify somebody, each replaced or left with a reason; then Share.

    Opening a page shares nothing. The check is made here, on our own server, and what it finds is not kept.
    """

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = ShareForm
    template_name = "activities/log/share.html"
    changed = "You changed something since you last looked. This is how it reads now: share it if it is what you mean."
    to_decide = "Decide first about what is still marked. Nothing has been shared."

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
        reader = form.cleaned_data["person"]
        if form.cleaned_data["version"] != self.object.version:
            return self.read_again(reader)
        check = self.looked_at(lambda: checked_entry(self.object, reader))
        if not (self.is_ready(check) & self.giving(reader).is_valid()):
            return self.show(reader, check)
        if self.step == "view":
            return self.show(reader, check, template="activities/log/share_view.html")
        return self.share(reader, check) if self.was_read(check) else self.show(reader, check)

    def share(self, reader: User, check: CheckForm) -> HttpResponse:
        given = check.cleaned_data
        try:
            share_with_documents(
                share=share_checked,
                people=[reader],
                giving=self.giving(reader).chosen,
                entry=self.object,
                with_person=reader,
                by=self.person,
                version_seen=self.object.version,
                checked=check.checked,
                choices=check.choices,
                reason=given["reason"],
                keep_original=given["keep_original"],
            )
        except (actions.Stale, Attachment.DoesNotExist):
            return self.read_again(reader)
        except actions.HeldBack:
            check.add_error(None, HELD_BACK)
            return self.show(reader, check)
        undo = RecentShare.objects.visible_to(self.person).undoable().filter(entry=self.object, person=reader).first()
        until = f" You can undo this until {timezone.localtime(undo.undo_until):%H:%M}." if undo else ""
        messages.success(self.request, f"{self.who_can(reader)}{until}")
        return redirect("activities:log_entry", pk=self.object.pk)

    def read_again(self, reader: User) -> HttpResponse:
        """Nothing was shared. Show the entry as it is now, and give back what was typed."""
        messages.info(self.request, CHANGED_MEANWHILE)
        self.object.refresh_from_db()
        return self.show(reader, self.begun_again(checked_entry(self.object, reader)), given_back=self.typed_instead())

    def show(self, reader: User, check: CheckForm, template: str = "", **more: Any) -> HttpResponse:
        """Show the findings, and beside them what this reader would read."""
        found = self.looked_through(check)
        context = self.get_context_data(
            **found,
            **more,
            chosen=reader,
            giving=self.giving(reader),
            open_flags=[flag for flag in flags_on(self.object, self.person) if flag.is_open],
            shown=self.as_shared(check.checked.replaced(check.choices)),
            will_see=self.who_can(reader, "will see", "will not"),
        )
        return self.response_class(self.request, template or self.get_template_names(), context)

    def as_shared(self, words: dict[str, str]) -> LogEntryVersion:
        """The version that the reader would be given, not kept anywhere."""
        entry = self.object
        given = {name: getattr(entry, name) for name in actions.GIVEN} | words
        return LogEntryVersion(entry=entry, number=entry.version, **given)

    def who_can(self, reader: User, can: str = "can see", cannot: str = "cannot") -> str:
        """Say who can read it with this reader among them, and who of the people around the author cannot."""
        members = {member.person_id: member.person.name for member in self.object.audience.readers_now} | {reader.pk: reader.name}
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


class UndoShare(WithdrawEntry):
    """One press, within a quarter of an hour: they read again what they could before, and the author's own words are back."""

    def form_valid(self, form: ReaderForm) -> HttpResponse:
        reader = form.cleaned_data["person"]
        try:
            undone = undo_share(entry=self.object, from_person=reader, by=self.person)
        except TooLate:
            messages.info(self.request, f"Sharing can be undone for 15 minutes. You can still stop sharing with {reader.name}.")
            return redirect("activities:log_entry", pk=self.object.pk)
        self.object = self.get_guarded_object()
        messages.success(self.request, f"{self.undone(undone, reader)} {self.object.audience.sentence(self.person)}.")
        return redirect("activities:log_entry", pk=self.object.pk)

    def undone(self, share: RecentShare, reader: User) -> str:
        """Say what is as it was, and that somebody who has read it has read it."""
        said = "Undone."
        if share.version_before is not None:
            said += f" {reader.get_short_name()} has what you shared before."
        if share.words_are_back:
            said += " Your own words are back."
        elif share.words_before:
            said += " You have changed the entry since, so its words stay as they are now."
        if Opening.objects.filter(audience=self.object.audience, person=reader, on=timezone.localdate()).exists():
            said += f" {reader.get_short_name()} opened it today and may have read it."
        return said
