from typing import Any

from django import forms

from activities.forms.log import NOT_TYPED
from activities.models.written import DraftSeen
from writing.forms.check import NeededSometimes

LONGEST = 100_000  # characters
VERSION_OF_DRAFT = {"data-draft-version-field": ""}


class PieceForm(forms.Form):
    """The text of a piece of work. It may be empty while documents are what is handed in."""

    words = NeededSometimes(
        label="Your text",
        needed_when="needed to hand it in",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14, "class": "own-words", "data-module": "grow"}),
        error_messages={"max_length": f"Keep it under {LONGEST:,} characters, or hand in the rest as a document."},
    )
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | VERSION_OF_DRAFT))

    def __init__(self, *args: Any, brings: str = "words", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if brings != "words":
            self.fields["words"].needed_when = "or hand in documents, or both"

    @property
    def typed(self) -> dict[str, str]:
        """The text as the page's script sees it, so that a late save of the same text is known again."""
        return {"words": self.data.get("words", "").replace("\r\n", "\n")}

    @property
    def draft(self) -> DraftSeen:
        return DraftSeen(fields=self.typed, version=self.cleaned_data["draft_version"])

    def clean_words(self) -> Any:
        return self.cleaned_data["words"].replace("\r\n", "\n")
