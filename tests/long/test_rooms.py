"""Rooms over two socket processes with a Redis of their own, which is killed while people write."""

import json
import shutil
import subprocess
import time
import uuid

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.journeys.site import Site, free_port
from tests.long.browserless import Visitor

pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="needs redis-server: apt-get install redis-server"),
]

SESSION = 1  # the first seminar of the demo
BEAT = 15  # seconds


class Redis:
    def __init__(self):
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
        )
        time.sleep(1)
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()


class Process(Site):
    """One of several processes over the same data."""

    redis_url = ""

    @property
    def environment(self):
        return super().environment | {"REDIS_URL": self.redis_url}


class Attendee:
    """Somebody in the room through one process. `heard` is every event in the order in which it came."""

    def __init__(self, process, called):
        self.process, self.heard = process, []
        self.visitor = Visitor(process).is_(called)
        self.join()

    def join(self):
        ticket = json.loads(self.visitor.get(f"/seminars/{SESSION}/ticket/"))["ticket"]
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.visitor.cookies)
        address = f"{self.process.url.replace('http', 'ws')}/ws/seminars/{SESSION}/"
        self.socket = connect(address, origin=self.process.url, additional_headers={"Cookie": cookies}, legacy=True)
        self.send(kind="hello", ticket=ticket, last_seq=self.heard[-1]["seq"] if self.heard else 0)
        self.until("welcome")

    def send(self, **message):
        self.socket.send(json.dumps(message))

    def until(self, kind, seconds=10):
        give_up = time.monotonic() + seconds
        while True:
            message = json.loads(self.socket.recv(timeout=give_up - time.monotonic()))
            if message["kind"] == "event":
                self.heard.append(message["event"])
            if message["kind"] == kind:
                return message

    def says(self, words):
        self.send(kind="message", words=words, client_id=str(uuid.uuid4()))
        return self.until("ack")

    def hears(self, words, seconds=10):
        while not any(event.get("words") == words for event in self.heard):
            self.until("event", seconds)

    @property
    def numbers(self):
        return [event["seq"] for event in self.heard]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("rooms"))
    site.build()
    return site


@pytest.fixture
def redis():
    redis = Redis().start()
    yield redis
    redis.kill()


@pytest.fixture
def processes(built, tmp_path, redis):
    shutil.copytree(built.data, tmp_path / "site")
    both = [Process(tmp_path / "site") for _ in range(2)]
    for process in both:
        process.redis_url = redis.url
        process.start()
    Visitor(both[0]).is_("Sam").post(f"/seminars/{SESSION}/start/", page=f"/seminars/{SESSION}/now/")
    yield both
    for process in both:
        process.stop(kill=True)


def test_two_processes_hear_each_other_and_agree_on_the_order(processes):
    amara, ben = Attendee(processes[0], "Amara"), Attendee(processes[1], "Ben")
    for number in range(20):
        (amara if number % 2 else ben).says(f"Message {number}")
    for person in (amara, ben):
        person.hears("Message 18")
        person.hears("Message 19")
        assert person.numbers == list(range(1, len(person.numbers) + 1))


def test_a_killed_process_loses_nothing_and_the_other_goes_on(processes):
    amara, ben = Attendee(processes[0], "Amara"), Attendee(processes[1], "Ben")
    amara.says("Before the kill")
    processes[0].stop(kill=True)
    ben.says("Meanwhile")
    with pytest.raises(ConnectionClosed):
        amara.says("Into the void")
    processes[0].start()
    amara.join()
    amara.hears("Meanwhile")
    ben.hears("Before the kill")
    assert amara.numbers == list(range(1, len(amara.numbers) + 1))


def test_with_redis_killed_words_are_kept_confirmed_and_heard_and_all_is_live_again_when_it_is_back(processes, redis):
    amara, ben = Attendee(processes[0], "Amara"), Attendee(processes[1], "Ben")
    redis.kill()
    assert amara.says("While Redis is down")["seq"] > 0
    ben.send(kind="beat")
    ben.hears("While Redis is down")
    amara.send(kind="beat")
    assert amara.until("here")["live"] is False
    assert "While Redis is down" in Visitor(processes[1]).is_("Ben").get(f"/seminars/{SESSION}/now/")
    redis.start()
    for attempt in range(20):
        amara.says(f"Back {attempt}")
        amara.send(kind="beat")
        if amara.until("here")["live"]:
            break
        time.sleep(1)
    amara.says("All is live again")
    ben.hears("All is live again", seconds=5)
    assert ben.numbers == list(range(1, len(ben.numbers) + 1))


def test_minutes_come_from_heartbeats_though_the_process_was_killed(processes):
    amara = Attendee(processes[0], "Amara")
    for _ in range(4):
        amara.send(kind="beat")
        amara.until("here")
        time.sleep(BEAT)
    processes[0].stop(kill=True)
    sam = Visitor(processes[1]).is_("Sam")
    sam.post(f"/seminars/{SESSION}/finish/", asked="Where do you stand?", takeaways="", actions="")
    page = " ".join(sam.get(f"/seminars/{SESSION}/after/").split())
    assert page.count("<small>1 minute</small>") == 1
