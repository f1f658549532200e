from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from learning.models.mark import Meaning, Typed
from learning.models.section_words import SectionWords
from writing.models.passage import Passage, find_again
from writing.models.tag import LONGEST_TAG, MOST_TAGS, TOO_MANY_TAGS, tags_in, wrong_with

LONGEST = 20_000  # characters of one note
NOT_TYPED = {"data-not-typed": ""}  # what a draft leaves out


class HighlightForm(forms.Form):
    """Which words somebody marks: a paragraph by its id, or from one character to another, not counting white space.

    `words` are those that the page showed. Where it was drawn before its author changed it, they say what was meant.
    """

    id = forms.UUIDField()
    place = forms.CharField(required=False, max_length=120)
    first = forms.IntegerField(required=False, min_value=0)
    last = forms.IntegerField(required=False, min_value=1)
    words = forms.CharField(required=False, max_length=50_000)
    meaning = forms.ChoiceField(choices=Meaning, required=False)

    def passage(self, section: SectionWords) -> Passage | None:
        """Return the passage; None where nothing was chosen, or these words are not there any more."""
        chosen = self.cleaned_data
        if chosen["place"]:
            return section.at(chosen["place"])
        passage = section.between(chosen["first"] or 0, chosen["last"] or 0)
        shown = "".join(chosen["words"].split())
        if passage and shown.startswith("".join(passage.quote.split())):
            return passage
        return find_again(section.text, chosen["words"], passage.start if passage else 0)


class NoteForm(forms.Form):
    """What somebody writes beside a passage, and how they find it again. The hidden fields say which words the page knew."""

    words = forms.CharField(
        label="Your note",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "class": "own-words", "data-module": "grow"}),
        error_messages={"max_length": f"Keep it under {LONGEST:,} characters."},
    )
    meaning = forms.ChoiceField(
        label="What it is to you",
        choices=Meaning,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is to you.", "invalid_choice": "Choose one of these."},
    )
    tags = forms.CharField(
        label="Tags",
        max_length=MOST_TAGS * (LONGEST_TAG + 2),
        required=False,
        help_text="A word or two to find it by, with commas between: essay, consent.",
        widget=forms.TextInput(attrs={"list": "my-tags", "data-module": "tags", "autocapitalize": "none"}),
        error_messages={"max_length": TOO_MANY_TAGS},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | {"data-draft-version-field": ""}))

    TYPED = ("words", "meaning", "tags")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Its ids are its own: it may stand in a sheet over a section with other forms."""
        super().__init__(*args, **kwargs, auto_id="note_%s")

    def clean_tags(self) -> tuple[str, ...]:
        tags = tags_in(self.cleaned_data["tags"])
        if trouble := wrong_with(tags):
            raise ValidationError(trouble)
        return tags

    @property
    def draft(self) -> Typed:
        """The fields as the page's script sees them, so that a late save of the same text is known again."""
        fields = {name: self.data.get(name, "").replace("\r\n", "\n") for name in self.TYPED}
        return Typed(fields, self.cleaned_data["draft_version"])

    def on_top_of(self, version: int) -> "NoteForm":
        """The same words again, on a page that knows the newer ones: saving them now is a choice."""
        sent = self.data.copy()
        sent["version"] = str(version)
        return type(self)(sent)


class FindForm(forms.Form):
    """What to look for among one's own notes. Whatever an address says that makes no sense is left out."""

    q = forms.CharField(required=False, max_length=100)
    meaning = forms.ChoiceField(required=False, choices=Meaning)
    tag = forms.CharField(required=False, max_length=LONGEST_TAG)
    noted = forms.BooleanField(required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    @property
    def wanted(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}
