"""Standards and capabilities from learning/frameworks: adds what is new, changes nothing that is here."""

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import capfirst

from learning.actions.framework import FrameworkChanged, load_framework

FOLDER = Path(__file__).resolve().parents[2] / "frameworks"


class Command(BaseCommand):
    help = "Load the frameworks that modules, activities and placements refer to. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        for facts in tomllib.loads((FOLDER / "frameworks.toml").read_text(encoding="utf-8"))["framework"]:
            rows = rows_of(facts)
            try:
                framework, new = load_framework(facts=facts, rows=rows, by=None)
            except FrameworkChanged as fault:
                raise CommandError(str(fault)) from fault
            self.stdout.write(f"{framework}: {len(rows)} {'added' if new else 'here already'}")


def rows_of(facts: dict[str, Any]) -> list[dict[str, str]]:
    """Return the rows of one framework, and leave in `facts` only what is stored about it."""
    column, kinds = facts.pop("column"), facts.pop("kinds")
    with (FOLDER / facts.pop("file")).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["framework"] == column]
    return [
        {
            "code": row["code"],
            "parent": row["parent"],
            "kind": next(kind for pattern, kind in kinds if re.fullmatch(pattern, row["code"])),
            "title": capfirst(row["title"].removesuffix(" (super-domain)").removeprefix("Level: ")),
            "summary": row["summary_in_own_words"],
            "source_url": row["source_url"],
        }
        for row in rows
    ]
