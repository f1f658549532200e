"""How much of a stranger's file is looked at. Found with 45 real packages; none of them came near."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes, but for the counts and the ratio."""

    entries: int = 6000
    directory: int = 2 * MEBIBYTE  # the list of files at the end of a zip, which is read at once
    total: int = 300 * MEBIBYTE
    single: int = 100 * MEBIBYTE
    ratio: int = 120
    ratio_from: int = 1 * MEBIBYTE
    json: int = 8 * MEBIBYTE
    json_values: int = 400_000  # eight mebibytes of `[],[],` would be two hundred in memory
    json_depth: int = 100
    core: tuple[int, int] = (1, 28)


DEFAULT = Limits()
