from typing import Any

from django import forms

from learning.models.remark_check import Hint, digest_of, hints_in
from seminars.models import CaseSheet
from seminars.models.case_sheet import MOST_STEPS

NO_GAPS = "Move the steps together: this one is empty, and one after it is not."


class CaseSheetForm(forms.Form):
    """A case in up to six steps. What might identify somebody is pointed out once, before anybody reads it."""

    title = forms.CharField(
        label="What the case is called",
        max_length=200,
        help_text="Such as “A visit with two stories”. Everybody reads it with the first step.",
        error_messages={"required": "Give the case a name."},
    )
    looked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sheet: CaseSheet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints: list[Hint] = []
        steps = sheet.steps if sheet else []
        if sheet:
            self.initial.setdefault("title", sheet.title)
        for number in range(1, MOST_STEPS + 1):
            is_open = sheet is not None and number <= sheet.opened
            self.fields[f"step_{number}"] = forms.CharField(
                label=f"Step {number}",
                required=number == 1,
                disabled=is_open,
                initial=steps[number - 1] if number <= len(steps) else "",
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4 if number <= max(2, len(steps)) else 2}),
                help_text="Open. It stays as everybody read it." if is_open else "",
                error_messages={"required": "Write the first step.", "max_length": "Say it in 4,000 characters."},
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        words = [given.get(f"step_{number}", "").strip() for number in range(1, MOST_STEPS + 1)]
        last = max((at for at, step in enumerate(words) if step), default=0)
        for at in range(1, last):
            if not words[at]:
                self.add_error(f"step_{at + 1}", NO_GAPS)
        given["steps"] = words[: last + 1]
        if not self.errors:
            self.point_out(given)
        return given

    def point_out(self, given: dict[str, Any]) -> None:
        """Ask to look again, once for the same words."""
        hints = hints_in("\n\n".join((given["title"], *given["steps"])), about="")
        seen = digest_of(given["title"], *given["steps"])
        if hints and given.get("looked") != seen:
            self.hints = hints
            self.data = self.data.copy()
            self.data["looked"] = seen
            self.add_error(None, "Look at these words once more. Change them, or save the case as it is.")
