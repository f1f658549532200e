from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from learning.interchange.archive import MOST_BYTES, TOO_LARGE, Unreadable
from learning.interchange.cartridge_read import read


class BringCartridgeForm(forms.Form):
    """A Common Cartridge. The id is made by the page, so that the same press twice brings one."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(
        help_text="A Common Cartridge (.imscc, or a .zip that is one), up to 50 MB. It comes in as drafts that only authors see.",
        widget=forms.FileInput(attrs={"accept": ".imscc,.zip"}),
        error_messages={"required": "Choose a file first.", "empty": "This file is empty. Choose the one that was exported."},
    )

    def clean_file(self) -> bytes:
        """Return what is in the file. Raises ValidationError with what to do where it is no honest cartridge."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        content = file.read()
        try:
            read(content)
        except Unreadable as problem:
            raise ValidationError(str(problem)) from None
        return content

    @property
    def name(self) -> str:
        return self.files["file"].name
