"""Rows of cells: what stands under "DOB", "Age" or "Ref" is told by its heading."""

import re
from collections.abc import Iterator
from itertools import pairwise

from identifiers.births import DATE
from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot

COLUMNS = (
    (
        re.compile(r"d\.?o\.?b\.?|born|birth", re.IGNORECASE),
        re.compile(DATE, re.IGNORECASE),
        "date_of_birth",
        CERTAIN,
        "The column is one of birth dates.",
    ),
    (
        re.compile(r"\bages?\b", re.IGNORECASE),
        re.compile(r"\d{1,3}(?: ?(?:yrs?|y|m|mths?|months|years))?"),
        "age",
        WORTH_A_LOOK,
        "The column is one of ages.",
    ),
    (
        re.compile(r"\b(?:ref|case|case no|id|mosaic|lcs|urn|file|claim|crime|tenancy)\b", re.IGNORECASE),
        re.compile(r"[A-Za-z0-9/-]*\d{3}[A-Za-z0-9/-]*"),
        "case_number",
        CERTAIN,
        "The column is one of references.",
    ),
)


def cells(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Each cell of a row with where it begins."""
    found = []
    at = start
    for part in re.split(r"\||\t", text[start:end]):
        found.append((at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 1
    return found


def rows(text: str) -> Iterator[Spot]:
    """Cells under a telling heading, until the rows end."""
    headings: list[str] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "|" in line or "\t" in line:
            row = cells(text, start, end)
            yield from told_by_neighbour(row)
            if not headings:
                headings = [cell for _, cell in row]
            else:
                yield from told_by_heading(headings, row)
        else:
            headings = []
        start = end + 1


def told_by_heading(headings: list[str], row: list[tuple[int, str]]) -> Iterator[Spot]:
    for heading, (at, cell) in zip(headings, row, strict=False):
        for wanted, shape, kind, certainty, why in COLUMNS:
            if len(heading) < 24 and wanted.search(heading) and shape.fullmatch(cell):  # noqa: PLR2004
                yield Spot(at, at + len(cell), kind, certainty, why)


def told_by_neighbour(row: list[tuple[int, str]]) -> Iterator[Spot]:
    """A cell after its label in the same row: "Age | 10 | School | …"."""
    for (_, label), (at, cell) in pairwise(row):
        for wanted, shape, kind, certainty, why in COLUMNS:
            if wanted.fullmatch(label) and shape.fullmatch(cell):
                yield Spot(at, at + len(cell), kind, certainty, why)
