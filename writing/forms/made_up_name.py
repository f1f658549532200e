import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from writing.models.made_up_name import LONGEST_NAME, MOST_NAMES, already_among

FULL = f"Your list holds {MOST_NAMES} names, and that is the most. Take one off that you no longer use, then add this one."


class MadeUpNameForm(forms.Form):
    """One name for somebody's list. `names` are those that are on it already.

    The field has no maxlength: a browser would cut what was pasted without a word.
    """

    name = forms.CharField(
        label="A name you made up",
        help_text="One at a time, as you write it: Mrs Fern, or Liam K. Never the real name.",
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"}),
        error_messages={"required": "Write a name that you made up."},
    )

    def __init__(self, *args: Any, names: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        there = already_among(name, self.names)
        if there:
            raise ValidationError(f"“{there}” is on your list already.", code="there")
        if not re.search(r"[^\W\d_]", name):
            raise ValidationError("Write a name with at least one letter.")
        if len(name) > LONGEST_NAME:
            raise ValidationError(f"That is {len(name)} characters long, and a name here has at most {LONGEST_NAME}.")
        if len(self.names) >= MOST_NAMES:
            raise ValidationError(FULL)
        return name


class RemoveNameForm(forms.Form):
    remove = forms.IntegerField(min_value=1, max_value=2**62)
