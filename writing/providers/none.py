from typing import IO, NoReturn

from writing.providers.base import Scanner


class NoScanner(Scanner):
    """Nobody looks. Pages say so; asking it to look is a mistake in our own code."""

    name = "none"
    looks = False

    def engine(self) -> str:
        return ""

    def scan(self, file: IO[bytes]) -> NoReturn:
        raise RuntimeError("No scanner is set up, so no file can be called checked.")
