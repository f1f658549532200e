"""The forms of a programme and their versions, for practice learning coordinators; and making the next version."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.models import Programme
from accounts.rules import Role
from placements.actions.form_template import ChangedMeanwhile, publish_form
from placements.forms.form_template import ChangeFormForm, FieldRow
from placements.models import FormTemplate
from placements.rules import Permission


class Forms(Guarded, TemplateView):
    """Every form that this coordinator may see, newest version first, and what each is kept for."""

    permission_required = Permission.SEE_FORMS
    template_name = "placements/forms/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(FormTemplate.objects.visible_to(self.person).select_related("programme").order_by("order", "-version"))
        keys = dict.fromkeys(row.key for row in rows)
        forms = [[row for row in rows if row.key == key] for key in keys]
        return super().get_context_data(forms=forms, **kwargs)


class OfForm(Guarded):
    """A page about one version of one form."""

    model = FormTemplate
    permission_required = Permission.SEE_FORMS

    def get_rows(self) -> Any:
        return super().get_rows().with_fields().select_related("programme", "made_by")


class FormPage(OfForm, TemplateView):
    """One version: its fields, whose each is, who may read it."""

    template_name = "placements/forms/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        template = self.object
        records = template.records.count()
        return super().get_context_data(template=template, records=records, **kwargs)


class ChangeForm(OfForm, FormView):
    """The next version for a programme: rename, explain, hide, move, limit, add; looked at before it is published."""

    permission_required = Permission.CHANGE_FORM
    form_class = ChangeFormForm
    template_name = "placements/forms/change.html"

    @property
    def programmes(self) -> Any:
        led = [one.organisation_id for one in self.person.memberships_now if one.role == Role.COORDINATOR]
        mine = Programme.objects.filter(university__in=led)
        return mine.filter(pk=self.object.programme_id) if self.object.programme_id else mine

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"template": self.object, "programmes": self.programmes}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(template=self.object, **kwargs)

    def form_valid(self, form: ChangeFormForm) -> HttpResponse:
        if "publish" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, preview=self.preview(form)))
        programme = get_object_or_404(self.programmes, pk=form.cleaned_data["programme"].pk)
        try:
            made = publish_form(
                template=self.object,
                programme=programme,
                title=form.cleaned_data["title"],
                changes=form.changes,
                new=form.new,
                by=self.person,
            )
        except ChangedMeanwhile:
            form.add_error(None, f"{programme} has a newer version of this form. Change that one: what you typed is below.")
            return self.form_invalid(form)
        messages.success(self.request, "The new version is published. Records that were begun keep the version they began with.")
        return redirect("placements:form", made.pk)

    def preview(self, form: ChangeFormForm) -> list[tuple[str, list[FieldRow]]]:
        """Return the sections as they would be, in the new order and without what is hidden."""
        return form.as_it_would_be()
