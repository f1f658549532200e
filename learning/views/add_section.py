"""Adding a section after the one that an author reads."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from learning.actions.section import add_section
from learning.forms.section import AddSectionForm
from learning.models.outline import page_of
from learning.rules import Permission
from learning.views.reader import InModule


class AddSection(Guarded, InModule, FormView):
    """Asks what it is called, begins it as a draft and opens it in the authoring pages."""

    permission_required = Permission.WRITE_SECTION
    template_name = "learning/section/add_after.html"
    form_class = AddSectionForm

    def get_guarded_object(self) -> Any:
        """The module, where this person may read it; otherwise there is no such page."""
        self.find()
        return self.module if self.person.has_perm(Permission.READ_MODULE, self.module) else self.missing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(section=self.section, chapter=self.chapter, **kwargs)

    def form_valid(self, form: AddSectionForm) -> HttpResponse:
        after = page_of(self.section)
        if not after.get_parent().permissions_for_user(self.person).can_add_subpage():
            raise PermissionDenied
        section = add_section(after=after, title=form.cleaned_data["title"], by=self.person)
        return redirect("wagtailadmin_pages:edit", section.pk)
