from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from activities.models import Activity
from activities.models.activity import hard_to_read


class ActivityForm(WagtailAdminModelForm):
    """What an author fills in. Until it is first published an activity's key follows its title; then it stays."""

    def clean_task(self) -> str:
        task = self.cleaned_data["task"]
        if not self.is_deferred_validation and (said := hard_to_read(task)):
            raise forms.ValidationError(said)
        return task

    def save(self, commit: bool = True) -> Activity:  # noqa: FBT001, FBT002 - as Django calls it
        self.instance.name_by_title()
        return super().save(commit=commit)

    def clean_minutes(self) -> int:
        """A draft may be saved without."""
        return self.cleaned_data["minutes"] or Activity._meta.get_field("minutes").default
