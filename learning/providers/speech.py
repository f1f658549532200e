"""Who reads sections aloud: an engine of the site's own, or nobody. Text in, sound and times out; never our rows."""

import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string

NOBODY = "none"


class EngineAway(Exception):
    """The engine gave no sound that could be used. It is asked again later; readers have the voice of their browser."""


@dataclass(frozen=True)
class Said:
    """One sentence as it was spoken: 16-bit samples of one channel, and when the word begins that stands at a character."""

    samples: bytes = field(repr=False)
    words: tuple[tuple[int, int], ...] = ()  # (character of the sentence, milliseconds)


class Engine(ABC):
    """One way to turn sentences into sound. `rate` is how many samples a second has."""

    rate: int

    @abstractmethod
    def version(self) -> str:
        """Return what it is, with version and voice. Where this changes, everything is spoken anew."""

    @abstractmethod
    def speak(self, sentences: list[str], language: str) -> list[Said]:
        """Return each sentence spoken, in their order. Raises EngineAway."""


def engine() -> Engine | None:
    """Return the engine that the settings name (SPEECH_ENGINE). Without a name: espeak-ng where it is installed."""
    if settings.SPEECH_ENGINE == NOBODY:
        return None
    if settings.SPEECH_ENGINE:
        return import_string(settings.SPEECH_ENGINE)()
    from learning.providers.espeak import PROGRAM, Espeak  # noqa: PLC0415 - it needs the classes above

    return Espeak() if shutil.which(PROGRAM) else None
