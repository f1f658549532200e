"""Whether two statements say the same. xAPI 1.0.3, part two, section 2.3.1."""

from typing import Any

from activities.xapi.kept import happened_at, with_lists, written

SET_BY_THE_STORE = {"id", "stored", "authority", "version"}


def says_the_same(kept: dict[str, Any], sent: dict[str, Any]) -> bool:
    """Leave out what the store sets, how verbs and activities are described, and how a time is written.

    A time that was not sent was set by the store, so it is no difference either.
    """
    left_out = SET_BY_THE_STORE | ({"timestamp"} if "timestamp" not in sent else set())
    return frozen(essence(kept, left_out)) == frozen(essence(sent, left_out))


def essence(statement: dict[str, Any], left_out: set[str]) -> dict[str, Any]:
    said = {name: part for name, part in statement.items() if name not in left_out}
    said["verb"] = said["verb"]["id"]
    said["object"] = described_no_more(said["object"])
    if "context" in said:
        said["context"] = bare_context(with_lists(said["context"]))
    if "timestamp" in said and (when := happened_at(said)):
        said["timestamp"] = written(when)
    return said


def described_no_more(about: dict[str, Any]) -> dict[str, Any]:
    """An activity is known by its id, whether or not it says that it is one."""
    kind = about.get("objectType", "Activity")
    if kind == "SubStatement":
        return essence(about, set())
    return {"objectType": kind, "id": about["id"]} if kind == "Activity" else about


def bare_context(context: dict[str, Any]) -> dict[str, Any]:
    if "contextActivities" not in context:
        return context
    named = context["contextActivities"]
    return {**context, "contextActivities": {name: [described_no_more(one) for one in part] for name, part in named.items()}}


def frozen(value: Any) -> Any:
    """Return something that compares as JSON does: true is not 1, and 1 is 1.0."""
    if isinstance(value, bool):
        return ("yes or no", value)
    if isinstance(value, dict):
        return {name: frozen(part) for name, part in value.items()}
    if isinstance(value, list):
        return [frozen(part) for part in value]
    return value
