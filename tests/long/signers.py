"""People who sign while what they sign on is killed under them, and what has to be true afterwards."""

import email
import json
import random
import re
import threading
import time
from collections import Counter

from tests.long.browserless import Visitor

HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|version_seen|request_key)" value="([^"]+)"')


class Somebody(threading.Thread):
    """Does the same thing again and again until told to stop. What the server refuses is a fault."""

    def __init__(self, site, *, patient=False):
        super().__init__(daemon=True)
        self.visitor = Visitor(site, patient=patient)
        self.faults, self.stopped = [], threading.Event()

    def run(self):
        try:
            while not self.stopped.is_set():
                self.do()
        except Exception as fault:  # noqa: BLE001 - told by the test, in whose thread it would be seen
            self.faults.append(repr(fault))

    def stop(self):
        self.stopped.set()
        self.join(timeout=60)
        assert self.faults == []
        assert not self.is_alive()


class Signer(Somebody):
    """Opens one link after another, signs, and sends the same form again until an answer comes; now and then once more."""

    def __init__(self, site, tokens, *, waits_for_the_database=False):
        super().__init__(site, patient=waits_for_the_database)
        self.tokens, self.acknowledged, self.sent_again, self.sent = tokens, {}, 0, []

    def do(self):
        if not self.tokens:
            self.send(*random.choice(self.sent))  # noqa: S311 - no secret
            return
        token = self.tokens.pop()
        path = f"/evidence/by-link/{token}/"
        form = self.form(path)
        tries = self.send(path, form)
        self.sent_again += tries > 1
        self.acknowledged[form["request_key"]] = token
        self.sent.append((path, form))
        if len(self.acknowledged) % 5 == 0:
            self.send(path, form)

    def form(self, path):
        while (page := self.visitor.try_get(path)) is None:
            time.sleep(0.1)
        return dict(HIDDEN.findall(page)) | {"judgement": "agree", "comment": "I saw this."}

    def send(self, path, form):
        tries = 1
        while (status := self.visitor.try_post(path, **form)) is None:
            tries += 1
            time.sleep(0.1)
        if status != 302:
            self.faults.append(f"{path} answered {status}")
        return tries


def inside(site, call):
    return site.manage("shell", "--no-imports", "-c", f"from tests.long import sign_offs; sign_offs.{call}")


def mails_by_message_id(site):
    mails = [email.message_from_bytes(path.read_bytes()) for path in (site.data / "mailbox").glob("*.eml")]
    return Counter((mail["Message-ID"], mail["To"]) for mail in mails)


def tell_what_was_kept(site, signers, before, *, kills):
    """What was acknowledged is there, once; states, decisions, audit and promises agree; every receipt went. Prints the figures."""
    found = json.loads(inside(site, "tell()"))
    acknowledged = {key: token for signer in signers for key, token in signer.acknowledged.items()}
    assert acknowledged.items() <= found["signed"].items()
    assert len(found["signed"]) == len(acknowledged | before)
    assert found["disagreements"] == []
    assert "unchanged" in site.manage("verify_signatures")  # manage() asserts that it exits with 0
    mails = mails_by_message_id(site)
    assert found["undelivered"] == 0
    assert set(found["receipts"]) <= {name for name, _ in mails}
    assert max(Counter(name for name, _ in mails).values()) == 1  # one Message-ID goes to one person, however often
    again = sum(signer.sent_again for signer in signers)
    print(
        f"{kills} kills, {len(acknowledged)} signatures acknowledged, {again} of them after sending again; "
        f"{len(found['receipts'])} receipts promised, {sum(mails.values()) - len(mails)} mails went twice"
    )
