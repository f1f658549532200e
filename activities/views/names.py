from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.access import Guarded
from activities.rules import Permission
from writing.actions.made_up_name import ListIsFull, add_made_up_name, remove_made_up_name
from writing.forms.made_up_name import FULL, MadeUpNameForm, RemoveNameForm
from writing.models import MadeUpName
from writing.models.made_up_name import MOST_NAMES

# No message holds a name: messages are kept until the next page, and the list is kept in one place only.
ADDED = "On your list. The check takes it as made up from now on."
REMOVED = "Off your list. Where you wrote it, it stays; the check asks about it again."


class MadeUpNames(Guarded, FormView):
    """The names a student writes instead of real ones. Only theirs, and only the invented ones."""

    permission_required = Permission.WRITE_LOG
    form_class = MadeUpNameForm
    template_name = "activities/log/names.html"

    @cached_property
    def mine(self) -> list[MadeUpName]:
        return list(MadeUpName.objects.visible_to(self.person))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.remove() if "remove" in request.POST else super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"names": tuple(one.name for one in self.mine)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(names=self.mine, most=MOST_NAMES, sentence="Only you can see this", **kwargs)

    def form_valid(self, form: MadeUpNameForm) -> HttpResponse:
        try:
            add_made_up_name(name=form.cleaned_data["name"], by=self.person)
        except ListIsFull:  # by another tab, meanwhile
            form.add_error("name", FULL)
            return self.form_invalid(form)
        messages.success(self.request, ADDED)
        return redirect("activities:log_names")

    def remove(self) -> HttpResponse:
        """One press. A name that had left the list already, in another tab, is off the list."""
        form = RemoveNameForm(self.request.POST)
        if form.is_valid():
            remove_made_up_name(pk=form.cleaned_data["remove"], by=self.person)
            messages.success(self.request, REMOVED)
        return redirect("activities:log_names")
