from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from accounts.models import Organisation, User
from writing.models.emergency import LONGEST_REASON, students_of
from writing.states import LONGEST_PERIOD

LEAST_REASON = 30
LEAST_REFUSAL = 10
AGREE, REFUSE = "agree", "refuse"
WHICH_DAY = "Give the day, such as 20/11/2026."


def day_field(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": WHICH_DAY, "invalid": WHICH_DAY},
    )


class AskForm(forms.Form):
    """Whose writing, which days, and why. Nothing is filled in for whoever asks."""

    email = forms.EmailField(
        label="Whose log is it?",
        help_text="The student’s university e-mail address. You see the name on the next page, and can withdraw.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give the student’s e-mail address.", "invalid": "Write the whole e-mail address."},
    )
    first_day = day_field("From", "The days on which it happened, as the student dates an entry. Ask for as few as will do.")
    last_day = day_field("To", f"At most {LONGEST_PERIOD} days together.")
    reason = forms.CharField(
        label="Why must somebody else read it, today?",
        help_text="The student reads exactly these words, with your name.",
        min_length=LEAST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4, "data-module": "grow"}),
        error_messages={
            "required": "Say why. The student reads it.",
            "min_length": f"Say why in at least {LEAST_REASON} characters: the student reads it.",
            "max_length": f"Keep it under {LONGEST_REASON:,} characters.",
        },
    )
    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, universities: Collection[Organisation], by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.universities, self.by = universities, by

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        self.author = students_of(self.universities).exclude(pk=self.by.pk).filter(email__iexact=email).first()
        if self.author is None:
            raise forms.ValidationError("No student of your university has this address. Check how it is spelled.")
        return email

    def clean_last_day(self) -> date:
        last = self.cleaned_data["last_day"]
        if last > timezone.localdate():
            raise forms.ValidationError("Choose today or an earlier day: nothing has happened on a later one.")
        return last

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Choose the same day as the first, or a later one.")
        elif first and last and (last - first).days >= LONGEST_PERIOD:
            self.add_error("last_day", f"Choose at most {LONGEST_PERIOD} days. For others, ask again.")
        return given

    @property
    def university(self) -> Organisation:
        """Return the university of the two of them."""
        studied = self.author.memberships.filter(role="student").values_list("organisation", flat=True)
        return next(one for one in self.universities if one.pk in set(studied))


class AnswerForm(forms.Form):
    """The second person's answer. Nothing is chosen for them."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[(AGREE, "I agree"), (REFUSE, "I refuse")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two."},
    )
    words = forms.CharField(
        label="Why do you refuse?",
        help_text="Only needed if you refuse. Coordinators and administrators of your university can read it.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "data-module": "grow"}),
        error_messages={"max_length": "Keep it under 500 characters."},
    )

    def __init__(self, *args: Any, asker: str, student: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].hints = {
            AGREE: f"{asker} can read for one hour from now. {student} is told at once, with both your names and the reason.",
            REFUSE: f"Nothing is opened. {asker} reads why.",
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("answer") == REFUSE and len(given.get("words", "").strip()) < LEAST_REFUSAL:
            self.add_error("words", f"Say why you refuse, in at least {LEAST_REFUSAL} characters.")
        return given


class MonthForm(forms.Form):
    """Which month of the register."""

    month = forms.DateField(input_formats=["%Y-%m-%d", "%Y-%m"], required=False)
