"""ClamAV's daemon, spoken to over its socket (clamd(8), INSTREAM). The library for it is of 2014, so this is our own."""

import socket
import time
from collections.abc import Iterator
from typing import IO

from writing.providers.base import Scanner, ScannerAway, Verdict

PART = 65_536  # bytes in one chunk
LONGEST_ANSWER = 4096
LONGEST_NAME = 100  # letters of what was found


class Clamd(Scanner):
    """One clamd, at a path (a unix socket) or at host:port. Each question has a connection of its own, and `seconds` altogether."""

    name = "clamd"

    def __init__(self, address: str, *, seconds: float) -> None:
        self.address, self.seconds = address, seconds

    def engine(self) -> str:
        version = self.ask(b"zVERSION\0")
        if not version.startswith("ClamAV "):
            raise ScannerAway("clamd did not say its version")
        return "/".join(version.split("/")[:2])[:LONGEST_NAME]  # the date at its end says the same as the number before it

    def scan(self, file: IO[bytes]) -> Verdict:
        engine = self.engine()
        file.seek(0)
        try:
            answer = self.ask(b"zINSTREAM\0", file)
        finally:
            file.seek(0)
        if answer == "stream: OK":
            return Verdict("", engine)
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            return Verdict(answer.removeprefix("stream: ").removesuffix(" FOUND")[:LONGEST_NAME] or "something harmful", engine)
        too_large = "size limit exceeded" in answer
        raise ScannerAway("clamd takes no file of this size (StreamMaxLength)" if too_large else "clamd gave no verdict")

    def ask(self, command: bytes, file: IO[bytes] | None = None) -> str:
        """Send a command, and a file where there is one. Returns the answer. Raises ScannerAway."""
        ends = time.monotonic() + self.seconds
        try:
            with self.connect() as line:
                try:
                    for part in (command, *(chunks(file) if file else ())):
                        line.settimeout(left_until(ends))
                        line.sendall(part)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # it may have said why before it hung up
                return answer_of(line, ends)
        except (OSError, ValueError) as fault:
            raise ScannerAway(f"clamd does not answer ({type(fault).__name__})") from None

    def connect(self) -> socket.socket:
        if not self.address.startswith("/"):
            host, _, port = self.address.rpartition(":")
            return socket.create_connection((host.strip("[]"), int(port)), timeout=self.seconds)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(self.seconds)
        try:
            line.connect(self.address)
        except OSError:
            line.close()
            raise
        return line


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file as INSTREAM wants it: each part after its length, and nothing at the end."""
    while part := file.read(PART):
        yield len(part).to_bytes(4, "big") + part
    yield bytes(4)


def answer_of(line: socket.socket, ends: float) -> str:
    """Return the answer, which ends with a zero byte. Raises OSError or ValueError where none comes in time, or too much does."""
    said = b""
    while not said.endswith(b"\0"):
        line.settimeout(left_until(ends))
        some = line.recv(LONGEST_ANSWER)
        said += some
        if not some or len(said) > LONGEST_ANSWER:
            raise ValueError("no whole answer")
    return said[:-1].decode("ascii").strip()


def left_until(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
