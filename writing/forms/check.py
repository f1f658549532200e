from collections.abc import Mapping
from typing import Any

from django import forms

from writing.models.checked_text import CheckedText, Choices, Known, Pointed, known

LEAST_REASON = 10  # characters
LONGEST_REASON = 1000
REPLACE, LEAVE = "replace", "leave"
GONE = "That name is no longer on your list. Choose another one, or write what should stand there."


class NeededSometimes(forms.CharField):
    """A field that must be filled in or not, depending on the rest of the form. Its label says when."""

    def __init__(self, *, needed_when: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.needed_when = needed_when


class CheckForm(forms.Form):
    """What the writer does with each thing that might identify somebody: other words in its place, or leave it and say why.

    Nothing is chosen for them. `decided` says whether every finding has an answer; a page may be shown again before that.
    A name can be replaced with one from their own list of those they made up. Choosing one is an answer, and goes before others.
    """

    reason = NeededSometimes(
        label="Why does what you leave not identify anybody?",
        needed_when="needed where you leave something",
        max_length=LONGEST_REASON,
        help_text=f"At least {LEAST_REASON} characters. Only you can see your reason.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
    )
    keep_original = forms.BooleanField(
        label="Keep my private original",
        required=False,
        help_text="Only you could open it. Otherwise the words you replace are erased, 15 minutes after you share.",
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
            if one.is_name and checked.made_up:
                self.fields[f"made-{one.key}"] = forms.ChoiceField(
                    choices=[("", ""), *((name, name) for name in checked.made_up)],
                    required=False,
                    error_messages={"invalid_choice": GONE},
                )

    @property
    def choices(self) -> Choices:
        """What has been decided so far, by the key of each finding. Undecided ones are not in it."""
        answers = {one.key: self.answer_to(one) for one in self.checked.pointed}
        return {key: words or None for key, words in answers.items() if words is not None}

    def answer_to(self, one: Pointed) -> str | None:
        """Return the words to stand there, "" where it is left as it is, None where nothing is decided."""
        given = self.cleaned_data
        made_up, do = given.get(f"made-{one.key}"), given.get(f"do-{one.key}")
        if made_up or do == REPLACE:
            return made_up or given.get(f"with-{one.key}") or one.finding.suggestion
        return "" if do == LEAVE else None

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
        self.is_valid()  # what was decided stays decided, also on a page that says what is missing
        choices = self.choices if self.is_bound else {}
        lines = [
            {
                "one": one,
                "decided": one.key in choices,
                "chosen": choices.get(one.key),
                "left": one.key in choices and choices[one.key] is None,
                "own_wording": choices.get(one.key) not in {None, one.finding.suggestion, *self.checked.made_up},
                "made_up": choices.get(one.key) in self.checked.made_up,
                "gone": self.errors.get(f"made-{one.key}"),
                "with": choices.get(one.key) or self[f"with-{one.key}"].value() or one.finding.suggestion,
            }
            for one in self.checked.pointed
        ]
        return sorted(lines, key=lambda line: line["decided"])


def with_suggestions(checked: CheckedText, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with other words in place of everything that was still to decide."""
    taken = {f"do-{one.key}": REPLACE for one in checked.pointed if not answers.get(f"do-{one.key}")}
    return {**answers, **taken}


def as_left_before(checked: CheckedText, left: Mapping[Known, str]) -> dict[str, str]:
    """Return the answers to begin with: what the writer left in the same words before stays left, for the reason they gave."""
    again = [one for one in checked.pointed if known(one) in left]
    reasons = dict.fromkeys(left[known(one)] for one in again)
    return {f"do-{one.key}": LEAVE for one in again} | {"reason": "\n".join(reasons)[:LONGEST_REASON]}
