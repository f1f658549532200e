"""A recording that somebody made: how long it really is, and its sound without anything a device wrote around it."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from writing.models.file_type import ENDINGS

READER = Path(__file__).with_name("recording_reader.py")
PATIENCE = 30  # seconds
LONGEST = 180  # seconds that a voice note may take
TOLERANCE = 1  # second: a browser ends the last piece when it likes
SHORTEST = 0.3  # seconds: less is a slip of the finger


class NotARecording(Exception):
    """Nothing in the file can be played."""


@dataclass(frozen=True)
class Recording:
    """The same sound in a new file, and how long it is."""

    seconds: float
    bytes: bytes


def read_recording(recording: bytes, content_type: str) -> Recording:
    """Return the sound without tags, pictures or anything else. Raises NotARecording where there is none, or it is broken.

    It is read in another process (recording_reader.py): what breaks there breaks nothing here.
    """
    command = [sys.executable, "-I", str(READER), ENDINGS[content_type]]
    try:
        done = subprocess.run(command, input=recording, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603 our own script
        head, _, sound = done.stdout.partition(b"\n")
        return Recording(json.loads(head)["seconds"], sound)
    except (subprocess.SubprocessError, ValueError) as error:
        raise NotARecording from error


def in_words(seconds: float | None) -> str:
    """Return a length as a clock shows it: “1:20”."""
    whole = max(round(seconds or 0), 1)
    return f"{whole // 60}:{whole % 60:02}"
