"""One request to somebody else's site: who asks is said, only the head of the answer is read, and no private address is reached.

The name is looked up once and the connection goes to what was found: a name cannot lead elsewhere between looking and asking.
"""

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from threading import Timer
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings

WAIT = 6  # seconds for each step of an answer
ALTOGETHER = 15  # seconds, however slowly somebody answers
ROBOTS = 300_000  # bytes of a robots.txt that are read
PORTS = {"http": 80, "https": 443}
AGENT = "WaymarkLinkChecker"
SAYS = "{agent}/1.0 (+{site}; {help})"
PATH = "%/:@!$&'()*+,;=~?"


class Private(Exception):
    """The address leads into a private network, or to a port where no site for readers is."""


class NoAnswer(Exception):
    """Nobody answered, or not as a site does. Its text is the class of what went wrong."""


@dataclass(frozen=True)
class Said:
    """What was answered: the status, where it leads on, and the text where it was asked for."""

    status: int
    leads_to: str = ""
    text: str = ""


def agent() -> str:
    """Name this site and how to reach whoever runs it."""
    return SAYS.format(agent=AGENT, site=settings.SITE_URL, help=settings.HELP_EMAIL or "link checker of a learning site")


def ask(url: str, *, read: bool = False) -> Said:
    """Ask for one address. Raises Private or NoAnswer."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise Private
    connection = connect(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme])
    watch = Timer(ALTOGETHER, hang_up, [connection])
    watch.daemon = True
    watch.start()
    try:
        path = quote(parts.path or "/", safe=PATH) + (f"?{quote(parts.query, safe=PATH)}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": agent(), "Accept": "*/*", "Connection": "close"})
        answer = connection.getresponse()
        text = answer.read(ROBOTS).decode("utf-8", errors="replace") if read else ""
        return Said(answer.status, answer.headers.get("Location", ""), text)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        raise NoAnswer(type(fault).__name__) from None
    finally:
        watch.cancel()
        connection.close()


def hang_up(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()


def connect(scheme: str, host: str, port: int) -> http.client.HTTPConnection:
    """Return a connection to the place that the name leads to. Raises Private or NoAnswer."""
    place = looked_up(host, port)
    kind: Any = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    more = {"context": ssl.create_default_context()} if scheme == "https" else {}
    connection = kind(host, port, timeout=WAIT, **more)
    connection._create_connection = lambda *_: socket.create_connection((place, port), WAIT)  # noqa: SLF001
    return connection


def looked_up(host: str, port: int) -> str:
    """Return the address of a name. Raises Private where any of its addresses is not one that everybody reaches."""
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as fault:
        raise NoAnswer(type(fault).__name__) from None
    if not settings.LINK_CHECKER_REACHES_THIS_MACHINE and (
        port not in PORTS.values() or not all(is_for_everybody(one) for one in found)
    ):
        raise Private
    return min(found, key=lambda one: ":" in one)


def is_for_everybody(address: str) -> bool:
    """Whether an address is of the open internet, also where it wraps one of the older kind."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return wrapped.is_global and not wrapped.is_multicast
    return ip.is_global and not ip.is_multicast
