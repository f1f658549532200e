"""What the room asks of whoever carries sound and pictures. Plain values in and out; never our rows."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True)
class Capabilities:
    """What a service can do by itself. What it lacks, the room supplies or hides with a reason."""

    sound_and_video: bool = False
    recording: bool = False
    breakouts: bool = False
    captions: bool = False
    attendance: bool = False
    waiting_room: bool = False


@dataclass(frozen=True)
class Meeting:
    """Where a session meets, as its tutor wrote it down."""

    url: str = ""
    passcode: str = ""


@dataclass(frozen=True)
class JoinTicket:
    """How one person joins. `kind`: none, or redirect: the address opens beside the room, in a window of its own."""

    kind: str
    url: str = ""
    passcode: str = ""
    expires: datetime | None = None


class Provider(ABC):
    """One service for sound and pictures."""

    name: ClassVar[str]
    capabilities: ClassVar[Capabilities]

    @abstractmethod
    def join(self, meeting: Meeting) -> JoinTicket:
        """Return how somebody joins this meeting."""
