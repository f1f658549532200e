from typing import Any

from django import forms

from learning.models.remark import LONGEST, LONGEST_ANSWER
from learning.models.remark_check import Hint, digest_of, hints_in

LOOK_AGAIN = "This may be about a person. Take out what points to them. If it doesn’t, press the button again."


class LookedThrough(forms.Form):
    """A form whose words everybody may read one day: what might identify someone is pointed out once, and can stay."""

    PUBLIC: tuple[str, ...] = ()

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, about: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.hints: list[Hint] = []

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        texts = [given.get(name, "").strip() for name in self.PUBLIC]
        self.hints = hints_in("\n\n".join(texts), about=self.about) if any(texts) else []
        digest = digest_of(*texts)
        if self.hints and given.get("seen") != digest:
            self.add_error(self.PUBLIC[0], LOOK_AGAIN)
            self.data = self.data.copy()
            self.data["seen"] = digest
        return given


class RemarkForm(LookedThrough):
    """One field that has to be filled in, and which part of the page it is about."""

    PUBLIC = ("words",)

    id = forms.UUIDField(widget=forms.HiddenInput)
    place = forms.ChoiceField(label="Which part is it about?", required=False, widget=forms.Select(attrs={"class": "input"}))
    words = forms.CharField(
        label="What is unclear or wrong?",
        max_length=LONGEST,
        help_text="Don’t write about a person, and don’t give your name: nothing here says who you are.",
        widget=forms.Textarea(attrs={"rows": 5, "class": "input own-words", "data-module": "grow"}),
        error_messages={
            "required": "Write what is unclear or wrong, then send it.",
            "max_length": f"Keep it under {LONGEST:,} characters.",
        },
    )

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", "All of it"), *parts]
        if not parts:
            del self.fields["place"]


class AnswerForm(LookedThrough):
    """What everybody reads. The remark itself stays with the authors."""

    PUBLIC = ("you_said", "we_did")

    you_said = forms.CharField(
        label="You said",
        max_length=LONGEST_ANSWER,
        help_text="Everybody reads this. Shorten it or say it in your own words; leave nobody recognisable in it.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "input", "data-module": "grow"}),
        error_messages={
            "required": "Say in a sentence what was asked.",
            "max_length": f"Keep it under {LONGEST_ANSWER:,} characters.",
        },
    )
    we_did = forms.CharField(
        label="We did",
        max_length=LONGEST_ANSWER,
        help_text="What you changed, or why it stays as it is.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "input", "data-module": "grow"}),
        error_messages={
            "required": "Say what you did, or why it stays as it is.",
            "max_length": f"Keep it under {LONGEST_ANSWER:,} characters.",
        },
    )
