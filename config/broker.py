"""How Redis is used as a broker: by the workers with patience, by pages without any.

Redis is no record of anything. Whatever is lost with it, the sweep finds in the outbox within 30 seconds.
"""

import time
from functools import cache

from celery import Celery
from django.conf import settings
from kombu import Connection
from kombu.pools import producers

DRAIN = "waymark.drain_outbox"
QUIET = 15.0  # seconds without nudges after the broker failed; the sweep takes over
IMPATIENT = {"socket_timeout": 1, "socket_connect_timeout": 0.5, "max_retries": 0}

app = Celery("waymark", broker=settings.CELERY_BROKER_URL or "memory://")
app.conf.update(
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        # A killed worker's task comes back after the visibility timeout, looked for every second instead of every 100.
        "visibility_timeout": 600,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
        # Without these a dead connection is waited for without end. (The channel layer must have none.)
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "socket_keepalive": True,
    },
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    # Well under the visibility timeout: a task that still runs is never handed to a second worker.
    task_time_limit=300,
    task_soft_time_limit=270,
    task_ignore_result=True,
    task_default_queue="waymark",
    worker_hijack_root_logger=False,
    timezone=settings.TIME_ZONE,
    beat_schedule_filename=str(settings.DATA_DIR / "celerybeat-schedule"),
)


class Silence:
    """Until when the broker is left alone. A dead one costs one page a second, not every page."""

    until = 0.0


def nudge() -> None:
    """Ask a worker to drain the outbox: one try, a second or so at most. Raises what the broker raises."""
    now = time.monotonic()
    if now < Silence.until:
        return
    try:
        with producers[connection()].acquire(block=True, timeout=1) as producer:
            app.send_task(DRAIN, producer=producer, retry=False)
    except Exception:
        Silence.until = now + QUIET
        raise


@cache
def connection() -> Connection:
    """The connection on which pages publish."""
    return app.connection_for_write(transport_options=IMPATIENT)
