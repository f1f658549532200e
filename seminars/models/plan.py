"""What a host types before and after a seminar, on its way from a form to an action."""

from dataclasses import dataclass, field
from datetime import datetime

from seminars.models.session import GROUND_RULES, Session


@dataclass(frozen=True)
class Plan:
    """What its host decides about a session beforehand. Readings are pairs of title and address."""

    title: str
    starts: datetime
    ends: datetime
    question: str = ""
    preparation: str = ""
    ground_rules: str = GROUND_RULES
    meeting_url: str = ""
    passcode: str = ""
    readings: list[tuple[str, str]] = field(default_factory=list)

    def columns(self) -> dict[str, object]:
        names = ("title", "starts", "ends", "question", "preparation", "ground_rules", "meeting_url", "passcode")
        provider = Session.Provider.LINK if self.meeting_url else Session.Provider.NONE
        return {name: getattr(self, name) for name in names} | {"provider": provider}


@dataclass(frozen=True)
class Written:
    """What the host writes down at the end."""

    asked: str
    takeaways: str = ""
    actions: str = ""
