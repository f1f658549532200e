from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from placements.models.panel_board import Board
from placements.models.panel_views import OUTCOMES, RETURN

AREA = {"rows": 3, "class": "input", "data-module": "grow"}


class AgreeOutcomeForm(forms.Form):
    """What the panel agreed. Nothing is chosen beforehand."""

    outcome = forms.ChoiceField(
        label="What did the panel agree?",
        choices=[(one, one) for one in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was agreed. Nothing was recorded."},
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=2000,
        help_text="Needed where it is not what every reader says. The readers and you read this, nobody else.",
        widget=forms.Textarea(attrs=AREA),
    )
    words = forms.CharField(
        label="If it is returned: what is needed?",
        required=False,
        max_length=2000,
        help_text="The practice educator, the student and the tutor read this.",
        widget=forms.Textarea(attrs=AREA),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == RETURN and not cleaned.get("words"):
            self.add_error("words", "Say what is needed, so that the practice educator and the student know what to add.")
        return cleaned


class RecordBoardForm(forms.Form):
    """What the board decided, and when it met."""

    outcome = forms.ChoiceField(
        label="What did the board decide?",
        choices=Board.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the board decided. Nothing was recorded."},
    )
    on = forms.DateField(
        label="When did it meet?",
        widget=forms.DateInput(attrs={"class": "input", "type": "date"}),
        error_messages={"required": "Give the day on which the board met.", "invalid": "Give the day, such as 23/11/2026."},
    )
    comment = forms.CharField(
        label="Why",
        required=False,
        max_length=2000,
        help_text="Needed where it is not what was recommended, or not what an earlier board decided. "
        "The student, the practice educator and the tutor read this.",
        widget=forms.Textarea(attrs=AREA),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("That day is still to come. Record it once the board has met.")
        return on
