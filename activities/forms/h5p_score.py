from typing import Any

from django import forms

LONGEST_REASON = 1000


class ScoreForm(forms.Form):
    """How many points count for one student, and why. They read it."""

    points = forms.FloatField(
        label="Points that count",
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "input", "step": "any", "inputmode": "decimal"}),
        error_messages={"required": "Say how many points count.", "invalid": "Write a number, such as 3 or 2.5."},
    )
    reason = forms.CharField(
        label="Why",
        max_length=LONGEST_REASON,
        help_text="The student reads this with your name, and so do others who lead the cohort.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
        error_messages={"required": "Say why in a sentence. The student reads it."},
    )

    def __init__(self, *args: Any, of: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = self.fields["points"]
        points.max_value, points.help_text = of, f"Of {of}."
        points.validators.append(forms.fields.validators.MaxValueValidator(of, f"Write {of} or less: there is no more to score."))
        points.widget.attrs["max"] = of
