import socket
import time

import pytest
from structlog.testing import capture_logs

from config import cache as ours
from config.cache import ForgivingRedisCache, outage


@pytest.fixture(autouse=True)
def fresh_outage():
    outage.forget()
    yield
    outage.forget()


def cache_at(port):
    options = {"OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1}, "KEY_PREFIX": "test"}
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", options)


@pytest.fixture
def dead():
    """A cache whose Redis is not there: a port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        yield cache_at(door.getsockname()[1])


def test_reads_find_nothing(dead):
    assert dead.get("a", "default") == "default"
    assert dead.get_many(["a", "b"]) == {}
    assert dead.has_key("a") is False


def test_writes_are_dropped(dead):
    assert dead.set("a", 1) is None
    assert dead.add("a", 1) is False
    assert dead.touch("a") is False
    assert dead.delete("a") is False
    assert dead.set_many({"a": 1}) == []
    assert dead.delete_many(["a"]) is None
    assert dead.clear() is False


def test_counting_says_that_the_key_is_not_there(dead):
    with pytest.raises(ValueError, match="not found"):
        dead.incr("a")


def test_get_or_set_gives_what_was_made(dead):
    assert dead.get_or_set("a", lambda: "made") == "made"


def test_it_is_logged_once_a_minute(dead):
    with capture_logs() as lines:
        for _ in range(3):
            outage.ask_again_at = 0
            dead.get("a")
    assert lines == [{"event": "cache.away", "log_level": "warning", "error": "ConnectionError"}]


def test_redis_is_left_alone_for_a_while_after_a_failure(dead):
    dead.get("a")
    assert outage.resting() is True


def test_dropped_keys_are_remembered(dead):
    dead.set("a", 1)
    dead.delete("b")
    assert outage.missed == {"test:1:a", "test:1:b"}


def test_too_many_dropped_keys_become_all_of_them(dead, monkeypatch):
    monkeypatch.setattr(ours, "MOST_MISSED", 2)
    for key in "abc":
        dead.set(key, 1)
    assert outage.take_missed() == (set(), True)


@pytest.mark.postgres
class TestWhenRedisComesBack:
    @pytest.fixture
    def alive(self, settings):
        options = {"OPTIONS": {"socket_connect_timeout": 1}, "KEY_PREFIX": "test-forgiving"}
        cache = ForgivingRedisCache(settings.REDIS_URL, options)
        yield cache
        outage.forget()
        cache.delete_many(["signed-in", "other"])

    def test_a_key_whose_delete_was_dropped_is_deleted_first(self, alive):
        alive.set("signed-in", "amara")
        outage.ask_again_at = time.monotonic() + 60
        alive.delete("signed-in")
        outage.ask_again_at = 0
        assert alive.get("signed-in") is None

    def test_other_keys_stay(self, alive):
        alive.set("other", 1)
        outage.ask_again_at = time.monotonic() + 60
        alive.delete("signed-in")
        outage.ask_again_at = 0
        assert alive.get("other") == 1


def test_a_session_lives_on_in_the_database(as_person, amara, settings, dead):
    settings.CACHES = {
        "default": {
            "BACKEND": "config.cache.ForgivingRedisCache",
            "LOCATION": dead._servers[0],
            "OPTIONS": {"socket_connect_timeout": 1},
        }
    }
    client = as_person(amara)
    assert [client.get("/").status_code for _ in range(2)] == [200, 200]
