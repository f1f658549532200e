"""Prints each figure beside its budget, for people or as one JSON line each."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number. `budget` is the most it may be, or None where it is only for orientation."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    @property
    def ok(self) -> bool:
        return self.budget is None or self.value <= self.budget


def show(figures: list[Figure], *, as_json: bool) -> bool:
    """Print all figures; return whether every budget is kept."""
    for figure in figures:
        if as_json:
            print(json.dumps(asdict(figure) | {"ok": figure.ok}))
        else:
            budget = "" if figure.budget is None else f"   at most {figure.budget:g}"
            print(f"{'' if figure.ok else 'OVER  '}{figure.name:<34} {figure.value:>10.2f} {figure.unit}{budget}")
    return all(figure.ok for figure in figures)
