import contextlib
import socket
from threading import Event, Thread
from typing import Any

import uvicorn
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import env
from history.worker import Worker


class Command(BaseCommand):
    help = "Serve pages, sockets and background work from this one process."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=env.text("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.number("PORT", 8000))
        parser.add_argument("--no-work", action="store_true", help="leave background work to `manage.py work` or Celery")

    def handle(self, *args: Any, host: str, port: int, no_work: bool, **options: Any) -> None:
        refuse_a_taken_port(host, port)
        stop = Event()
        worker = Thread(target=Worker(stop).run, name="worker")
        if not no_work:
            worker.start()
        try:
            uvicorn.run(
                "config.asgi:application",
                host=host,
                port=port,
                ws="websockets-sansio",
                ws_ping_interval=20,
                ws_ping_timeout=20,
                ws_max_size=65_536,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=3,
            )
        finally:
            stop.set()
            if worker.is_alive():
                worker.join(timeout=10)


def refuse_a_taken_port(host: str, port: int) -> None:
    """Raise CommandError where somebody else already answers there."""
    with contextlib.closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} is not free ({error.strerror}). "
                f"Stop what uses it, or choose another: make demo PORT={port + 1}"
            ) from None
