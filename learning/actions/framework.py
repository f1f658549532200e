"""Frameworks come in as whole versions. A version that is here is never edited: records point at it."""

from typing import Any

from django.db import transaction

from accounts.models import User
from history.audit import record
from learning.models import Framework, FrameworkNode

Row = dict[str, str]


class FrameworkChanged(Exception):
    """The rows of a version that is already here are different now."""


@transaction.atomic
def load_framework(*, facts: dict[str, Any], rows: list[Row], by: User | None) -> tuple[Framework, bool]:
    """Add one version with all its nodes; True says that it is new. The same again changes nothing.

    A parent stands before its children or after them. Of a version that is here only the licence, the source and the day
    it ends can be corrected; for other nodes raises FrameworkChanged. `by=None` is the operator at the keyboard.
    """
    framework, new = Framework.objects.get_or_create(key=facts["key"], defaults=facts)
    if not new:
        refuse_other_nodes(framework, rows)
        late = {name: facts.get(name) for name in ("licence", "source_url", "valid_to")}
        Framework.objects.filter(pk=framework.pk).update(**late)
        return framework, False
    nodes: dict[str, FrameworkNode] = {}
    order = {row["code"]: number for number, row in enumerate(rows, 1)}
    for row in parents_first(rows):
        nodes[row["code"]] = FrameworkNode.objects.create(
            framework=framework, order=order[row["code"]], parent=nodes.get(row["parent"]), **own(row)
        )
    record("framework.load", subject=framework, by=by, system=by is None, nodes=len(nodes))
    return framework, True


def own(row: Row) -> Row:
    return {name: row[name] for name in ("code", "kind", "title", "summary", "source_url")}


def parents_first(rows: list[Row]) -> list[Row]:
    codes = {row["code"]: row for row in rows}

    def depth(row: Row) -> int:
        return 1 + depth(codes[row["parent"]]) if row["parent"] else 0

    return sorted(rows, key=depth)


def refuse_other_nodes(framework: Framework, rows: list[Row]) -> None:
    here = {node["code"]: node for node in framework.nodes.values("code", "kind", "title", "summary", "source_url", "parent__code")}
    there = {row["code"]: {**own(row), "parent__code": row["parent"] or None} for row in rows}
    different = sorted(code for code in here.keys() | there.keys() if here.get(code) != there.get(code))
    if different:
        raise FrameworkChanged(
            f"{framework} is here with other words for {', '.join(different)}. Records point at it, so it stays as it is. "
            "Give the new words a new key and version in frameworks.toml."
        )
