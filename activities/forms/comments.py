import re
from typing import Any

from django import forms

from activities.forms.drafted import DraftedForm
from activities.models.log_comments import Said
from writing.forms.shared_words import SharedWords, SharedWordsBox
from writing.models import Draft
from writing.models.passage import LONGEST_PASSAGE, Passage

LONGEST = 10_000  # characters of one comment


class ChosenForm(forms.Form):
    """Which words somebody chose: a paragraph, or from one character to another, on a page that showed version `seen`."""

    on = forms.RegexField(regex=re.compile(r"^p\d{1,5}\Z"), required=False)
    first = forms.IntegerField(min_value=0, required=False)
    last = forms.IntegerField(min_value=1, required=False)
    seen = forms.IntegerField(min_value=1, required=False)
    thread = forms.IntegerField(min_value=1, required=False)

    def passage(self, said: Said, version: int) -> Passage | None:
        """Return the words, or None where nothing was chosen, or the page showed other words than there are now."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("seen") != version:
            return None
        if chosen["on"]:
            return said.paragraph(chosen["on"])
        return said.between(chosen["first"] or 0, chosen["last"] or 0)


class CommentForm(DraftedForm):
    """A comment. The hidden fields say what it is about, so that the draft knows it too."""

    words = SharedWords(
        label="Your comment",
        max_length=LONGEST,
        widget=SharedWordsBox(attrs={"rows": 6, "class": "own-words", "data-module": "grow"}),
        error_messages={
            "required": "Write your comment, or go back to the entry.",
            "max_length": f"Keep it under {LONGEST:,} characters.",
        },
    )
    entry = forms.CharField(max_length=36, widget=forms.HiddenInput)
    thread = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    quote = forms.CharField(max_length=LONGEST_PASSAGE, required=False, widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    TYPED = ("words", "entry", "thread", "quote", "start", "version")


def about_passage(passage: Passage, version: int) -> dict[str, Any]:
    return {"quote": passage.quote, "start": passage.start, "version": version}


def typed_in(draft: Draft) -> dict[str, Any]:
    return {name: text for name, text in draft.fields.items() if name in CommentForm.TYPED}


class DealtWithForm(forms.Form):
    dealt_with = forms.BooleanField(required=False)
