"""What those who look after an assignment set: its date in a cohort, a second marker, more time for one student."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Membership, User
from accounts.rules import Role
from activities.models import Assignment

NOON = time(12, 0)
LONGEST_REASON = 1000


def split(moment: datetime | None) -> dict[str, Any]:
    """Return a moment as the two fields of a Until form show it."""
    local = timezone.localtime(moment) if moment else None
    return {"on": local.date(), "at": local.time()} if local else {"at": NOON}


class Until(forms.Form):
    """A day and a time of that day."""

    on = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        error_messages={"required": "Say on which day.", "invalid": "Write the date as day, month and year: 20/11/2026."},
    )
    at = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time", "class": "input"}, format="%H:%M"),
        error_messages={"required": "Say at what time.", "invalid": "Write the time as 17:00."},
    )

    @property
    def moment(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"]))


class SetUpForm(Until):
    """Until when it is due in this cohort, and who looks at it besides its tutors."""

    second_marker = forms.ModelChoiceField(
        label="Second marker",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody yet",
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": "Choose somebody who is a tutor at this university today."},
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if assignment.needs_two or assignment.has_a_sample:
            university = assignment.cohort.programme.university_id
            here = Membership.objects.current().filter(organisation=university, role=Role.TUTOR, person__is_active=True)
            self.fields["second_marker"].queryset = User.objects.filter(pk__in=here.values("person"))
        else:
            del self.fields["second_marker"]


class MoreTimeForm(Until):
    """Until when one student can hand in, and why. They read it."""

    reason = forms.CharField(
        label="Why",
        max_length=LONGEST_REASON,
        help_text="The student reads this, and so can tutors of the cohort and coordinators. Say no more than is needed.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
        error_messages={"required": "Say why in a sentence. The student reads it."},
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due_at = assignment.due_at

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if {"on", "at"} <= given.keys() and self.due_at and self.moment <= self.due_at:
            self.add_error("on", "Choose a time after the date that everybody has.")
        return given


class ReleaseForm(forms.Form):
    """How many pieces the page said would go."""

    pieces = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
