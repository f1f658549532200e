"""Copies what static/vendor-files.txt lists from node_modules into the project. Each line: source → destination."""

import filecmp
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pairs() -> list[tuple[Path, Path]]:
    lines = (ROOT / "static" / "vendor-files.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.partition("→") for line in lines if line.strip() and not line.startswith("#")]
    return [(ROOT / "node_modules" / source.strip(), ROOT / target.strip()) for source, _, target in wanted]


def main() -> None:
    missing = [str(source.relative_to(ROOT)) for source, _ in pairs() if not source.is_file()]
    if missing:
        sys.exit(f"static/vendor-files.txt names files that no package has: {', '.join(missing)}. Mend the list or package.json.")
    for source, target in pairs():
        if not target.is_file() or not filecmp.cmp(source, target, shallow=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


if __name__ == "__main__":
    main()
