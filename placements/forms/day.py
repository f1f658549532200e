from django import forms

from placements.forms.evidence import WHICH_DAY, not_in_the_future
from placements.models import Day


class DayForm(forms.Form):
    """What one day was."""

    on = forms.DateField(
        label="Day",
        validators=[not_in_the_future],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        error_messages={"required": WHICH_DAY, "invalid": WHICH_DAY},
    )
    kind = forms.ChoiceField(
        label="What kind of day was it?",
        choices=[(kind, words.capitalize()) for kind, words in Day.Kind.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of day it was.", "invalid_choice": "Choose one of the kinds of day."},
    )
    half = forms.BooleanField(label="Half a day", required=False)
    note = forms.CharField(
        label="A short note",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"class": "input"}),
    )

    def __init__(self, *args, placement, readers: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.placement = placement
        self.fields["note"].help_text = f"Such as “ill” or “team meeting”. {readers} can read it: no names of people you work with."

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on < self.placement.starts:
            raise forms.ValidationError(f"The placement began on {self.placement.starts:%-d %B %Y}. Give a day from then on.")
        return on


class ConfirmDaysForm(forms.Form):
    """Which of the days shown are confirmed."""

    days = forms.ModelMultipleChoiceField(
        queryset=Day.objects.none(),
        error_messages={"required": "Choose at least one day.", "invalid_choice": "One of these days is no longer waiting."},
    )

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].queryset = waiting


class QueryDayForm(forms.Form):
    """A question about a day."""

    comment = forms.CharField(
        label="What would you like to ask?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        error_messages={"required": "Write your question in a few words."},
    )
