"""A server that speaks as clamd does, over a real socket: well, or badly in one of the ways in which one can."""

import socket
import struct
import threading
from contextlib import contextmanager, suppress

# The harmless text that every scanner calls a virus. Put together here, so that no file of ours holds it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
VERSION = b"ClamAV 1.4.3/27700/Fri Nov 27 08:36:04 2026"
ENGINE = "ClamAV 1.4.3/27700"
STREAM_MAX = 200_000


class Clamd:
    """`behaves`: well, slow, hangs_up, garbage, endless, error, half. `seen` is what it was sent, by command."""

    def __init__(self, place):
        self.behaves = "well"
        self.finds = EICAR  # bytes in which it sees a virus
        self.seen = []
        family = socket.AF_UNIX if isinstance(place, str) else socket.AF_INET
        self.listening = socket.socket(family, socket.SOCK_STREAM)
        self.listening.bind(place)
        self.listening.listen(8)
        name = self.listening.getsockname()
        self.address = name if isinstance(place, str) else f"{name[0]}:{name[1]}"
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        self.listening.settimeout(0.1)
        while not self.over.is_set():
            try:
                line, _ = self.listening.accept()
            except TimeoutError:
                continue
            line.settimeout(5)
            with line, suppress(OSError):
                self.answer(line)

    def answer(self, line):
        command = b""
        while not command.endswith(b"\0"):
            command += line.recv(1)
        if command == b"zPING\0":
            return line.sendall(b"PONG\0")
        if command == b"zVERSION\0":
            return line.sendall({"old": b"UNKNOWN COMMAND"}.get(self.behaves, VERSION) + b"\0")
        if self.behaves == "hangs_up":
            line.recv(10)
            return None
        return self.look_into(line)

    def look_into(self, line):
        file = b""
        while size := struct.unpack(">I", self.exactly(line, 4))[0]:
            file += self.exactly(line, size)
            if len(file) > STREAM_MAX:
                return line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
        self.seen.append(file)
        said = b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if self.finds in file else b"stream: OK\0"
        if self.behaves == "slow":
            self.over.wait(3)
        if self.behaves == "drips":  # a letter now and then, and never the end
            while not self.over.wait(0.1):
                line.sendall(b".")
        badly = {"garbage": b"\xff\xfe hello\0", "endless": b"x" * 100_000, "error": b"stream: lstat() failed. ERROR\0"}
        badly |= {"half": b"stream: O", "nothing": b"", "other": b"stream: FINE\0"}
        return line.sendall(badly.get(self.behaves, said))

    @staticmethod
    def exactly(line, size):
        got = b""
        while len(got) < size:
            some = line.recv(size - len(got))
            if not some:
                raise OSError
            got += some
        return got

    def stop(self):
        self.over.set()
        self.thread.join(5)
        self.listening.close()


@contextmanager
def running(place=("127.0.0.1", 0)):
    one = Clamd(place)
    try:
        yield one
    finally:
        one.stop()
