from django import forms


class PrepareForm(forms.Form):
    """What somebody answers beforehand. The button that is pressed says who can read it."""

    words = forms.CharField(
        label="Your answer",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="No names of people you work with, and no details that point to one person.",
        error_messages={"required": "Write your answer first.", "max_length": "Say it in 4,000 characters."},
    )
    bring = forms.BooleanField(required=False, widget=forms.HiddenInput)
