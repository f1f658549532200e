"""What another patch of a library would change, line by line, for whoever has to decide whether it may."""

from collections.abc import Iterable
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Final

TEXT: Final = frozenset([".js", ".mjs", ".css", ".json", ".svg", ".txt", ".md"])
LARGEST: Final = 200 * 1024  # bytes of a file that is compared
MOST_LINES: Final = 200  # of one file
LONGEST_LINE: Final = 300
MOST_FILES: Final = 50


def differences(before: Path, after: Path, paths: Iterable[str]) -> list[dict[str, str]]:
    """Return each file with how it differs, and the lines that do where it is text of a size that somebody could read."""
    found = []
    for path in islice(paths, MOST_FILES):
        old, new = before / path, after / path
        how = "new" if not old.is_file() else "changed" if new.is_file() else "gone"
        found.append({"path": path, "how": how, "lines": lines_of(old, new) if how == "changed" else ""})
    return found


def lines_of(old: Path, new: Path) -> str:
    if new.suffix.lower() not in TEXT or max(old.stat().st_size, new.stat().st_size) > LARGEST:
        return ""
    texts = [file.read_text(encoding="utf-8", errors="replace").splitlines() for file in (old, new)]
    if any(len(line) > LARGEST // 10 for text in texts for line in text):
        return ""  # squeezed into one line: nothing that somebody could read
    changed = list(islice(unified_diff(*texts, lineterm="", n=2), 2, MOST_LINES + 3))
    more = ["… and more"] if len(changed) > MOST_LINES else []
    return "\n".join([line[:LONGEST_LINE] for line in changed[:MOST_LINES]] + more)
