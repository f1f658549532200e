"""Changing who can read an entry after it was shared: taking it back, and undoing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.models import User
from activities.actions import log as actions
from activities.actions.undo_share import TooLate, undo_share
from activities.forms.share import UndoForm, WithdrawForm
from activities.models import LogEntry, RecentShare
from activities.models.log_emergency import sentence_for
from activities.rules import Permission
from writing.models import Opening
from writing.models.sentence import MOST, listed

NOTHING_TO_UNDO = (
    "There is nothing left to undo. Sharing can be undone once, for 15 minutes. You can still take it back from whoever can see it."
)


def names(people: list[User]) -> str:
    """Return “Joan Pritchard, Ben Hollis and 7 more”."""
    shown = [person.name for person in people[:MOST]]
    return listed([*shown, f"{len(people) - MOST} more"] if len(people) > MOST else shown)


class WithdrawEntry(Guarded, FormView):
    """One press takes it back, from one person or from several; the page says who can still see it."""

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = WithdrawForm
    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"entry": self.object}

    def form_valid(self, form: WithdrawForm) -> HttpResponse:
        taken_from = actions.withdraw_entry(entry=self.object, from_people=form.from_people, by=self.person)
        self.object = self.get_guarded_object()
        if taken_from:
            sentence = sentence_for(self.object, self.person)
            messages.success(self.request, f"{names(taken_from)} can no longer read this. {sentence}.")
        else:
            messages.info(self.request, "They cannot read it any more.")
        return redirect("activities:log_entry", pk=self.object.pk)


class UndoShare(Guarded, FormView):
    """One press, within a quarter of an hour: its readers have what they had before, and the author's own words are back."""

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = UndoForm
    http_method_names = ["post"]

    def form_valid(self, form: UndoForm) -> HttpResponse:
        try:
            undone = undo_share(entry=self.object, share=form.cleaned_data["share"], by=self.person)
        except TooLate:
            return self.form_invalid(form)
        self.object = self.get_guarded_object()
        messages.success(self.request, f"{self.undone(undone)} {sentence_for(self.object, self.person)}.")
        return redirect("activities:log_entry", pk=self.object.pk)

    def form_invalid(self, form: UndoForm) -> HttpResponse:
        messages.info(self.request, NOTHING_TO_UNDO)
        return redirect("activities:log_entry", pk=self.object.pk)

    def undone(self, share: RecentShare) -> str:
        """Say what is as it was, and that somebody who has read it has read it."""
        said = "Undone."
        if share.put_back:
            said += f" {called(share.put_back)} {'has' if len(share.put_back) == 1 else 'have'} what you shared before."
        if share.words_are_back:
            said += " Your own words are back."
        elif share.words_before:
            said += " You have changed the entry since, so its words stay as they are now."
        people = [*share.put_back, *share.put_out]
        opened = Opening.objects.filter(audience=self.object.audience, person__in=people, on=timezone.localdate())
        readers = [opening.person for opening in opened.select_related("person").order_by("person__name")]
        if readers:
            said += f" {called(readers)} opened it today and may have read it."
        return said


def called(people: list[User]) -> str:
    return listed([person.get_short_name() for person in people])
