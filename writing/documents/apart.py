"""Reading a stranger's file in a process of its own, with little time and memory, and nothing of ours in its hands.

Why not in the worker: it would have to be given the original, which is never kept. The page waits for a second or two instead.
"""

import json
import logging
import os
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

from writing.documents.found import Cleaned, Passage, Place
from writing.documents.kinds import Kind
from writing.documents.refusals import MEGABYTE, MOST_BYTES, Refused

SECONDS_OF_WORK = 20
SECONDS_OF_WAITING = 30
MEMORY = 1024 * MEGABYTE
AT_ONCE = threading.BoundedSemaphore(2)  # in one server process; more would take the pages of everybody else
SECONDS_IN_LINE = 20
LOG = logging.getLogger(__name__)
HERE = Path(__file__).resolve().parents[2]


def clean_apart(data: bytes, *, name: str = "", pictures: bool = False, photos: bool = False) -> Cleaned:
    """Do what clean() does in a process that can neither hang nor eat up the machine. Raises Refused."""
    if len(data) > MOST_BYTES:
        raise Refused("too_big")
    if not AT_ONCE.acquire(timeout=SECONDS_IN_LINE):
        raise Refused("busy")
    try:
        return answer_of(run(data, name, pictures=pictures, photos=photos))
    finally:
        AT_ONCE.release()


def run(data: bytes, name: str, **may_stay: bool) -> bytes:
    asked = json.dumps({"name": name, **may_stay}).encode() + b"\n" + data
    command = [sys.executable, "-s", "-m", "writing.documents"]
    try:
        done = subprocess.run(  # noqa: S603 - our own command, and nothing of the file in it
            command, input=asked, capture_output=True, cwd=HERE, env=surroundings(), timeout=SECONDS_OF_WAITING, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise Refused("too_hard") from fault
    if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise Refused("too_hard")
    if done.returncode:  # a fault in a library under a file made to find one
        LOG.error("The process that reads documents ended with %s.", done.returncode)
        raise Refused("damaged")
    return done.stdout


def surroundings() -> dict[str, str]:
    """Return what the process knows: neither our keys nor where the database is."""
    return {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV") if name in os.environ} | {
        "PYTHONDONTWRITEBYTECODE": "1"
    }


def answer_of(said: bytes) -> Cleaned:
    """Read what the process said. Raises Refused where that is what it said."""
    line, _, data = said.partition(b"\n")
    answer = json.loads(line)
    if "fault" in answer:  # never its message, which may quote the file
        LOG.error("A fault stopped the reading of a document: %s.", answer["fault"])
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["details"])
    passages = [Passage(Place(place), text, page) for place, text, page in answer["passages"]]
    return Cleaned(Kind(answer["kind"]), data, passages, answer["taken_out"], answer["pictures"])


def put_limits() -> None:
    """Called in the process itself, before it looks at anything."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
