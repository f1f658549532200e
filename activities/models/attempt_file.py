"""An answer that is a table, as a file to take away."""

import csv
import io

from activities.blocks import Table

CALCULATES = ("=", "+", "-", "@", "\t", "\r", "|")  # a table program takes a cell that begins so for a sum to be worked out


def as_markdown(title: str, table: Table) -> str:
    """Return headings and lines: a table in Markdown would not hold words that go over several lines."""
    parts = [f"# {title}", table.question]
    for name, *cells in table.rows:
        parts.append(f"## {name}")
        parts += [f"**{heading}:** {words or '(nothing)'}" for heading, words in zip(table.headings[1:], cells, strict=True)]
    for name, words in table.below:
        parts += [f"## {name}", words or "(nothing)"]
    return "\n\n".join(parts) + "\n"


def as_csv(title: str, table: Table) -> str:
    """Return a table that opens in a table program as it was written: nothing in it is worked out there."""
    sheet = io.StringIO()
    lines = csv.writer(sheet)
    lines.writerow([harmless(words) for words in table.headings])
    lines.writerows([harmless(words) for words in row] for row in table.rows)
    lines.writerow([])
    lines.writerows([harmless(words) for words in row] for row in table.below)
    return "\ufeff" + sheet.getvalue()


def harmless(words: str) -> str:
    return f"'{words}" if words.lstrip(" \n").startswith(CALCULATES) else words
