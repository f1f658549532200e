"""What is asked of whoever looks into files for viruses. Bytes in, plain values out; never our rows."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import IO, ClassVar


class ScannerAway(Exception):
    """There is no answer that could be believed: nobody listens, it takes too long, it hung up, or it spoke nonsense.

    The file is neither good nor bad then, and is looked at again later. The text holds nothing of the file.
    """


@dataclass(frozen=True)
class Verdict:
    """What a scanner said: what it found, "" for nothing, and which engine with which signatures looked."""

    found: str
    engine: str


class Scanner(ABC):
    """One way to look into files."""

    name: ClassVar[str]
    looks: ClassVar[bool] = True

    @abstractmethod
    def engine(self) -> str:
        """Return which engine it is and how new its signatures are. Raises ScannerAway."""

    @abstractmethod
    def scan(self, file: IO[bytes]) -> Verdict:
        """Look into a file, from its beginning. Raises ScannerAway."""
