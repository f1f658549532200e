"""Activities and what defines them, interactions included. xAPI 1.0.3, part two, section 2.4.4.1."""

from typing import Any

from activities.xapi.formats import extensions, iri, language_map
from activities.xapi.shapes import fields, list_of, one_of, refuse, text

COMPONENTS = {
    "choice": ("choices",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "matching": ("source", "target"),
    "performance": ("steps",),
    "true-false": (),
    "fill-in": (),
    "long-fill-in": (),
    "numeric": (),
    "other": (),
}
LISTS = ("choices", "scale", "source", "target", "steps")

_components = list_of(fields({"id": text, "description": language_map}, required=("id",)))


def components(value: Any, where: str) -> None:
    _components(value, where)
    ids = [component["id"] for component in value]
    if len(ids) != len(set(ids)):
        refuse(where, "uses one id twice")


_definition = fields(
    {
        "name": language_map,
        "description": language_map,
        "type": iri,
        "moreInfo": iri,
        "extensions": extensions,
        "interactionType": one_of(*COMPONENTS),
        "correctResponsesPattern": list_of(text),
        **dict.fromkeys(LISTS, components),
    }
)


def definition(value: Any, where: str) -> None:
    """Lists of choices and the like stand only with the interaction they belong to."""
    _definition(value, where)
    allowed = COMPONENTS.get(value.get("interactionType"), ())
    for name in LISTS:
        if name in value and name not in allowed:
            refuse(where, f"may not have “{name}” with this interactionType")
    if "correctResponsesPattern" in value and "interactionType" not in value:
        refuse(where, "needs “interactionType” beside “correctResponsesPattern”")


activity = fields({"objectType": one_of("Activity"), "id": iri, "definition": definition}, required=("id",))
