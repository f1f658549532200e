"""Who of a cohort has done what, as a table to take away, line by line."""

import csv
from collections.abc import Iterator

from activities.models.attempt_file import harmless
from activities.models.matrix import NOT_YET, Matrix


class Line:
    """Takes what csv writes and hands it on: nothing is kept."""

    def write(self, words: str) -> str:
        return words


def as_csv(matrix: Matrix) -> Iterator[str]:
    """Yield the lines. Nothing in it is worked out by a table program."""
    lines = csv.writer(Line())
    yield "\ufeff"
    yield lines.writerow(["Student", *(harmless(str(column.activity)) for column in matrix.columns)])
    for row in matrix.rows:
        yield lines.writerow([harmless(row.person.name), *(cell.day.isoformat() if cell.day else NOT_YET for cell in row.cells)])
