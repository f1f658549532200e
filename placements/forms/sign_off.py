from uuid import uuid4

from django import forms

from placements.models import Evidence, Judgement


class SignOffForm(forms.Form):
    """What the practice educator says. Nothing is chosen for them."""

    judgement = forms.ChoiceField(
        label="Does it show this?",
        choices=Judgement.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what you think: agree, partly or not yet. Nothing has been signed.",
            "invalid_choice": "Choose agree, partly or not yet. Nothing has been signed.",
        },
    )
    comment = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
        error_messages={"max_length": "Shorten your comment to 4,000 characters. You have written %(show_value)d."},
    )
    version_seen = forms.IntegerField(widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, evidence: Evidence, **kwargs):
        kwargs["initial"] = {"version_seen": evidence.version, "request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["judgement"].hints = {
            Judgement.AGREE: "This shows it",
            Judgement.PARTLY: "Say below what is missing",
            Judgement.NOT_YET: "It doesn’t show this, or you can’t tell",
        }
        self.fields["comment"].label = f"A comment for {evidence.author.get_short_name()}"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("judgement") == Judgement.PARTLY and not cleaned.get("comment", "").strip():
            self.add_error("comment", "Say in a few words what is missing. Nothing has been signed yet.")
        return cleaned


class SureForm(forms.Form):
    """A second page that asks once more, so that no scanner or slip of the thumb tells anybody anything."""

    comment = forms.CharField(
        required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "class": "input", "data-module": "grow"})
    )

    def __init__(self, *args, evidence: Evidence, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].label = f"A few words for {evidence.author.get_short_name()}"


class ReturnForm(SureForm):
    """Giving it back needs words: without them the student would not know what to change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True
        self.fields["comment"].label = "What should change?"
        self.fields["comment"].error_messages["required"] = "Say what should change, so that the evidence can be improved."
