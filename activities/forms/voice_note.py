from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from writing.forms.check import LEAST_REASON, LONGEST_REASON
from writing.models import Attachment

SAY = f"Say in at least {LEAST_REASON} characters why it does not identify anybody. Only you can see it."


class HearForm(forms.Form):
    """Which voice notes a reader may hear. Nothing looks through a recording but its author, so none is chosen beforehand."""

    hear = forms.ModelMultipleChoiceField(
        queryset=Attachment.objects.none(),
        required=False,
        error_messages={"invalid_choice": "This voice note is not there any more.", "invalid_pk_value": "Choose from the list."},
    )
    hear_reason = forms.CharField(
        label="You listened to it. Why does it not identify anybody?",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
    )

    def __init__(self, *args: Any, notes: Sequence[Attachment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes = notes
        self.fields["hear"].queryset = Attachment.objects.filter(pk__in=[note.pk for note in notes if not note.awaits_virus_check])
        self.mark_chosen()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("hear") and len(given.get("hear_reason", "").strip()) < LEAST_REASON:
            raise ValidationError({"hear_reason": SAY})
        return given

    def mark_chosen(self) -> None:
        """Say on each note whether it is ticked, so that a page that is shown again has it ticked still."""
        ticked = {str(pk) for pk in self["hear"].value() or []}
        for note in self.notes:
            note.is_chosen = str(note.pk) in ticked

    @property
    def reason(self) -> str:
        return self["hear_reason"].value() or ""
