"""Whether two files say the same. Exporters write library.json anew, and systems turn line ends: neither makes another library."""

import json
from pathlib import Path
from typing import Any


def alike(one: Path, other: Path) -> bool:
    """Compare by meaning where that is sure: JSON by its values, scripts but for their line ends, all else by its bytes."""
    if not (one.is_file() and other.is_file()):
        return False
    if one.suffix == ".json":
        return values(one) == values(other)
    if one.suffix in {".js", ".css", ".svg"}:
        return lines(one) == lines(other)
    return one.read_bytes() == other.read_bytes()


def lines(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n").rstrip(b"\n")


def values(path: Path) -> Any:
    return plain(json.loads(path.read_text(encoding="utf-8-sig")))


def plain(value: Any) -> Any:
    """Old packages write version numbers as text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
