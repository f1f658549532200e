from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import identifier_flag as actions
from activities.actions.comments import NotLetIn
from activities.forms.identifier_flag import IdentifierFlagForm, NotIdentifyingForm
from activities.models import LogEntry
from activities.models.log_emergency import sentence_for
from activities.models.log_held import flags_on
from activities.rules import Permission
from activities.views.held import Shared, teaches
from history.transitions import IllegalMove
from writing.actions.flag import say_not_identifying, take_back_flag
from writing.models import IdentifierFlag
from writing.rules import Permission as FlagPermission


class FlagIdentifier(Shared, FormView):
    """A reader says that the entry might identify somebody. Opening the page says nothing."""

    model = LogEntry
    permission_required = Permission.FLAG_IDENTIFIER
    form_class = IdentifierFlagForm
    template_name = "activities/log/identifier.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(flag.is_open and flag.flagged_by_id == self.person.pk for flag in flags_on(self.object, self.person)):
            return redirect("activities:log_entry", pk=self.object.pk)
        seen, given = request.GET.get("seen", ""), self.object.version_given_to(self.person)
        return self.render_to_response(self.get_context_data(newer=seen.isdigit() and int(seen) != given))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"author": self.object.author, "reader": self.person}

    def get_initial(self) -> dict[str, Any]:
        return {"version": self.object.version_given_to(self.person)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entry=self.object,
            author=self.object.author,
            entry_title=self.object.as_read_by(self.person).get_title(),
            goes_on_reading=teaches(self.person, self.object),
            sentence=f"You and {self.object.author.name} can see what you write here",
            contact=settings.DATA_PROTECTION_CONTACT,
            **kwargs,
        )

    def form_valid(self, form: IdentifierFlagForm) -> HttpResponse:
        given, author = form.cleaned_data, self.object.author.get_short_name()
        try:
            actions.flag_identifier(
                id=given["key"],
                entry=self.object,
                version_seen=given["version"],
                kind=given["kind"],
                note=given["note"],
                by=self.person,
            )
        except actions.Overtaken:
            return self.overtaken(form)
        except (NotLetIn, IdentifierFlag.DoesNotExist):
            raise Http404 from None
        messages.success(self.request, f"Thank you. {author} has been told, and it is held back until {author} has looked.")
        return redirect("activities:log_entry", pk=self.object.pk)

    def overtaken(self, form: IdentifierFlagForm) -> HttpResponse:
        """Nothing was flagged. Everything that was typed is on the page, which knows the newer words now."""
        self.object = self.get_guarded_object()
        again = form.on_top_of(self.object.version_given_to(self.person))
        return self.render_to_response(self.get_context_data(form=again, newer=True))


class SayNotIdentifying(Guarded, FormView):
    """The author has looked, and says why it does not identify anyone."""

    model = IdentifierFlag
    permission_required = FlagPermission.SAY_NOT_IDENTIFYING
    lookup = {"pk": "audience__log_entry", "flag": "pk"}
    form_class = NotIdentifyingForm
    template_name = "activities/log/not_identifying.html"

    def get_rows(self) -> Any:
        return super().get_rows().select_related("flagged_by", "audience__log_entry")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.object.is_open:
            return self.as_it_stands()
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"author": self.person, "reader": self.object.flagged_by}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        flag = self.object
        sentence = f"You and {flag.flagged_by.name} can see your reason"
        return super().get_context_data(flag=flag, entry=flag.audience.log_entry, sentence=sentence, **kwargs)

    def form_valid(self, form: NotIdentifyingForm) -> HttpResponse:
        try:
            say_not_identifying(flag=self.object, reason=form.cleaned_data["reason"], by=self.person)
        except IllegalMove:
            return self.as_it_stands()
        entry = self.get_guarded_object().audience.log_entry
        said = f"Settled. {sentence_for(entry, self.person)}."
        if any(flag.is_open for flag in flags_on(entry, self.person)):
            said = "That is settled. Something else in it still waits for you to look."
        messages.success(self.request, said)
        return redirect("activities:log_entry", pk=self.kwargs["pk"])

    def as_it_stands(self) -> HttpResponse:
        """Somebody or something was faster. Nothing changed."""
        flag = self.get_guarded_object()
        messages.info(self.request, f"That is settled already: {flag.get_state_display()}.")
        return redirect("activities:log_entry", pk=self.kwargs["pk"])


class TakeBackFlag(Guarded, FormView):
    """One press, until the author has settled it."""

    model = IdentifierFlag
    permission_required = FlagPermission.TAKE_BACK_FLAG
    lookup = {"pk": "audience__log_entry", "flag": "pk"}
    form_class = forms.Form
    http_method_names = ["post"]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            take_back_flag(flag=self.object, by=self.person)
        except IllegalMove:
            messages.info(self.request, "The author has looked at it meanwhile, so there is nothing to take back.")
        else:
            messages.success(self.request, "Taken back. Your note is gone.")
        return redirect("activities:log_entry", pk=self.kwargs["pk"])
