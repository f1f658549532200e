"""The room over a websocket."""

from typing import Any

socket_urls: list[Any] = []
