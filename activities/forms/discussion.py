from typing import Any

from django import forms

from activities.forms.log import NOT_TYPED
from activities.models.written import DraftSeen
from activities.states import NEEDS_A_REASON
from writing.forms.check import NeededSometimes

LONGEST = 10_000  # characters of one post
LONGEST_REASON = 1000
MODERATING = ("let_through", "send_back", "hide", "show_again")
LOOK_AGAIN = "Please look at it again, then press one of the buttons."
VERSION_OF_DRAFT = {"data-draft-version-field": ""}


class Typed(forms.Form):
    """What writing and changing a post share. The hidden fields say where the words belong, so that the draft knows it too."""

    words = forms.CharField(
        label="Your post",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "class": "own-words", "data-module": "grow"}),
        error_messages={
            "required": "Write something first, then post it.",
            "max_length": f"Keep it under {LONGEST:,} characters.",
        },
    )
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | VERSION_OF_DRAFT))

    TYPED: tuple[str, ...] = ("words",)

    @property
    def typed(self) -> dict[str, str]:
        """The fields as the page's script sees them, so that a late save of the same text is known again."""
        return {name: self.data.get(name, "").replace("\r\n", "\n") for name in self.TYPED}

    @property
    def draft(self) -> DraftSeen:
        return DraftSeen(fields=self.typed, version=self.cleaned_data["draft_version"])

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")


class PostForm(Typed):
    discussion = forms.CharField(max_length=20, widget=forms.HiddenInput)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)

    TYPED = ("words", "discussion", "under")

    def __init__(self, *args: Any, answers: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if answers:
            self.fields["words"].label = f"Your answer to {answers}"
            self.fields["words"].widget.attrs["autofocus"] = True  # whoever pressed Answer wants to write


class ChangeForm(Typed):
    """`version` says which words the page was opened on, so that newer ones are never overwritten."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput(attrs=NOT_TYPED))


class DecideForm(forms.Form):
    """What a tutor does with a post, in the version they read. Some moves need a reason that its author reads."""

    move = forms.ChoiceField(choices=[(move, move) for move in MODERATING], error_messages={"invalid_choice": LOOK_AGAIN})
    version = forms.IntegerField(min_value=1)
    reason = NeededSometimes(
        label="Why",
        needed_when="needed to send it back or to hide it",
        max_length=LONGEST_REASON,
        help_text="The author reads this. Nobody else does but the tutors.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("move") in NEEDS_A_REASON and not given.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Say why in a sentence. The author reads it.")
        return given
