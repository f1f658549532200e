"""The whole product, killed with -9 again and again while people write: what was acknowledged is there afterwards."""

import random
import threading
import time
import uuid

import pytest

from tests.journeys.site import Site
from tests.long.browserless import Visitor

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::ResourceWarning")]

KILLS = 25


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("kills"))
    site.build()
    return site


@pytest.fixture
def site(built, tmp_path):
    site = built.copy_to(tmp_path / "site").start()
    yield site
    site.stop(kill=True)


class Writer(threading.Thread):
    """Types without pause, and notes only what the server says it has kept."""

    def __init__(self, site, address):
        super().__init__(daemon=True)
        self.site, self.address = site, address
        self.visitor = Visitor(site).is_("Amara")
        self.token = self.visitor.csrf("/log/new/")
        self.kept, self.version, self.typed, self.stopped = "", 0, 0, threading.Event()

    def run(self):
        while not self.stopped.is_set():
            self.typed += 1
            words = f"Words number {self.typed}."
            answer = self.visitor.put_json(
                self.address, self.token, kind="log_entry", about="", version=self.version, fields={"body": words}
            )
            if answer is None:
                time.sleep(0.2)  # the server is down: a page would try again, too
            elif "fields" in answer:  # kept, but the acknowledgement was lost: both texts are known now
                self.version = answer["version"]
            elif "version" in answer:
                self.version, self.kept = answer["version"], words


def test_no_acknowledged_draft_is_lost_when_the_server_is_killed(site):
    address = f"/writing/drafts/{uuid.uuid4()}/"
    writer = Writer(site, address)
    writer.start()
    for _ in range(KILLS):
        time.sleep(random.uniform(0.1, 0.8))  # noqa: S311 - no secret
        site.stop(kill=True)
        kept, version = writer.kept, writer.version
        site.start()
        held = writer.visitor.put_json(address, writer.token, kind="log_entry", about="", version=-1, fields={"body": "?"})
        assert held["version"] >= version, f"version {version} was acknowledged, {held['version']} is there"
        assert held["version"] > version or held["fields"]["body"] == kept
    writer.stopped.set()
    print(f"{KILLS} kills, {writer.typed} saves tried, version {writer.version} at the end, 0 acknowledged saves lost")
