"""The marks of a cohort's modules as a table to take away, line by line."""

import csv
from collections.abc import Iterator

from activities.models.attempt_file import harmless
from activities.models.matrix_file import Line
from activities.models.module_mark import ModuleMark, ModuleMarks


def as_csv(tables: list[ModuleMarks]) -> Iterator[str]:
    """Yield the lines, module by module. Nothing in it is worked out by a table program."""
    lines = csv.writer(Line())
    yield "\ufeff"
    for table in tables:
        columns = [f"{one.title} ({one.weight}%)" for one in table.counted]
        headings = ["Module", "Student", *columns, "So far", "From what counts (%)"]
        yield lines.writerow([harmless(words) for words in headings])
        for row in table.rows:
            yield lines.writerow([harmless(cell) for cell in (table.module.entry.title, *cells_of(row))])


def cells_of(row: ModuleMark) -> list[str]:
    marks = ["" if part.mark is None else str(part.mark) for part in row.parts]
    return [row.person.name, *marks, "" if row.mark is None else str(row.mark), str(row.weight)]
