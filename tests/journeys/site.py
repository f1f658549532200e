"""The real product, started as people start it: one process on a free port, over a copy of the demo world."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

from tests.databases import MIGRATED

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60  # seconds
SIGNED_IN_THE_DEMO = 6  # three people under the agreement, two under an observation, one piece of evidence


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """One running copy. `url` is where it answers; `manage()` runs a command on its database."""

    starts_within = STARTS_WITHIN

    def __init__(self, data):
        self.data = Path(data)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
        return kept | {
            "WAYMARK_MODE": "demo",
            "WAYMARK_DATA": str(self.data),
            "SITE_URL": self.url,
            "PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
            "SPEECH_ENGINE": "none",  # one section is read aloud beforehand; the others would take time from every journey
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def manage(self, *command, **environment):
        around = self.environment | environment
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=around, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def counts_new_signatures(self):
        """How many signatures of Amara's placement the demo did not begin with. Fails where one is not what was signed."""
        said = self.manage("verify_signatures")
        found = re.search(r"placement 1: (\d+) signatures, unchanged", said)
        assert found, said
        return int(found[1]) - SIGNED_IN_THE_DEMO

    def build(self):
        self.data.mkdir(parents=True, exist_ok=True)
        if MIGRATED:
            shutil.copy(MIGRATED, self.database)
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        self.manage("demo")
        self.manage("make_recordings", "--section", "a-visit-three-ways", SPEECH_ENGINE="")

    def start(self):
        with (self.data / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        self.waits_until_it_answers()
        return self

    def waits_until_it_answers(self):
        give_up = time.monotonic() + self.starts_within
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() < give_up, (self.data / "server.log").read_text()[-4000:]
            time.sleep(0.1)

    def answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return answer.status == 200
        except urllib.error.HTTPError as answer:
            answer.close()
            return True
        except OSError:
            return False

    def stop(self, *, kill=False):
        if self.process is None:
            return
        (self.process.kill if kill else self.process.terminate)()
        self.process.wait(timeout=20)
        self.process = None

    @property
    def database(self):
        return self.data / "waymark.sqlite3"

    def begin_again(self, built):
        """Put the world back as it was built, under the running server. Nobody is signed in afterwards."""
        with closing(sqlite3.connect(built.database)) as source, closing(sqlite3.connect(self.database, timeout=20)) as target:
            source.backup(target)
        shutil.rmtree(self.data / "mailbox", ignore_errors=True)

    def copy_to(self, data):
        shutil.copytree(self.data, data, ignore=shutil.ignore_patterns("server.log"))
        return Site(data)
