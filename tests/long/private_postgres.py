"""A PostgreSQL of our own in a folder of its own: started, killed with -9 to the last of its processes, and started again."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.journeys.site import free_port

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
STARTS_WITHIN = 60  # seconds


class PrivatePostgres:
    """Answers at `url` once started. PostgreSQL refuses root, so root's belongs to nobody."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="waymark-postgres-"))
        self.port, self.process = free_port(), None
        self.url = f"postgresql://waymark@127.0.0.1:{self.port}/postgres"
        self.owner = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.owner = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.run("initdb", "--pgdata", self.folder / "rows", "--username=waymark", "--auth=trust", "--encoding=UTF8", "--locale=C")

    def run(self, program, *words):
        done = subprocess.run(
            [PROGRAMS / program, *words], cwd=self.folder, capture_output=True, text=True, check=False, **self.owner
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self, *, careless=False):
        """`careless`: faster, and only while nothing is promised yet."""
        settings = ["-F"] if careless else []
        settings += ["-p", str(self.port), "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.folder}"]
        with (self.folder / "postgres.log").open("a") as log:
            self.process = subprocess.Popen(
                [PROGRAMS / "postgres", "-D", self.folder / "rows", *settings],
                cwd=self.folder, stdout=log, stderr=log, **self.owner,
            )  # fmt: skip
        give_up = time.monotonic() + STARTS_WITHIN
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() < give_up, (self.folder / "postgres.log").read_text()[-2000:]
            time.sleep(0.05)
        return self

    def answers(self):
        asked = [PROGRAMS / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked, check=False).returncode == 0

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=60)
        self.process = None

    def kill(self):
        """Every process of it at once, as a machine that stops would."""
        ours = [self.process.pid, *children_of(self.process.pid)]
        for pid in ours:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=20)
        while any(Path(f"/proc/{pid}").exists() for pid in ours):
            time.sleep(0.01)
        self.process = None

    def remove(self):
        if self.process:
            self.kill()
        shutil.rmtree(self.folder)


def children_of(pid):
    """Return the processes that this one has started. Each session of PostgreSQL is one, in a group of its own."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in listed.split()]
