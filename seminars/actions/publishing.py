"""Telling open pages what was committed. Whatever fails here, the event is safe and pages fetch what they missed.

Sockets live on the event loop of their process. A page of the same process is served on a thread, and the in-process
channel layer must be touched on the sockets' own loop, so messages are handed over to it. A process without sockets sends
from where it stands; then only Redis carries the message.
"""

import asyncio
import logging
from typing import Any
from weakref import WeakSet

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

PATIENCE = 2.0  # seconds: a Redis that doesn't answer must not hold up the page that posted

logger = logging.getLogger(__name__)
_loops: WeakSet[asyncio.AbstractEventLoop] = WeakSet()
_health = {"heard": True}


def group_of(session_pk: int) -> str:
    """Return the name of the group in which every open page of this room listens."""
    return f"seminar-{session_pk}"


def serve_sockets_on(loop: asyncio.AbstractEventLoop) -> None:
    """Say that sockets of this process live on this loop. Each socket says so when it connects; once is enough."""
    _loops.add(loop)


def is_heard() -> bool:
    """Whether the last message from this process got through to the others."""
    return _health["heard"]


def publish(session_pk: int, message: dict[str, Any]) -> None:
    """Send to every open page of the room. Never raises, and never waits longer than PATIENCE."""
    loop = next((loop for loop in _loops if loop.is_running()), None)
    if loop is not None:
        asyncio.run_coroutine_threadsafe(send(session_pk, message), loop)
        return
    async_to_sync(send)(session_pk, message)


async def send(session_pk: int, message: dict[str, Any]) -> None:
    try:
        await asyncio.wait_for(get_channel_layer().group_send(group_of(session_pk), message), PATIENCE)
    except Exception as error:  # noqa: BLE001 - the event is committed; the trouble of the wire stays here
        _health["heard"] = False
        logger.warning("room %s not told: %s", session_pk, type(error).__name__)
    else:
        _health["heard"] = True
