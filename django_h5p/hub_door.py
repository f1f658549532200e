"""The only way out of this app: questions to the hub that H5P_HUB_URL names, and to nobody else.

The address comes from the settings, never from a page. What stands behind its name is looked up once and asked of at that very
address, so that a name cannot be made to point into our own network in between. A redirect is not followed, because it could lead
anywhere. How much is read, and how long it may take, is bounded.
"""

import http.client
import ipaddress
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from django_h5p import conf
from django_h5p.packages.names import is_machine_name

SECONDS: Final = 20  # for each answer of the socket
SECONDS_IN_ALL: Final = 600
MOST_LIST: Final = 8 * 1024 * 1024
NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
PIECE: Final = 64 * 1024


class HubAway(Exception):
    """The hub gave no answer that we could use. Its text is a sentence for an administrator."""


def is_set() -> bool:
    return bool(conf.value("H5P_HUB_URL"))


def address_of(host: str, port: int) -> str:
    """Return the number behind a name. Raises HubAway for one inside a network, unless the settings allow that."""
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError:
        raise HubAway(f"Nothing answers to the name {host}.") from None
    if not conf.value("H5P_HUB_MAY_BE_PRIVATE") and not all(is_public(one) for one in found):
        raise HubAway(f"{host} leads into a private network, so it was not asked. H5P_HUB_MAY_BE_PRIVATE allows that.")
    return min(found)


def is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if address.version == 6:  # noqa: PLR2004 - a version of the internet
        inside = (
            address.ipv4_mapped
            or address.sixtofour
            or (ipaddress.ip_address(int(address) & 0xFFFFFFFF) if address in NAT64 else None)
        )
        if inside is not None and not inside.is_global:
            return False
    return address.is_global and not address.is_multicast


class ToOneAddress(http.client.HTTPConnection):
    """Connects to the number that was looked at."""

    number = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), self.timeout)


class ToOneAddressSafely(http.client.HTTPSConnection):
    number = ""

    def connect(self) -> None:
        plain = socket.create_connection((self.number, self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]


@contextmanager
def answered(method: str, path: str, form: dict[str, str] | None = None) -> Iterator[http.client.HTTPResponse]:
    """Ask the hub, and give its answer as long as it is a good one. Raises HubAway."""
    hub = urlsplit(conf.value("H5P_HUB_URL"))
    private = conf.value("H5P_HUB_MAY_BE_PRIVATE")
    if hub.hostname is None or hub.username or hub.scheme not in ({"https", "http"} if private else {"https"}):
        raise HubAway("H5P_HUB_URL has to be https:// and a host.")
    kind = ToOneAddressSafely if hub.scheme == "https" else ToOneAddress
    door = kind(hub.hostname, hub.port, timeout=SECONDS)
    door.number = address_of(hub.hostname, door.port)
    body = urlencode(form).encode() if form is not None else None
    headers = {"Accept": "application/json, application/zip", "User-Agent": "django-h5p"}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        door.request(method, f"{hub.path.rstrip('/')}/{path}", body, headers)
        answer = door.getresponse()
        if answer.status != HTTPStatus.OK:
            raise HubAway(f"The hub answered {answer.status}.")
        yield answer
    except (OSError, http.client.HTTPException):
        raise HubAway("The hub did not answer, or broke off.") from None
    finally:
        door.close()


def pieces(answer: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
    """Read an answer bit by bit. Raises HubAway where it is larger, or takes longer, than it may."""
    read, ends = 0, time.monotonic() + SECONDS_IN_ALL
    while piece := answer.read(PIECE):
        read += len(piece)
        if read > most or time.monotonic() > ends:
            raise HubAway("What the hub sends is larger, or slower, than this site takes.")
        yield piece


def ask(path: str, form: dict[str, str]) -> Any:
    """Return what the hub says to this, as JSON."""
    with answered("POST", path, form) as answer:
        text = b"".join(pieces(answer, MOST_LIST))
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise HubAway("The hub answered with something that cannot be read.") from None


def fetch(machine: str, to: Path) -> None:
    """Write the package of a content type into a file. Raises HubAway; then there is no file."""
    if not is_machine_name(machine):
        raise HubAway("This is no name of a content type.")
    try:
        with answered("GET", f"content-types/{quote(machine)}") as answer, to.open("xb") as file:
            for piece in pieces(answer, conf.value("H5P_MAX_UPLOAD")):
                file.write(piece)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
