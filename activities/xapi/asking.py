"""What a request may ask for: its parameters, checked as strictly as statements are."""

from collections.abc import Mapping
from typing import Any

from activities.xapi.agents import agent_or_group
from activities.xapi.formats import iri, timestamp, uuid
from activities.xapi.reading import read_json
from activities.xapi.shapes import Check, Invalid, one_of, text

MOST_AT_ONCE = 100
YES_NO = one_of("true", "false")


def agent_in_json(value: Any, where: str) -> None:
    agent_or_group(read_json(value.encode()), where)


def no_more_than(value: Any, where: str) -> None:
    if not (value.isascii() and value.isdigit() and len(value) < 10):  # noqa: PLR2004 - digits of a sensible number
        raise Invalid(f"{where} must be a whole number, 0 or more.")


def only_no(value: Any, where: str) -> None:
    YES_NO(value, where)
    if value == "true":
        raise Invalid(f"{where} is not offered here: send false, or leave it out.")


def only_exact(value: Any, where: str) -> None:
    one_of("exact", "ids", "canonical")(value, where)
    if value != "exact":
        raise Invalid(f"{where} is not offered here: send exact, or leave it out.")


ONE_STATEMENT: dict[str, Check] = {"statementId": uuid, "voidedStatementId": uuid}
ALWAYS: dict[str, Check] = {"format": only_exact, "attachments": only_no}
SEARCH: dict[str, Check] = {
    "agent": agent_in_json,
    "verb": iri,
    "activity": iri,
    "registration": uuid,
    "since": timestamp,
    "until": timestamp,
    "limit": no_more_than,
    "ascending": YES_NO,
    "related_activities": only_no,
    "related_agents": only_no,
    "after": uuid,  # our own: where the page before this one ended
}
STATE: dict[str, Check] = {"activityId": iri, "agent": agent_in_json, "registration": uuid, "stateId": text, "since": timestamp}


def asked(parameters: Mapping[str, str], checks: Mapping[str, Check], *, required: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the parameters as they came. Raises Invalid for one that is unknown, wrong or missing."""
    for name in required:
        if not parameters.get(name):
            raise Invalid(f"The address needs “{name}”.")
    for name, value in parameters.items():
        if name not in checks:
            raise Invalid(f"The address may not have “{name[:60]}”.")
        checks[name](value, name)
    return dict(parameters)


def asked_for_statements(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return what a search of statements asks for: one statement by its id, or those that match everything said."""
    if not (ONE_STATEMENT.keys() & set(parameters)):
        return asked(parameters, ALWAYS | SEARCH)
    found = asked(parameters, ALWAYS | ONE_STATEMENT)
    if len(ONE_STATEMENT.keys() & found.keys()) != 1:
        raise Invalid("Ask for statementId or voidedStatementId, not for both.")
    return found


def page_size(parameters: Mapping[str, str]) -> int:
    """0, or nothing, asks for as many as there may be on one page."""
    return min(int(parameters.get("limit", 0)) or MOST_AT_ONCE, MOST_AT_ONCE)
