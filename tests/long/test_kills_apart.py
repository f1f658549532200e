"""Pages, background work and database killed with -9, each by itself, a hundred times while people sign."""

import json
import random
import time

import pytest

from tests.long.apart import SiteApart
from tests.long.private_postgres import PROGRAMS
from tests.long.signers import Signer, inside, tell_what_was_kept

pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.skipif(PROGRAMS is None, reason="needs the programs of PostgreSQL, under /usr/lib/postgresql"),
]

KILLS = 100
REQUESTS = 1500  # whoever is through with them sends again what they sent
LEASE = 60  # seconds that a killed worker still holds what it was delivering


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = SiteApart(tmp_path_factory.mktemp("apart"))
    try:
        yield site.build().start()
    finally:
        site.remove()


def wait_for_the_post(site):
    """Until no receipt waits, or nothing has gone for longer than a killed worker can hold it."""
    before, went = None, time.monotonic()
    while time.monotonic() < went + 2 * LEASE:
        left = json.loads(inside(site, "tell()"))["undelivered"]
        if not left:
            return
        if left != before:
            before, went = left, time.monotonic()
        time.sleep(1)


def test_no_acknowledged_signature_is_lost_doubled_or_halved_whatever_is_killed(site):
    before = json.loads(inside(site, "tell()"))["signed"]  # what the demo begins with
    tokens = inside(site, f"ask({REQUESTS})").split()
    signers = [Signer(site, tokens, waits_for_the_database=True) for _ in range(2)]
    for signer in signers:
        signer.start()
    turns = (["pages", "work", "database"] * KILLS)[:KILLS]
    random.shuffle(turns)
    for which in turns:
        time.sleep(random.uniform(0.1, 0.8))  # noqa: S311 - no secret
        site.kill(which)
    for signer in signers:
        signer.stop()
    wait_for_the_post(site)
    print({which: turns.count(which) for which in sorted(set(turns))})
    tell_what_was_kept(site, signers, before, kills=KILLS)
