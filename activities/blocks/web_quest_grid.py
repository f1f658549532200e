"""The grid of a web quest: which rows are there, what stands in them, and what is still missing, in words."""

import re
from collections.abc import Mapping
from typing import Any

from activities.blocks.kind import Answer, Facts

END = 100  # numbers of rows stay below
CELL = re.compile(r"cell-([1-9][0-9]?)-")
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def cell(number: int, column: str) -> str:
    return f"cell-{number}-{column}"


def of_end(key: str) -> str:
    return f"end-{key}"


def numbers_sent(names: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the rows that these names speak of."""
    return sorted({int(found[1]) for name in names if (found := CELL.match(name))})


def rows_of(facts: Facts, answer: Answer) -> list[int]:
    """Return the numbers of the rows that are there: those that are asked for, those added, and any that hold words."""
    row = facts["row"]
    begun = set(range(1, (len(row["given"]) or row["asked"]) + 1))
    added = {number for number in range(1, END) if answer.get(f"row-{number}") == "on"}
    written = {number for number in numbers_sent(answer) if words_in(facts, answer, number)}
    return sorted((begun | added | written) - set(left_out(facts, answer)))


def left_out(facts: Facts, answer: Answer) -> list[int]:
    """Return the numbers of the rows that were taken away. What stands in them is kept; a row of the author's stays."""
    given = len(facts["row"]["given"])
    return [number for number in range(given + 1, END) if answer.get(f"row-{number}") == "off"]


def words_in(facts: Facts, answer: Answer, number: int) -> bool:
    return any(answer.get(cell(number, column["key"]), "").strip() for column in facts["columns"])


def shown_rows(facts: Facts, answer: Answer) -> list[dict[str, Any]]:
    given = facts["row"]["given"]
    return [
        {
            "number": number,
            "id": f"row-{number}-on",
            "off": f"row-{number}-off",
            "title": given[number - 1] if number <= len(given) else f"{facts['row']['name'].capitalize()} {place}",
            "given": number <= len(given),
            "cells": [
                {**column, "name": cell(number, column["key"]), "words": answer.get(cell(number, column["key"]), "")}
                for column in facts["columns"]
            ],
        }
        for place, number in enumerate(rows_of(facts, answer), start=1)
    ]


def answered(row: Mapping[str, Any]) -> bool:
    return any(one["words"].strip() for one in row["cells"])


def said(row: Mapping[str, Any]) -> str:
    """Return a row as lines of text: its name, then each heading with what was written."""
    return "\n".join([row["title"], *(f"{one['heading']}: {one['words']}" for one in row["cells"] if one["words"].strip())])


def still_missing(facts: Facts, answer: Answer) -> str:
    """Say what the author asks for and is not there yet, such as “One source has no date yet.”, or nothing."""
    written = [row for row in shown_rows(facts, answer) if answered(row)]
    return " ".join([*too_few(facts, len(written)), *empty_cells(facts, written), *empty_ends(facts, answer)])


def too_few(facts: Facts, written: int) -> list[str]:
    row, more = facts["row"], facts["row"]["asked"] - written
    if more <= 0:
        return []
    name = row["name"] if more == 1 else row["plural"]
    asked = "is asked for" if more == 1 else "are asked for"
    return [f"{in_words(more).capitalize()} {'more ' if written else ''}{name} {asked}."]


def empty_cells(facts: Facts, written: list[dict[str, Any]]) -> list[str]:
    sentences = []
    for place, column in enumerate(facts["columns"]):
        empty = sum(not row["cells"][place]["words"].strip() for row in written)
        if column["lacks"] and empty:
            name, has = (facts["row"]["name"], "has") if empty == 1 else (facts["row"]["plural"], "have")
            sentences.append(f"{in_words(empty).capitalize()} {name} {has} {column['lacks']} yet.")
    return sentences


def empty_ends(facts: Facts, answer: Answer) -> list[str]:
    return [
        f"There is {end['lacks']} yet." for end in facts["ends"] if end["lacks"] and not answer.get(of_end(end["key"]), "").strip()
    ]


def in_words(number: int) -> str:
    return WORDS[number] if number < len(WORDS) else str(number)
