"""A whole statement. xAPI 1.0.3, part two, section 2.4. Attachments are refused: nothing here keeps files."""

from typing import Any

from activities.xapi.activity import activity
from activities.xapi.agents import agent, agent_or_group, group
from activities.xapi.formats import extensions, iri, language, language_map, timestamp, uuid, version
from activities.xapi.result import result
from activities.xapi.shapes import Check, an_object, fields, list_of, one_of, refuse, text

VOIDED = "http://adlnet.gov/expapi/verbs/voided"

verb = fields({"id": iri, "display": language_map}, required=("id",))
statement_ref = fields({"objectType": one_of("StatementRef"), "id": uuid}, required=("objectType", "id"))


def activities(value: Any, where: str) -> None:
    """A list of activities, or one by itself, as the versions before 1.0 had it."""
    (list_of(activity) if isinstance(value, list) else activity)(value, where)


context = fields(
    {
        "registration": uuid,
        "instructor": agent_or_group,
        "team": group,
        "contextActivities": fields(dict.fromkeys(("parent", "grouping", "category", "other"), activities)),
        "revision": text,
        "platform": text,
        "language": language,
        "statement": statement_ref,
        "extensions": extensions,
    }
)


def no_attachments(value: Any, where: str) -> None:
    refuse(where, "cannot be kept here: send the statement without files")


def kind_of_object(value: Any) -> str:
    """Return the objectType of a statement's object; an activity need not say so."""
    return value.get("objectType", "Activity")


def about(others: dict[str, Check]) -> Check:
    """The object of a statement: one of these kinds."""
    kinds = {"Activity": activity, "Agent": agent, "Group": group, "StatementRef": statement_ref, **others}

    def check(value: Any, where: str) -> None:
        an_object(value, where)
        one_of(*kinds)(kind_of_object(value), f"{where}.objectType")
        kinds[kind_of_object(value)](value, where)

    return check


COMMON = {"actor": agent_or_group, "verb": verb, "result": result, "context": context, "timestamp": timestamp}
NEEDED = ("actor", "verb", "object")

_sub_statement = fields(
    {"objectType": one_of("SubStatement"), "object": about({}), "attachments": no_attachments, **COMMON},
    required=("objectType", *NEEDED),
)


def parts_agree(value: Any, where: str) -> None:
    """What one part of a statement may say only beside another."""
    kind = kind_of_object(value["object"])
    for name in ("revision", "platform"):
        if name in value.get("context", {}) and kind != "Activity":
            refuse(f"{where}.context", f"may have “{name}” only where the object is an activity")
    if value["verb"]["id"] == VOIDED and kind != "StatementRef":
        refuse(where, "voids, so its object must be a StatementRef")


def sub_statement(value: Any, where: str) -> None:
    _sub_statement(value, where)
    parts_agree(value, where)


_statement = fields(
    {
        "id": uuid,
        "object": about({"SubStatement": sub_statement}),
        "stored": timestamp,
        "authority": agent_or_group,
        "version": version,
        "attachments": no_attachments,
        **COMMON,
    },
    required=NEEDED,
)


def check_statement(value: Any, where: str = "statement") -> None:
    """Raise Invalid, with a sentence, where this is not a statement as the specification has it."""
    _statement(value, where)
    parts_agree(value, where)
