from django import forms

from writing.forms.shared_words import SharedWords, SharedWordsLine


class AgendaForm(forms.Form):
    """Something for the next supervision, in one's own words."""

    words = SharedWords(
        label="Something else for supervision",
        max_length=200,
        widget=SharedWordsLine(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "required": "Write what you want to talk about, in a few words.",
            "max_length": "Say it in 200 letters. You have written %(show_value)d.",
        },
    )
