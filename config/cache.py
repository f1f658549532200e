"""A cache that may go away. With Redis stopped every page still works, only slower."""

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

import structlog
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

log = structlog.get_logger("waymark.cache")

REST = 5
LOG_EVERY = 60
MOST_MISSED = 10_000


class Outage:
    """What this process knows about its Redis: whether it is away, and which keys it could not be told about."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.ask_again_at = self.log_again_at = 0.0
        self.missed: set[str] = set()
        self.missed_all = False

    def resting(self) -> bool:
        return time.monotonic() < self.ask_again_at

    def began(self, error: RedisError) -> None:
        now = time.monotonic()
        self.ask_again_at = now + REST
        if now >= self.log_again_at:
            self.log_again_at = now + LOG_EVERY
            log.warning("cache.away", error=type(error).__name__)

    def remember(self, keys: Iterable[str], *, all_keys: bool = False) -> None:
        with self.lock:
            self.missed.update(keys)
            if all_keys or len(self.missed) > MOST_MISSED:
                self.missed, self.missed_all = set(), True

    def take_missed(self) -> tuple[set[str], bool]:
        with self.lock:
            missed, missed_all = self.missed, self.missed_all
            self.missed, self.missed_all = set(), False
        return missed, missed_all


outage = Outage()


class ForgivingClient(RedisCacheClient):
    """Treats a Redis that is away as an empty cache: reads find nothing, writes are dropped.

    A key whose write was dropped may hold an old value when Redis comes back (a session that was signed out, say), so
    those keys are deleted before this process reads anything again. It asks again five seconds after each failure.
    """

    def ask(self, question: Callable[[], Any], *, otherwise: Any, writes: Iterable[str] = ()) -> Any:
        if not outage.resting():
            try:
                self.make_up_for_the_outage()
                return question()
            except RedisError as error:
                outage.began(error)
        outage.remember(writes)
        return otherwise

    def make_up_for_the_outage(self) -> None:
        missed, missed_all = outage.take_missed()
        try:
            if missed_all:
                super().clear()
            elif missed:
                super().delete_many(missed)
        except RedisError:
            outage.remember(missed, all_keys=missed_all)
            raise

    def add(self, key: str, value: Any, timeout: int | None) -> bool:
        ask = super().add
        return self.ask(lambda: ask(key, value, timeout), otherwise=False, writes=[key])

    def get(self, key: str, default: Any) -> Any:
        ask = super().get
        return self.ask(lambda: ask(key, default), otherwise=default)

    def set(self, key: str, value: Any, timeout: int | None) -> None:
        ask = super().set
        self.ask(lambda: ask(key, value, timeout), otherwise=None, writes=[key])

    def touch(self, key: str, timeout: int | None) -> bool:
        ask = super().touch
        return self.ask(lambda: ask(key, timeout), otherwise=False)

    def delete(self, key: str) -> bool:
        ask = super().delete
        return self.ask(lambda: ask(key), otherwise=False, writes=[key])

    def get_many(self, keys: Iterable[str]) -> dict[str, Any]:
        ask = super().get_many
        return self.ask(lambda: ask(keys), otherwise={})

    def has_key(self, key: str) -> bool:
        ask = super().has_key
        return self.ask(lambda: ask(key), otherwise=False)

    def incr(self, key: str, delta: int) -> int:
        """Raises ValueError where the key is not there, as every cache does: a cache that is away has no key."""
        ask = super().incr
        value = self.ask(lambda: ask(key, delta), otherwise=None, writes=[key])
        if value is None:
            raise ValueError(f"Key '{key}' not found.")
        return value

    def set_many(self, data: dict[str, Any], timeout: int | None) -> None:
        ask = super().set_many
        self.ask(lambda: ask(data, timeout), otherwise=None, writes=data)

    def delete_many(self, keys: Iterable[str]) -> None:
        ask = super().delete_many
        self.ask(lambda: ask(keys), otherwise=None, writes=keys)

    def clear(self) -> bool:
        cleared = self.ask(super().clear, otherwise=None)
        if cleared is None:
            outage.remember([], all_keys=True)
        return bool(cleared)


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache over a client that outlives its Redis."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
