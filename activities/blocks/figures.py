"""Figures that people type, and what is worked out from them: exact, and to the last penny the same as in static/js/exact.js."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

POUND = "£"
PENCE = 2
AS_TYPED = str.maketrans("−", "-", " \t\u00a0£")
TYPED = re.compile(r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,6})?|-?\.[0-9]{1,6}")
NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")  # as an author writes it


def figure_in(words: str) -> Fraction | None:
    """Return the number that somebody typed, as people write numbers: “£1,200”, “ 12.50 ”, “.5”. None for anything else."""
    plain = words.translate(AS_TYPED)
    return Fraction(plain.replace(",", "")) if TYPED.fullmatch(plain) else None


def is_money(unit: str) -> bool:
    return unit.startswith(POUND)


def shown(figure: Fraction, unit: str = "", places: int = 0) -> str:
    """Return a figure as it is read: “£1,204.50”, “3.5”. Money has its pence; of other figures the zeros at the end go."""
    places = PENCE if is_money(unit) else places
    whole, rest = divmod(int(abs(rounded(figure, places)) * 10**places), 10**places)
    after = f"{rest:0{places}d}" if places else ""
    after = after if is_money(unit) else after.rstrip("0")
    sign = "−" if rounded(figure, places) < 0 else ""
    return f"{sign}{POUND if is_money(unit) else ''}{whole:,}{'.' if after else ''}{after}"


def rounded(figure: Fraction, places: int) -> Fraction:
    """Round as at school: half goes up, away from nought."""
    scale = 10**places
    size = (2 * abs(figure) * scale + 1) // 2
    return Fraction(size if figure >= 0 else -size, scale)


def work_out(lines: Iterable[Mapping[str, Any]], figures: Mapping[str, Fraction | None]) -> dict[str, Fraction | None]:
    """Return every figure by its key: those given, and one for each line, None where something it needs is not there.

    A line is worked out from what is shown of the lines before it, so that somebody with a pencil finds the same.
    """
    known = dict(figures)
    for line in lines:
        found = worked_out(line, known)
        known[line["key"]] = None if found is None else rounded(found, PENCE if is_money(line["unit"]) else line["places"])
    return known


def worked_out(line: Mapping[str, Any], known: Mapping[str, Fraction | None]) -> Fraction | None:
    """(all of `add`, less all of `less`) × each of `times` ÷ each of `over`. Dividing by nought has no answer."""
    parts = {name: [term(one, known) for one in line[name]] for name in ("add", "less", "times", "over")}
    if any(one is None for terms in parts.values() for one in terms) or 0 in parts["over"]:
        return None
    total = sum(parts["add"]) - sum(parts["less"]) if parts["add"] or parts["less"] else Fraction(1)
    for one in parts["times"]:
        total *= one
    for one in parts["over"]:
        total /= one
    return total


def term(name: str, known: Mapping[str, Fraction | None]) -> Fraction | None:
    return Fraction(name) if NUMBER.fullmatch(name) else known.get(name)
