from collections.abc import Mapping
from typing import Any

from django import forms

from writing.models.checked_text import CheckedText, Choices

LEAST_REASON = 10  # characters
REPLACE, LEAVE = "replace", "leave"


class CheckForm(forms.Form):
    """What the writer does with each thing that might identify somebody: other words in its place, or leave it and say why.

    Nothing is chosen for them. `decided` says whether every finding has an answer; a page may be shown again before that.
    """

    reason = forms.CharField(
        label="Why does what you leave not identify anybody?",
        required=False,
        max_length=1000,
        help_text="Only you can see your reason.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
    )
    keep_original = forms.BooleanField(
        label="Keep my private original", required=False, help_text="Only you could open it. Off unless you choose it."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, checked: CheckedText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checked = checked
        for one in checked.pointed:
            self.fields[f"do-{one.key}"] = forms.ChoiceField(
                choices=[(REPLACE, "Replace it"), (LEAVE, "Leave it")], required=False, widget=forms.RadioSelect
            )
            self.fields[f"with-{one.key}"] = forms.CharField(
                label=f"Replace “{one.finding.text}” with", required=False, max_length=200, initial=one.finding.suggestion
            )

    @property
    def choices(self) -> Choices:
        """What has been decided so far, by the key of each finding. Undecided ones are not in it."""
        given = self.cleaned_data
        decided = [one for one in self.checked.pointed if given.get(f"do-{one.key}")]
        return {
            one.key: None if given[f"do-{one.key}"] == LEAVE else given.get(f"with-{one.key}") or one.finding.suggestion
            for one in decided
        }

    @property
    def undecided(self) -> int:
        return len(self.checked.pointed) - len(self.choices)

    @property
    def was_read(self) -> bool:
        """Whether the page they pressed Share on showed these very words."""
        return self.cleaned_data.get("seen") == self.checked.digest(self.choices)

    def explains(self) -> bool:
        """Whether there is a reason for whatever is left. Adds the error where there is none."""
        if None not in self.choices.values() or len(self.cleaned_data.get("reason", "").strip()) >= LEAST_REASON:
            return True
        self.add_error("reason", f"Say why in at least {LEAST_REASON} characters. Only you can see it.")
        return False

    def lines(self) -> list[dict[str, Any]]:
        """One line for each finding, those still to decide first."""
        choices = self.choices if self.is_bound and self.is_valid() else {}
        lines = [
            {
                "one": one,
                "decided": one.key in choices,
                "chosen": choices.get(one.key),
                "left": one.key in choices and choices[one.key] is None,
                "own_wording": choices.get(one.key) not in {None, one.finding.suggestion},
                "with": self[f"with-{one.key}"].value() or one.finding.suggestion,
            }
            for one in self.checked.pointed
        ]
        return sorted(lines, key=lambda line: line["decided"])


def with_suggestions(checked: CheckedText, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with other words in place of everything that was still to decide."""
    taken = {f"do-{one.key}": REPLACE for one in checked.pointed if not answers.get(f"do-{one.key}")}
    return {**answers, **taken}
