from typing import Any, ClassVar

from django import forms

from activities.forms.log import NOT_TYPED
from activities.models.written import DraftSeen


class DraftedForm(forms.Form):
    """A form that is kept as it is typed. `TYPED` names the fields that the page's script sees."""

    TYPED: ClassVar[tuple[str, ...]] = ("words",)

    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | {"data-draft-version-field": ""}))

    @property
    def draft(self) -> DraftSeen:
        """The fields as the page's script sees them, so that a late save of the same text is known again."""
        typed = {name: self.data.get(name, "").replace("\r\n", "\n") for name in self.TYPED}
        return DraftSeen(fields=typed, version=self.cleaned_data["draft_version"])

    def again(self, **values: Any) -> "DraftedForm":
        """Return the same form as it was sent, with other values in some of its fields."""
        sent = self.data.copy()
        for name, value in values.items():
            sent[name] = str(value)
        return type(self)(sent)
