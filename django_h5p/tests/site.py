"""Runs the plain project as a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent


class PlainSite:
    """`package` is the folder in which django_h5p lies: that of this checkout, or that of an installed wheel."""

    def __init__(self, data, *, package=None, player, python=sys.executable, saves_every=600) -> None:
        self.python = python
        package = str(package or HERE.parent.parent)
        self.env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "h5p_plain", "H5P_PLAIN": str(data)}
        self.env |= {"PYTHONPATH": os.pathsep.join([str(HERE / "plain"), package]), "H5P_PLAIN_PLAYER": str(player)}
        self.env["H5P_PLAIN_SAVE"] = str(saves_every)
        self.process = None

    def manage(self, *words, check=True):
        run = subprocess.run(
            [self.python, "-m", "django", *map(str, words)], env=self.env, capture_output=True, text=True, check=False, cwd=HERE
        )
        assert not check or run.returncode == 0, run.stderr
        return run.stdout

    def take(self, path):
        return json.loads(self.manage("h5p_import", path, check=False))

    def begin(self, *words):
        return subprocess.Popen(
            [self.python, "-m", "django", *map(str, words)],
            env=self.env,
            cwd=HERE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def start(self):
        self.manage("migrate", "--verbosity", "0")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.process = self.begin("runserver", f"127.0.0.1:{port}", "--noreload")
        for _ in range(300):
            try:
                self.told()
            except URLError:
                time.sleep(0.2)
            else:
                return self
        raise AssertionError("The plain site does not answer.")

    def told(self):
        with urlopen(f"{self.url}/told/") as answer:
            return json.load(answer)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.communicate(timeout=20)
