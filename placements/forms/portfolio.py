from typing import Any
from uuid import uuid4

from django import forms

from placements.models.portfolio import ANONYMOUS, OWN_WORK
from writing.forms.shared_words import SharedWords, SharedWordsBox

AREA = {"rows": 3, "class": "input", "data-module": "grow"}


class HandInForm(forms.Form):
    """What a student declares. Nothing is ticked for them."""

    own = forms.BooleanField(
        label=OWN_WORK, error_messages={"required": "Tick the box if it is your own work. Nothing has been handed in."}
    )
    ai = SharedWords(
        label="How I used AI",
        max_length=1000,
        help_text="In a sentence or two: what for, and with what. If you did not, say so.",
        widget=SharedWordsBox(attrs=AREA),
        error_messages={"required": "Say in a few words how you used AI, or that you did not. Nothing has been handed in."},
    )
    anonymous = forms.BooleanField(
        label=ANONYMOUS,
        error_messages={
            "required": "Read through what is above, then tick the box if nothing identifies anybody. Nothing was handed in."
        },
    )
    mark_seen = forms.CharField(widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, mark: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"mark_seen": mark, "request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class ExplainGapForm(forms.Form):
    words = SharedWords(
        label="Why is it not there?",
        max_length=1000,
        help_text="Your tutor reads this, and so does everybody who reads the portfolio.",
        widget=SharedWordsBox(attrs=AREA),
        error_messages={"required": "Say in a few words why it is not there. Your tutor decides whether it may stay out."},
    )


class ConfirmPortfolioForm(forms.Form):
    comment = SharedWords(
        label="A comment", required=False, max_length=2000, help_text="It stands in the file.", widget=SharedWordsBox(attrs=AREA)
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class ReturnPortfolioForm(forms.Form):
    comment = SharedWords(
        label="What is needed?",
        max_length=2000,
        help_text="The student, the practice educator and the tutor read this.",
        widget=SharedWordsBox(attrs=AREA),
        error_messages={"required": "Say what is needed, so that the student knows what to add."},
    )
