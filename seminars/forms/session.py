from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.rules import Role
from seminars.models import Session
from seminars.models.plan import Plan, Repeat, Written
from seminars.models.series import MOST_SESSIONS
from seminars.models.session import GROUND_RULES

ZONES = sorted({settings.TIME_ZONE, *(zone for zone in available_timezones() if zone.startswith("Europe/"))})


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
    time_zone = forms.ChoiceField(
        label="By the clock in",
        required=False,
        choices=[(zone, zone.partition("/")[2].replace("_", " ")) for zone in ZONES],
        help_text="The hour stays the same there when clocks go forward or back.",
        error_messages={"invalid_choice": "Choose one of the places listed."},
    )
    every_weeks = forms.TypedChoiceField(
        label="How often",
        coerce=int,
        required=False,
        empty_value=0,
        choices=[(0, "once"), (1, "every week"), (2, "every two weeks"), (3, "every three weeks"), (4, "every four weeks")],
        initial=0,
        error_messages={"invalid_choice": "Choose one of those listed."},
    )
    times = forms.IntegerField(
        label="How many dates, if it comes again",
        required=False,
        min_value=2,
        max_value=MOST_SESSIONS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text="Counted with those you leave out.",
        error_messages={
            "min_value": "Two dates at least, or choose “once”.",
            "max_value": f"{MOST_SESSIONS} dates at most.",
            "invalid": "Write a number, such as 8.",
        },
    )
    left_out = forms.CharField(
        label="Leave out these days",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line, such as 28/12/2026: a reading week, a holiday.",
    )
    cohort = forms.TypedChoiceField(
        label="Who it is for",
        error_messages={"required": "Choose a group.", "invalid_choice": "Choose one of the groups listed."},
    )
    preparation = forms.CharField(
        label="What to think about and bring", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    asked_before = forms.CharField(
        label="What everybody answers before",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Each answers for themselves and decides whether to bring it. You see who prepared, and only the words of those "
        "who bring them. Empty: nobody is asked.",
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
    confidential = forms.BooleanField(
        label="Confidential",
        required=False,
        help_text="Chat, hands, questions and the case are deleted a day after it, answers that were brought are only their "
        "writers’ again, and calendars don’t learn its title. What small rooms wrote down and the summary stay.",
    )
    answers_due = forms.DateField(
        label="Until when can people answer who weren’t there?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="They answer the same question in writing; everybody reads both together. Empty: they are not asked. If it comes "
        "again: as many days after each.",
        error_messages={"invalid": "Write the date as day, month and year: 3/12/2026."},
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, host: User, session: Session | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if session:
            for name in ("cohort", "every_weeks", "times", "left_out", "key"):
                del self.fields[name]
            return
        self.initial.setdefault("key", uuid4())
        self.initial.setdefault("time_zone", settings.TIME_ZONE)
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

    def clean_time_zone(self) -> str:
        return self.cleaned_data["time_zone"] or settings.TIME_ZONE

    def clean_left_out(self) -> tuple[date, ...]:
        return tuple(as_day(line.strip()) for line in self.cleaned_data["left_out"].splitlines() if line.strip())

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("every_weeks") and not given.get("times") and "times" not in self.errors:
            self.add_error("times", "Say how many dates, such as 8.")
        if {"day", "begins", "minutes", "time_zone"} <= given.keys():
            given["starts"] = datetime.combine(given["day"], given["begins"], ZoneInfo(given["time_zone"]))
            given["ends"] = given["starts"] + timedelta(minutes=given["minutes"])
            if given["starts"] < timezone.now():
                self.add_error("day", "That is in the past. Choose a day and time to come.")
            if given.get("answers_due") and given["answers_due"] < given["day"]:
                self.add_error("answers_due", "Choose a day after the seminar.")
        return given

    @property
    def plan(self) -> Plan:
        given = self.cleaned_data
        names = ("title", "starts", "ends", "question", "preparation", "ground_rules", "meeting_url", "passcode")
        names += ("time_zone", "confidential", "answers_due", "asked_before")
        return Plan(**{name: given[name] for name in names}, readings=given["reading"])

    @property
    def repeat(self) -> Repeat | None:
        """How it comes again, or None where it is held once."""
        given = self.cleaned_data
        if not given["every_weeks"]:
            return None
        names = ("begins", "minutes", "every_weeks", "times", "left_out", "key")
        return Repeat(first_day=given["day"], **{name: given[name] for name in names})


def as_day(line: str) -> date:
    """Return the day that one line names."""
    try:
        return datetime.strptime(line, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise ValidationError(f"Write “{line}” as day, month and year, such as 28/12/2026.") from None


def as_reading(line: str) -> tuple[str, str]:
    """Return title and address of one line."""
    title, _, address = line.rpartition(" ")
    if not address.startswith(("https://", "http://", "/")) or address.startswith("//"):
        raise ValidationError(f"End the line “{line}” with an address that begins with https:// or a slash.")
    return title.strip(" –—-:") or address, address


def planned(session: Session) -> dict[str, Any]:
    """Return what a session says now as initial values of the form."""
    starts = timezone.localtime(session.starts, session.zone)
    names = (
        "title",
        "question",
        "preparation",
        "ground_rules",
        "meeting_url",
        "passcode",
        "time_zone",
        "confidential",
        "answers_due",
        "asked_before",
    )
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
