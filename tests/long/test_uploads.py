"""A large file on its way while the server is killed with -9 again and again: it arrives as it was, and nothing goes back."""

import base64
import random
import sqlite3
import threading
import time
import urllib.error
import urllib.request
import uuid
from contextlib import closing

import pytest

from tests.journeys.site import Site
from tests.long.browserless import NO_ANSWER, TIMEOUT, Visitor

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::ResourceWarning")]

KILLS = 15
PART = 10_000
WHOLE = random.Random(5).randbytes(9_000_000)  # noqa: S311 - no secret
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path / "site")
    site.build()
    site.start()
    yield site
    site.stop(kill=True)


class Sender(threading.Thread):
    """Sends part after part, asks where it stands when no answer came, and notes only what was acknowledged."""

    def __init__(self, site):
        super().__init__(daemon=True)
        self.visitor = Visitor(site).is_("Amara")
        self.token, self.acknowledged, self.fault = self.visitor.csrf("/log/new/"), 0, None
        self.place = f"{site.url}/writing/uploads/{uuid.uuid4()}/"
        pk = base64.b64encode(self.place.rsplit("/", 2)[1].encode()).decode()
        begun = {"Upload-Length": str(len(WHOLE)), "Upload-Metadata": f"id {pk}"}
        assert self.ask("POST", f"{site.url}/writing/uploads/", begun) == (201, 0)

    def ask(self, method, url, headers, body=None):
        """Return status and offset, or None where no answer came."""
        request = urllib.request.Request(url, body, TUS | {"X-CSRFToken": self.token} | headers, method=method)
        try:
            with self.visitor.staying.open(request, timeout=TIMEOUT) as answer:
                return answer.status, int(answer.headers["Upload-Offset"])
        except urllib.error.HTTPError as answer:
            answer.close()
            return answer.code, int(answer.headers.get("Upload-Offset") or -1)
        except NO_ANSWER:
            return None

    def run(self):
        at = 0
        while at < len(WHOLE) and self.fault is None:
            headers = {"Upload-Offset": str(at), "Content-Type": "application/offset+octet-stream"}
            answer = self.ask("PATCH", self.place, headers, WHOLE[at : at + PART]) or self.ask("HEAD", self.place, {})
            if answer is None:
                time.sleep(0.1)
            elif answer[0] not in {200, 204, 409} or answer[1] < self.acknowledged:
                self.fault = f"{answer} after {self.acknowledged} were acknowledged"
            else:
                at = self.acknowledged = answer[1]


def test_nothing_acknowledged_is_lost_and_the_file_arrives_as_it_was(site):
    sender = Sender(site)
    sender.start()
    kills = 0
    while kills < KILLS and sender.is_alive():
        time.sleep(random.uniform(0.2, 1.0))  # noqa: S311 - no secret
        site.stop(kill=True)
        kills += 1
        site.start()
    sender.join(timeout=300)
    assert (sender.fault, sender.acknowledged) == (None, len(WHOLE))
    with closing(sqlite3.connect(site.database)) as rows:
        [(name, offset)] = rows.execute("select file, offset from writing_unfinishedupload").fetchall()
    assert offset == len(WHOLE)
    assert (site.data / "private" / name).read_bytes() == WHOLE
    print(f"{kills} kills, {len(WHOLE)} bytes in parts of {PART}, 0 acknowledged bytes lost")
