"""Stops with a sentence where the demo could not listen on HOST and PORT."""

import errno
import socket
import sys

LAST_PORT = 65535
REASONS = {
    errno.EADDRINUSE: "Something else already listens on {address}. Stop it, or choose another port: make demo PORT={other}",
    errno.EACCES: "Only root may listen on {address}. Choose a port above 1023: make demo PORT=8001",
    errno.EADDRNOTAVAIL: "This machine has no address {host}. Choose one that it has: make demo HOST=127.0.0.1",
}


def main(host: str, port: str) -> None:
    if not port.isdecimal() or not 0 < int(port) <= LAST_PORT:
        sys.exit(f"PORT is {port!r}. Choose a number between 1 and 65535: make demo PORT=8001")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, int(port)))
        except socket.gaierror:
            sys.exit(REASONS[errno.EADDRNOTAVAIL].format(host=host))
        except OSError as error:
            words = {"host": host, "address": f"{host}:{port}", "other": int(port) + 1}
            sys.exit(REASONS.get(error.errno, f"Cannot listen on {{address}}: {error.strerror}.").format(**words))


if __name__ == "__main__":
    main(*sys.argv[1:3])
