from django import forms


class WordsForm(forms.Form):
    """A few words to go with an answer, or none."""

    comment = forms.CharField(
        label="A few words",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
    )
