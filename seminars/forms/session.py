from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.rules import Role
from seminars.models import Session
from seminars.models.plan import Plan, Written
from seminars.models.session import GROUND_RULES


class SessionForm(forms.Form):
    """What a tutor says about a seminar beforehand."""

    title = forms.CharField(max_length=200, error_messages={"required": "Give the seminar a title."})
    question = forms.CharField(
        label="The question",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It stands at the top of the room, and begins the summary.",
    )
    day = forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Say on which day.", "invalid": "Write the date as day, month and year: 26/11/2026."},
    )
    begins = forms.TimeField(
        label="Begins at",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Say when it begins.", "invalid": "Write the time as 16:00."},
    )
    minutes = forms.IntegerField(
        label="How many minutes",
        min_value=10,
        max_value=480,
        initial=60,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Say how long it lasts.", "invalid": "Write the minutes as a number, such as 60."},
    )
    cohort = forms.TypedChoiceField(
        label="Who it is for",
        error_messages={"required": "Choose a group.", "invalid_choice": "Choose one of the groups listed."},
    )
    preparation = forms.CharField(
        label="What to think about and bring", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reading = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line: the title, then its address. An address on this site begins with a slash.",
    )
    ground_rules = forms.CharField(
        label="Ground rules", max_length=4000, initial=GROUND_RULES, widget=forms.Textarea(attrs={"rows": 4})
    )
    meeting_url = forms.URLField(
        label="Meeting link",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="For sound and video, such as Teams or Zoom. Everything else works without one.",
        error_messages={"invalid": "Copy the whole link from your meeting; it begins with https://."},
    )
    passcode = forms.CharField(label="Passcode of the meeting", required=False, max_length=60)

    def __init__(self, *args: Any, host: User, session: Session | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if session:
            del self.fields["cohort"]
            return
        mine = {str(place.cohort_id): place.cohort for place in host.memberships_now if place.role == Role.TUTOR and place.cohort}
        self.fields["cohort"].choices = [(pk, str(cohort)) for pk, cohort in mine.items()]
        self.fields["cohort"].coerce = mine.get

    def clean_meeting_url(self) -> str:
        url = self.cleaned_data["meeting_url"]
        if url and not url.startswith("https://"):
            raise ValidationError("Use a link that begins with https://, so that nobody can listen on the way.")
        return url

    def clean_reading(self) -> list[tuple[str, str]]:
        return [as_reading(line.strip()) for line in self.cleaned_data["reading"].splitlines() if line.strip()]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if {"day", "begins", "minutes"} <= given.keys():
            given["starts"] = timezone.make_aware(datetime.combine(given["day"], given["begins"]))
            given["ends"] = given["starts"] + timedelta(minutes=given["minutes"])
            if given["starts"] < timezone.now():
                self.add_error("day", "That is in the past. Choose a day and time to come.")
        return given

    @property
    def plan(self) -> Plan:
        given = self.cleaned_data
        names = ("title", "starts", "ends", "question", "preparation", "ground_rules", "meeting_url", "passcode")
        return Plan(**{name: given[name] for name in names}, readings=given["reading"])


def as_reading(line: str) -> tuple[str, str]:
    """Return title and address of one line."""
    title, _, address = line.rpartition(" ")
    if not address.startswith(("https://", "http://", "/")) or address.startswith("//"):
        raise ValidationError(f"End the line “{line}” with an address that begins with https:// or a slash.")
    return title.strip(" –—-:") or address, address


def planned(session: Session) -> dict[str, Any]:
    """Return what a session says now as initial values of the form."""
    starts = timezone.localtime(session.starts)
    names = ("title", "question", "preparation", "ground_rules", "meeting_url", "passcode")
    return {name: getattr(session, name) for name in names} | {
        "day": starts.date(),
        "begins": starts.time(),
        "minutes": int((session.ends - session.starts).total_seconds() // 60),
        "reading": "\n".join(f"{reading.title} {reading.url}" for reading in session.readings.all()),
    }


class SummaryForm(forms.Form):
    """What came of it. What was asked stands there already."""

    asked = forms.CharField(
        label="What we asked",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write down what the seminar asked."},
    )
    takeaways = forms.CharField(
        label="What we take with us",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line. No names of people you work with.",
    )
    actions = forms.CharField(
        label="Who does what",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, such as “Ben: asks about the recording policy of his team, by 3 Dec”.",
    )

    @property
    def written(self) -> Written:
        return Written(**self.cleaned_data)


class CancelForm(forms.Form):
    reason = forms.CharField(
        required=False, max_length=300, help_text="Kept with the seminar for you and your colleagues. It is not mailed to anybody."
    )
