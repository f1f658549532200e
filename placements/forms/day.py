from decimal import Decimal

from django import forms

from placements.forms.evidence import WHICH_DAY, not_in_the_future
from placements.models import Day
from placements.models.day import DayWas
from writing.forms.shared_words import SharedWords, SharedWordsBox, SharedWordsLine


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
    extra_hours = forms.DecimalField(
        label="Extra hours",
        required=False,
        min_value=0,
        max_value=12,
        decimal_places=2,
        help_text="Hours beyond the day, such as 1.5. You can take them back as time; they never shorten the placement.",
        widget=forms.TextInput(attrs={"class": "input short", "inputmode": "decimal", "autocomplete": "off", "size": 5}),
        error_messages={
            "invalid": "Give the hours in figures, such as 1.5.",
            "max_value": "More than 12 extra hours in a day cannot be right. Give those of this day only.",
            "min_value": "Give the extra hours as a number from 0.",
            "max_decimal_places": "Give hours with two figures after the point at most, such as 1.25.",
        },
    )
    told = forms.BooleanField(
        label="I have told my agency and my university",
        required=False,
        help_text="For a day on which you were ill or away. If you have not yet, do it today.",
    )
    note = SharedWords(
        label="A short note",
        required=False,
        max_length=120,
        widget=SharedWordsLine(attrs={"class": "input"}),
    )

    def __init__(self, *args, placement, readers: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.placement = placement
        self.fields["note"].help_text = f"Such as “ill” or “team meeting”. {readers} can read it: no names of people you work with."

    def clean_extra_hours(self):
        return self.cleaned_data["extra_hours"] or Decimal(0)

    @property
    def was(self) -> DayWas:
        given = self.cleaned_data
        return DayWas(**{name: given[name] for name in ("kind", "note", "half", "extra_hours", "told")})

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

    comment = SharedWords(
        label="What would you like to ask?",
        max_length=1000,
        widget=SharedWordsBox(attrs={"rows": 3, "class": "input"}),
        error_messages={"required": "Write your question in a few words."},
    )


class RefuseDayForm(forms.Form):
    """Why a day is not confirmed."""

    comment = SharedWords(
        label="Why can’t you confirm it?",
        max_length=1000,
        widget=SharedWordsBox(attrs={"rows": 3, "class": "input"}),
        error_messages={"required": "Say why in a few words. The student reads them."},
    )


class ReopenDayForm(forms.Form):
    """Why a confirmed day is opened again."""

    comment = SharedWords(
        label="What has to be put right?",
        max_length=1000,
        widget=SharedWordsBox(attrs={"rows": 3, "class": "input"}),
        error_messages={"required": "Say in a few words what has to be put right. Everybody on this placement reads them."},
    )


class AnswerAboutDayForm(forms.Form):
    """What the student says to a question about a day, or to its not being confirmed."""

    comment = SharedWords(
        label="Your answer",
        max_length=1000,
        widget=SharedWordsBox(attrs={"rows": 3, "class": "input"}),
        error_messages={"required": "Write your answer in a few words."},
    )
