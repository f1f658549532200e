"""What comes out of the editor, on its way to become an entry."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DraftSeen:
    """The page's fields as they were typed, and the version of the draft that the page knew."""

    fields: dict[str, str]
    version: int


@dataclass(frozen=True)
class Written:
    """What somebody wrote into the editor. `template` is the key of the questions they chose, where they chose some."""

    body: str
    event_on: date
    title: str = ""
    flagged: bool = False
    tags: tuple[str, ...] = ()
    template: str = ""
