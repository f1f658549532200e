"""The product as larger sites run it: pages, background work and the database apart, each to be killed by itself."""

import subprocess
import sys

from tests.journeys.site import ROOT, Site
from tests.long.private_postgres import PrivatePostgres


class SiteApart(Site):
    """`kill(which)` ends one of the three with -9 and starts it again."""

    starts_within = 180  # seconds: after a database that was killed, on a machine that does other things, too

    def __init__(self, data):
        super().__init__(data)
        self.rows, self.worker = PrivatePostgres(), None

    @property
    def environment(self):
        return super().environment | {"DATABASE_URL": self.rows.url}

    def begin(self, *command):
        with (self.data / "server.log").open("a") as log:
            return subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def build(self):
        self.rows.start(careless=True)
        self.data.mkdir(parents=True, exist_ok=True)
        for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"], ["demo"]):
            self.manage(*command)
        self.rows.stop()
        self.rows.start()
        return self

    def start(self):
        self.worker = self.begin("work")
        return self.start_pages()

    def start_pages(self):
        self.process = self.begin("serve", "--no-work")
        self.waits_until_it_answers()
        return self

    def kill(self, which):
        if which == "pages":
            super().stop(kill=True)
            self.start_pages()
        elif which == "work":
            self.worker.kill()
            self.worker.wait(timeout=20)
            self.worker = self.begin("work")
        else:
            self.rows.kill()
            self.rows.start()

    def remove(self):
        super().stop(kill=True)
        if self.worker:
            self.worker.kill()
            self.worker.wait(timeout=20)
        self.rows.remove()
