"""The whole product, killed with -9 again and again while people write and sign: what was acknowledged is there afterwards."""

import json
import random
import sqlite3
import time
import uuid
from contextlib import closing

import pytest

from tests.journeys.site import Site
from tests.long.signers import Signer, Somebody, inside, tell_what_was_kept

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::ResourceWarning")]

KILLS = 30
REQUESTS = 900  # more than two people get through between so many kills
LEASE = 60  # seconds that a killed worker still holds what it was delivering


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


def kill_at_a_random_moment(site):
    time.sleep(random.uniform(0.1, 0.8))  # noqa: S311 - no secret
    site.stop(kill=True)


class Writer(Somebody):
    """Types, and notes only what the server says it has kept."""

    def __init__(self, site, address):
        super().__init__(site)
        self.address = address
        self.token = self.visitor.is_("Amara").csrf("/log/new/")
        self.acknowledged, self.seen, self.typed = (0, ""), 0, 0

    def do(self):
        self.typed += 1
        words = f"Words number {self.typed}."
        sent = {"kind": "log_entry", "about": "", "version": self.seen, "fields": {"body": words}}
        answer = self.visitor.put_json(self.address, self.token, **sent)
        if answer is None:
            time.sleep(0.2)  # the server is down: a page would try again, too
            return
        self.seen = answer["version"]
        if "fields" not in answer:  # with fields: it was kept, but the acknowledgement of it was lost
            self.acknowledged = (self.seen, words)
        time.sleep(0.02)  # or the server asks for patience

    def held(self):
        draft = json.loads(self.visitor.get(self.address))
        return draft["version"], draft["fields"]["body"]


def test_no_acknowledged_draft_is_lost_when_the_server_is_killed(site):
    writer = Writer(site, f"/writing/drafts/{uuid.uuid4()}/")
    writer.start()
    for _ in range(KILLS):
        kill_at_a_random_moment(site)
        version, words = writer.acknowledged
        site.start()
        held = writer.held()
        assert held[0] > version or held == (version, words), f"version {version} was acknowledged, {held[0]} is there"
    writer.stop()
    assert writer.held()[0] == writer.seen
    print(f"{KILLS} kills, {writer.typed} saves tried, version {writer.seen} at the end, 0 acknowledged saves lost")


def wait_for_the_post(site):
    """Until no receipt waits, or nothing has gone for longer than a killed worker can hold it."""
    undone = "SELECT count(*), coalesce(sum(kind = 'placements.receipt'), 0) FROM history_delivery WHERE done_at IS NULL"
    with closing(sqlite3.connect(site.database, timeout=20)) as rows:
        before, went = 0, time.monotonic()
        while time.monotonic() < went + 2 * LEASE:
            left, receipts = rows.execute(undone).fetchone()
            if not receipts:
                return
            if left != before:
                before, went = left, time.monotonic()
            time.sleep(0.5)


def test_no_acknowledged_signature_is_lost_doubled_or_halved_when_the_server_is_killed(site):
    before = json.loads(inside(site, "tell()"))["signed"]  # what the demo begins with
    tokens = inside(site, f"ask({REQUESTS})").split()
    signers = [Signer(site, tokens) for _ in range(2)]
    for signer in signers:
        signer.start()
    for _ in range(KILLS):
        kill_at_a_random_moment(site)
        site.start()
    for signer in signers:
        signer.stop()
    wait_for_the_post(site)
    tell_what_was_kept(site, signers, before, kills=KILLS)
