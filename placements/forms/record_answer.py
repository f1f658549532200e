from django import forms

from writing.forms.shared_words import SharedWords, SharedWordsBox


class WordsForm(forms.Form):
    """A few words to go with an answer, or none."""

    comment = SharedWords(
        label="A few words",
        required=False,
        max_length=4000,
        widget=SharedWordsBox(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
    )
