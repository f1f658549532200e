from typing import Any

from django import forms

WHICH_DAY = "Give a day such as 7 December 2026, or leave it empty."


def day_field(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        error_messages={"invalid": WHICH_DAY},
    )


class DatesForm(forms.Form):
    """From when until when somebody is on a module."""

    starts = day_field("From", "The first day on which they can read it. Left empty: from now on.")
    ends = day_field("Until", "The last day. Left empty: it does not end.")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", f"It would end before it begins. Give a day from {said['starts']:%-d %B %Y} on.")
        return said
