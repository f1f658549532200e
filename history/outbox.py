"""Promises to the outside: written with the change that causes them, delivered after it, at least once.

An action calls promise() in its transaction. A worker calls drain(): it takes what is due on a lease, runs the function
that an app registered for the kind, and marks it done. A lease is renewed while the function runs; a killed worker's
lease runs out within a minute and another worker takes the delivery.
"""

import hashlib
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from history.audit import only_ids
from history.lease import Lease
from history.models import Delivery

LEASE = 60.0  # seconds
LONGEST_DRAIN = 120.0  # seconds after which drain() takes nothing more, well under the time limit of a task
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480)]
TRIES = len(WAITS) + 1

logger = logging.getLogger(__name__)

Deliverer = Callable[..., None]
_deliverers: dict[str, Deliverer] = {}

on_promise: list[Callable[[], None]] = []
"""Called after the commit of a promise, to wake a worker. They may fail: whatever is due is swept up regularly."""


def promise(kind: str, *, key: str, due: datetime | None = None, **ids: int | str) -> Delivery:
    """Promise one delivery, kept if and only if the surrounding transaction is. The same kind and key twice is one.

    Raises TransactionManagementError outside a transaction: the change and its message must stand or fall together.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"promise({kind!r}) must run in the transaction of its change.")
    delivery, new = Delivery.objects.get_or_create(
        kind=kind, key=key, defaults={"payload": only_ids(ids), "due": due or timezone.now()}
    )
    if new:
        transaction.on_commit(nudge)
    return delivery


def delivers(kind: str) -> Callable[[Deliverer], Deliverer]:
    """Register the function that delivers this kind: deliver(*, key, **ids). It may run twice, so it must be idempotent."""

    def register(deliver: Deliverer) -> Deliverer:
        if kind in _deliverers:
            raise ValueError(f"{kind} is already delivered by {_deliverers[kind].__module__}.")
        _deliverers[kind] = deliver
        return deliver

    return register


def message_id(key: str) -> str:
    """Return the Message-ID of the mail with this key: the same on every try, at this site's host."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{urlsplit(settings.SITE_URL).hostname}>"


def nudge() -> None:
    """Wake whoever drains. Never raises: a promise that is committed is kept with or without a nudge."""
    for wake in on_promise:
        try:
            wake()
        except Exception as error:  # noqa: BLE001 - the broker's trouble must not become the reader's
            logger.warning("nudge failed: %s", type(error).__name__)


def drain(*, limit: int = 50, worker: str, lease: float = LEASE) -> int:
    """Deliver what is due, up to `limit`. Returns how many deliveries were tried, failures included."""
    began = time.monotonic()
    tried = 0
    while tried < limit and time.monotonic() - began < LONGEST_DRAIN and deliver_next(worker=worker, lease=lease):
        tried += 1
    return tried


def anything_due() -> bool:
    return Delivery.objects.due(timezone.now()).exists()


def deliver_next(*, worker: str, lease: float = LEASE) -> bool:
    """Try the delivery that has been due longest. Returns False where nothing is due."""
    delivery = take(worker=worker, lease=lease)
    if delivery is None:
        return False
    try:
        with Lease(delivery, seconds=lease):
            _deliverers[delivery.kind](key=delivery.name, **delivery.payload)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, it is tried again
        put_off(delivery, error)
    else:
        Delivery.objects.waiting().filter(pk=delivery.pk).update(done_at=timezone.now(), lease_until=None, last_error="")
    return True


def take(*, worker: str, lease: float) -> Delivery | None:
    """Lease the delivery that has been due longest. Of two workers who reach for the same one, one gets it."""
    now = timezone.now()
    give_up_on_killers(now)
    for pk in Delivery.objects.due(now).values_list("pk", flat=True)[:20]:
        taken = Delivery.objects.due(now).filter(pk=pk)
        if taken.update(lease_until=now + timedelta(seconds=lease), leased_by=worker, attempts=F("attempts") + 1):
            return Delivery.objects.get(pk=pk)
    return None


def give_up_on_killers(now: datetime) -> None:
    """A delivery whose worker died in every try, the last included, is given up too."""
    dead = Delivery.objects.due(now).filter(attempts__gte=TRIES)
    if dead.exists():
        dead.update(given_up_at=now, lease_until=None, last_error="WorkerLost")


def put_off(delivery: Delivery, error: Exception) -> None:
    """Try again later, or give up after the last try. Only the class of the error is kept: its text may quote people."""
    now = timezone.now()
    failed: dict[str, Any] = {"lease_until": None, "last_error": type(error).__name__[:80]}
    if delivery.attempts >= TRIES:
        failed["given_up_at"] = now
        logger.error("delivery %s given up: %s", delivery.pk, failed["last_error"])
    else:
        failed["due"] = now + WAITS[delivery.attempts - 1]
        logger.warning("delivery %s failed, try %s: %s", delivery.pk, delivery.attempts, failed["last_error"])
    still_ours = {"pk": delivery.pk, "leased_by": delivery.leased_by, "attempts": delivery.attempts}
    Delivery.objects.waiting().filter(**still_ours).update(**failed)


def retry_given_up() -> int:
    """Give every delivery that was given up its eight tries again, from now on. Returns how many there are."""
    return Delivery.objects.given_up().update(given_up_at=None, due=timezone.now(), attempts=0)
