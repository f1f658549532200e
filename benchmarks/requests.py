"""Asks the WSGI application itself, without a server or a test client in between."""

import io
import time
from collections.abc import Callable
from typing import Any

import brotli
from django.db import connection

BATCHES = 15
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def environ(path: str, cookie: str = "") -> dict[str, Any]:
    """Return what a server would pass for a GET of this path."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(b""),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def get(app: Callable, path: str, cookie: str = "") -> bytes:
    """Return the body. Raises AssertionError unless the answer is 200."""
    answered: list[str] = []
    response = app(environ(path, cookie), lambda status, headers, exc_info=None: answered.append(status))
    body = b"".join(response)
    response.close()
    assert answered[0].startswith("200"), f"{path} answered {answered[0]}"
    return body


def count_queries(ask: Callable[[], Any]) -> int:
    """Return how many queries one warm call makes. Where a transaction begins and ends is no query."""
    ask()
    seen: list[str] = []

    def count(execute: Callable, sql: str, *rest: Any) -> Any:
        if not sql.startswith(TRANSACTION):
            seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        ask()
    return len(seen)


def cpu(ask: Callable[[], Any], calls: int) -> float:
    """Return milliseconds of CPU for one call: the least of several batches, so that a busy machine matters little."""
    ask()
    best = float("inf")
    for _ in range(BATCHES):
        start = time.process_time()
        for _ in range(calls):
            ask()
        best = min(best, (time.process_time() - start) / calls)
    return best * 1000


def cpu_over(ask: Callable[[], Any], floor: Callable[[], Any], calls: int) -> float:
    """Return how many times the CPU of `floor` a call of `ask` takes. Batches take turns, so that a slow minute slows both."""
    ask(), floor()
    least = {ask: float("inf"), floor: float("inf")}
    for _ in range(BATCHES):
        for call in (floor, ask):
            start = time.process_time()
            for _ in range(calls):
                call()
            least[call] = min(least[call], time.process_time() - start)
    return least[ask] / least[floor]


def compressed(body: bytes) -> int:
    """Return the size as a browser receives it."""
    return len(brotli.compress(body, quality=5))
