"""python -m identifiers FILE: one finding a line, as JSON. `-` reads what is piped in."""

import argparse
import json
import sys
from pathlib import Path

from identifiers import find

FIELDS = ("start", "end", "text", "kind", "certainty", "suggestion")


def read_file(name: str) -> str:
    """The text of a file, or of what is piped in when the name is a hyphen."""
    written = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return written.decode("utf-8-sig")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m identifiers", description="Says where a text might identify someone.")
    parser.add_argument("file", help="a text in UTF-8; - reads what is piped in")
    parser.add_argument("--allowed", action="append", default=[], metavar="WORD", help="a name that may stand; again for more")
    parser.add_argument("--local", action="append", default=[], metavar="WORD", help="a word of this placement; again for more")
    parser.add_argument(
        "--pseudonym", action="append", default=[], metavar="WORD", help="a name already put in place of a real one"
    )
    asked = parser.parse_args()
    try:
        text = read_file(asked.file)
    except OSError:
        sys.stderr.write(f"The file {asked.file} cannot be read: check its name.\n")
        return 2
    except UnicodeDecodeError:
        sys.stderr.write(f"The file {asked.file} is not text in UTF-8: save it as plain text and try again.\n")
        return 2
    for finding in find(text, allowed=asked.allowed, local=asked.local, pseudonyms=asked.pseudonym):
        sys.stdout.write(json.dumps({field: getattr(finding, field) for field in FIELDS}, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
