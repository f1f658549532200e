from typing import Any
from uuid import uuid4

from django import forms

from accounts.models import User
from writing.forms.check import LEAST_REASON
from writing.models.flag import KINDS, LONGEST_NOTE
from writing.models.local_words import looked_through

LONGEST_REASON = 500
ROWS = {"rows": 2, "data-module": "grow"}


class NamesNobody(forms.Form):
    """What is said about a flag goes to another person: it must not do what the flag warns of."""

    def __init__(self, *args: Any, author: User, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.author, self.reader = author, reader

    def without_names(self, words: str, instead: str) -> str:
        """Return the words. Raises ValidationError where they might identify somebody themselves."""
        checked = looked_through({"words": words}, author=self.author, readers=[self.reader])
        if checked.pointed:
            found = " and ".join(f"“{text}”" for text in dict.fromkeys(one.finding.text for one in checked.pointed[:2]))
            raise forms.ValidationError(f"{found} might identify somebody too. {instead}")
        if checked.combinations:
            raise forms.ValidationError(f"Together these details might identify somebody too. {instead}")
        return words


class IdentifierFlagForm(NamesNobody):
    """What kind of thing might identify someone, and where it stands. Nothing is chosen for the reader."""

    kind = forms.ChoiceField(
        label="What might identify someone?",
        choices=[("", "Choose what comes nearest"), *KINDS],
        error_messages={"required": "Choose what comes nearest. “Something else” will do."},
    )
    note = forms.CharField(
        label="Where does it stand?",
        max_length=LONGEST_NOTE,
        required=False,
        help_text="Without repeating it, such as: in the second paragraph, twice.",
        widget=forms.Textarea(attrs=ROWS),
        error_messages={"max_length": f"Keep it under {LONGEST_NOTE} characters: where to look is enough."},
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def clean_note(self) -> str:
        return self.without_names(self.cleaned_data["note"], "Say where it stands without repeating it.")

    def on_top_of(self, version: int) -> "IdentifierFlagForm":
        """What was typed again, on a page that knows the newer words: flagging those is a choice."""
        data = self.data.copy()
        data["version"] = str(version)
        return type(self)(data, author=self.author, reader=self.reader)


class NotIdentifyingForm(NamesNobody):
    reason = forms.CharField(
        label="Why does it not identify anyone?",
        min_length=LEAST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs=ROWS),
        error_messages={
            "required": "Say why, in a sentence.",
            "min_length": f"Say why in at least {LEAST_REASON} characters.",
            "max_length": f"Keep it under {LONGEST_REASON} characters.",
        },
    )

    def clean_reason(self) -> str:
        return self.without_names(self.cleaned_data["reason"], "Give your reason without repeating it.")
