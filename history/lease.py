import threading
from datetime import timedelta
from types import TracebackType
from typing import Self

from django.db import Error, connection
from django.utils import timezone

from history.models import Delivery, DeliveryQuerySet


class Lease:
    """Holds a delivery while it runs: `with Lease(delivery, seconds=60)`. A thread renews it three times per lease."""

    def __init__(self, delivery: Delivery, *, seconds: float) -> None:
        self._delivery = delivery
        self._seconds = seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._renew, name=f"lease-{delivery.pk}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _renew(self) -> None:
        held = Delivery.objects.waiting().filter(
            pk=self._delivery.pk, leased_by=self._delivery.leased_by, attempts=self._delivery.attempts
        )
        try:
            while not self._over.wait(self._seconds / 3):
                self._renew_once(held)
        finally:
            connection.close()  # this thread's own

    def _renew_once(self, held: DeliveryQuerySet) -> None:
        try:
            held.update(lease_until=timezone.now() + timedelta(seconds=self._seconds))
        except Error:
            connection.close()  # the next beat tries on a new connection
