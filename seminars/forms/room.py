from typing import Any

from django import forms

LONGEST_MESSAGE = 4000
LONGEST_HAND = 300


class SentOnce(forms.Form):
    """What is sent from a room carries a name of its own, so that sending it twice is sending it once."""

    client_id = forms.UUIDField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": "Load the page again, then send."}
    )

    def first_error(self) -> str:
        """Return one sentence that says what to do, for a page that shows refusals beside the words."""
        return next(iter(error for errors in self.errors.values() for error in errors), "")

    @property
    def sent(self) -> dict[str, Any]:
        return self.cleaned_data


class MessageForm(SentOnce):
    words = forms.CharField(
        label="Your message",
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={
            "required": "Write something first.",
            "max_length": "That is longer than 4,000 characters. Send it in two parts.",
        },
    )


class HandForm(SentOnce):
    words = forms.CharField(
        label="What about? You can leave this empty",
        max_length=LONGEST_HAND,
        required=False,
        error_messages={"max_length": "Say it in 300 characters; the rest when it is your turn."},
    )


class TakeHandForm(SentOnce):
    hand_id = forms.IntegerField(min_value=1, widget=forms.HiddenInput, error_messages={"required": "Choose whose turn it is."})
