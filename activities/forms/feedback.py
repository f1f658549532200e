from uuid import UUID

from django import forms

from activities.forms.drafted import DraftedForm
from activities.models.saved_phrase import LONGEST_PHRASE
from writing.forms.shared_words import SharedWords, SharedWordsBox

LONGEST = 10_000  # characters of one piece of feedback


def box(rows: int) -> SharedWordsBox:
    return SharedWordsBox(attrs={"rows": rows, "class": "own-words", "data-module": "grow"})


def too_long(most: int) -> dict[str, str]:
    return {"max_length": f"Keep it under {most:,} characters."}


class FeedbackForm(DraftedForm):
    """Words about a whole entry. The hidden fields say which one, and which words were read. It may be spoken instead."""

    TYPED = ("words", "entry", "version")

    words = SharedWords(label="Overall", required=False, max_length=LONGEST, widget=box(7), error_messages=too_long(LONGEST))
    words.needed_when = "unless you speak"
    entry = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")


class AnswerForm(DraftedForm):
    """A question, or an answer, under feedback. `id` is made by the page."""

    TYPED = ("words", "feedback")

    words = SharedWords(
        label="Your words",
        max_length=LONGEST,
        widget=box(6),
        error_messages={"required": "Write your words, or go back to the entry."} | too_long(LONGEST),
    )
    feedback = forms.UUIDField(widget=forms.HiddenInput)
    id = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-not-typed": ""}))

    @property
    def uuid(self) -> UUID:
        return self.cleaned_data["id"]


class WillDoForm(DraftedForm):
    """What somebody will do next. Nothing in it takes away what stood there."""

    words = SharedWords(
        label="What I will do next", required=False, max_length=2_000, widget=box(5), error_messages=too_long(2_000)
    )

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")


class PhraseForm(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label="A phrase of yours",
        max_length=LONGEST_PHRASE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
        error_messages={
            "required": "Write the phrase first.",
            "max_length": f"A phrase can have {LONGEST_PHRASE} characters. Make two of it.",
        },
    )

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")
