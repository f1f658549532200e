"""What a host types before and after a seminar, on its way from a form to an action."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings

from seminars.models.session import GROUND_RULES, Session


@dataclass(frozen=True)
class Plan:
    """What its host decides about a session beforehand. Readings are pairs of title and address."""

    title: str
    starts: datetime
    ends: datetime
    question: str = ""
    preparation: str = ""
    asked_before: str = ""
    ground_rules: str = GROUND_RULES
    meeting_url: str = ""
    passcode: str = ""
    readings: list[tuple[str, str]] = field(default_factory=list)
    time_zone: str = settings.TIME_ZONE
    confidential: bool = False
    answers_due: date | None = None

    def columns(self) -> dict[str, object]:
        names = ("title", "starts", "ends", "question", "preparation", "ground_rules", "meeting_url", "passcode")
        names += ("time_zone", "confidential", "answers_due", "asked_before")
        provider = Session.Provider.LINK if self.meeting_url else Session.Provider.NONE
        return {name: getattr(self, name) for name in names} | {"provider": provider}


@dataclass(frozen=True)
class Repeat:
    """How a seminar comes again: the first day and hour by the clock of its zone, how often, and on which days there is none."""

    first_day: date
    begins: time
    minutes: int
    every_weeks: int
    times: int
    left_out: tuple[date, ...] = ()
    key: UUID | None = None


@dataclass(frozen=True)
class Written:
    """What the host writes down at the end."""

    asked: str
    takeaways: str = ""
    actions: str = ""
