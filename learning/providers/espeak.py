"""espeak-ng, a small engine that Debian has. It sounds like a machine, speaks 80 languages and says when each word begins."""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from learning.providers.speech import Engine, EngineAway, Said

PROGRAM = "espeak-ng"
SECONDS = 120  # for one section: a thousand words take about one
WORDS_A_MINUTE = 165
HERE = Path(__file__).resolve().parents[2]


class Espeak(Engine):
    """Runs in a process of its own: the library holds one voice for a whole process, and is not ours to trust with it."""

    rate = 22_050

    def version(self) -> str:
        return f"{version()} at {WORDS_A_MINUTE}"

    def speak(self, sentences: list[str], language: str) -> list[Said]:
        asked = json.dumps({"sentences": sentences, "language": language, "words_a_minute": WORDS_A_MINUTE}).encode()
        command = [sys.executable, "-s", "-m", "learning.providers.espeak_process"]
        try:
            done = subprocess.run(command, input=asked, capture_output=True, cwd=HERE, timeout=SECONDS, check=False)  # noqa: S603 - our own
        except subprocess.TimeoutExpired as fault:
            raise EngineAway("espeak-ng takes too long") from fault
        if done.returncode:
            raise EngineAway(f"espeak-ng ended with {done.returncode}")
        return said_in(done.stdout, self.rate)


def said_in(answer: bytes, rate: int) -> list[Said]:
    """Read what the process said: one line about all sentences, then their samples one after the other."""
    line, _, samples = answer.partition(b"\n")
    about = json.loads(line)
    if about["rate"] != rate:
        raise EngineAway(f"espeak-ng speaks {about['rate']} samples a second")
    said, at = [], 0
    for size, words in about["sentences"]:
        said.append(Said(samples[at : at + size], tuple((place, ms) for place, ms in words)))
        at += size
    return said


@lru_cache(maxsize=1)
def version() -> str:
    done = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    return " ".join(done.stdout.split("Data at")[0].split())[:80]
