from django import forms

from placements.forms.record import SignRecordForm
from placements.models.desk_waiting import RecordToSign, WeekToConfirm
from placements.models.record_page import sections_of_version
from writing.forms.shared_words import SharedWords, SharedWordsBox


class WeekForm(forms.Form):
    """What somebody says to a week of days. Nothing is chosen for them."""

    CONFIRM, ASK = "confirm", "ask"

    answer = forms.ChoiceField(
        label="Was it like this?",
        choices=[(CONFIRM, "Yes"), (ASK, "I have a question")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose an answer for this week. Nothing has been signed.",
            "invalid_choice": "Choose yes or no.",
        },
    )
    comment = SharedWords(
        label="Your question",
        required=False,
        max_length=1000,
        widget=SharedWordsBox(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
    )
    days = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, week: WeekToConfirm, **kwargs):
        super().__init__(*args, initial={"days": ",".join(str(day.pk) for day in week.days)}, **kwargs)
        self.week = week
        number = len(week.days)
        self.fields["answer"].hints = {self.CONFIRM: f"I confirm {'this day' if number == 1 else f'these {number} days'}"}
        self.fields["comment"].help_text = "Say which day and what about it. It stands beside the day."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == self.ASK and not cleaned.get("comment", "").strip():
            self.add_error("comment", "Write your question in a few words.")
        return cleaned

    @property
    def chosen(self) -> list:
        """The days that stood on the page and wait still. One that came since is not confirmed unseen."""
        seen = set(self.cleaned_data["days"].split(","))
        return [day for day in self.week.days if str(day.pk) in seen]


class RecordForm(SignRecordForm):
    """The same as on the record's own page, beside what is signed."""

    def __init__(self, *args, waits: RecordToSign, **kwargs):
        super().__init__(*args, record=waits.record, **kwargs)
        parts = waits.record.parts_of(waits.signer.person)
        self.signer, self.minutes = waits.signer, waits.minutes
        self.frozen = sections_of_version(waits.record, waits.version.content, parts)
