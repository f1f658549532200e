from typing import Any

from django import forms

MEGABYTES = 60  # a portfolio of some hundred pages has a few


class CheckPortfolioForm(forms.Form):
    """A file; or, from a browser that looked at it itself, its fingerprint and the marks that stand in it."""

    file = forms.FileField(
        label="Drop a portfolio here, or choose the file",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"empty": "This file is empty. Choose the portfolio as you were given it."},
    )
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)
    marks = forms.RegexField(r"^([0-9a-f]{16}x[0-9a-f]{32} ?){0,4}$", required=False, widget=forms.HiddenInput)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(f"This file is larger than {MEGABYTES} MB. No portfolio made here is as large.")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("file") and not cleaned.get("sha256"):
            self.add_error("file", "Choose the file first.")
        return cleaned
