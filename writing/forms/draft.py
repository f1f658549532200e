from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

MOST_FIELDS = 100


class TextByName(forms.Field):
    """A table of texts by name, as a page's form fields are."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> dict[str, str]:
        if not isinstance(value, dict) or len(value) > MOST_FIELDS:
            raise ValidationError("Send the fields as a table of texts by name.")
        if not all(isinstance(text, str) and "\x00" not in name + text for name, text in value.items()):
            raise ValidationError("Every field is a text, without null characters.")
        return value

    def validate(self, value: dict[str, str]) -> None:
        """An empty form is a draft too: somebody has taken everything out."""


class DraftForm(forms.Form):
    """What a page sends to keep its text. It comes as JSON and is never drawn."""

    kind = forms.CharField(max_length=40, validators=[RegexValidator(r"^[a-z_]+\Z")])
    about = forms.CharField(max_length=64, required=False, validators=[RegexValidator(r"^[A-Za-z0-9_:.-]*\Z")])
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000)
    fields_by_name = TextByName()

    def __init__(self, sent: dict[str, Any]) -> None:
        super().__init__({"fields_by_name" if name == "fields" else name: value for name, value in sent.items()})

    def clean(self) -> dict[str, Any]:
        read = super().clean()
        renamed = {"fields_by_name": "fields", "version": "version_seen"}
        return {renamed.get(name, name): value for name, value in read.items()}
