"""Fields that matter only for some of the answers above them (`showWhen`)."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django_h5p.authoring.places import MISSING, Place, value_at, written

if TYPE_CHECKING:
    from django_h5p.authoring.nodes import Node


@dataclass(frozen=True)
class ShownWhen:
    """What must be chosen where. `rules` is for the script that follows the choice; `sentence` for people without it."""

    is_met: bool
    rules: str
    sentence: str


def shown_when(node: "Node", beside: list["Node"], params: Any, above: Place) -> ShownWhen | None:
    """The condition of a node, or None when it is always shown."""
    said = node.field.said.get("showWhen")
    if not isinstance(said, dict) or not said.get("rules"):
        return None
    nearby = {other.name: other for other in beside}
    rules = [
        (_place(str(rule.get("field", "")), above), _equals(rule.get("equals"))) for rule in said["rules"] if isinstance(rule, dict)
    ]
    met = [_is_met(place, wanted, nearby, params) for place, wanted in rules]
    every = said.get("type") == "and"
    return ShownWhen(
        is_met=all(met) if every else any(met),
        rules=json.dumps({"every": every, "rules": [{"name": written(place), "equals": wanted} for place, wanted in rules]}),
        sentence=_sentence(rules, nearby, every=every),
    )


def _place(path: str, above: Place) -> Place:
    for part in path.split("/"):
        above = above[:-1] if part == ".." else (*above, part)
    return above


def _equals(wanted: Any) -> list[str]:
    """As controls say it: a box that is ticked says true."""
    every = wanted if isinstance(wanted, list) else [wanted]
    return ["true" if one is True else "false" if one is False else str(one) for one in every]


def _is_met(place: Place, wanted: list[str], nearby: dict[str, "Node"], params: Any) -> bool:
    other = nearby.get(written(place))
    value = other.effective if other else value_at(params, place)
    if isinstance(value, dict):
        value = value.get("library", "")
    if value is MISSING:
        value = ""
    return _equals(value)[0] in wanted


def _sentence(rules: list[tuple[Place, list[str]]], nearby: dict[str, "Node"], *, every: bool) -> str:
    parts = []
    for place, wanted in rules:
        other = nearby.get(written(place))
        if other is None:
            return "Used only with some of the choices above."
        if other.field.type == "boolean":
            parts.append(f"“{other.label}” is {'ticked' if 'true' in wanted else 'not ticked'}")
        else:
            names = dict(other.field.options or other.offered)
            parts.append(f"“{other.label}” is " + " or ".join(f"“{names.get(one, one)}”" for one in wanted))
    return "Used only when " + (" and " if every else " or ").join(parts) + "."
