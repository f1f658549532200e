"""People and groups. xAPI 1.0.3, part two, section 2.4.2."""

from typing import Any

from activities.xapi.formats import iri, mailbox, sha1
from activities.xapi.shapes import an_object, fields, list_of, one_of, refuse, text

IDENTIFIERS = {
    "mbox": mailbox,
    "mbox_sha1sum": sha1,
    "openid": iri,
    "account": fields({"homePage": iri, "name": text}, required=("homePage", "name")),
}

_agent = fields({"objectType": one_of("Agent"), "name": text, **IDENTIFIERS})


def agent(value: Any, where: str) -> None:
    """One person or system, known by exactly one identifier."""
    _agent(value, where)
    if len(IDENTIFIERS.keys() & value.keys()) != 1:
        refuse(where, "needs exactly one of mbox, mbox_sha1sum, openid and account")


_group = fields(
    {"objectType": one_of("Group"), "name": text, "member": list_of(agent), **IDENTIFIERS},
    required=("objectType",),
)


def group(value: Any, where: str) -> None:
    """With one identifier, or without any but with its members."""
    _group(value, where)
    known_by = IDENTIFIERS.keys() & value.keys()
    if len(known_by) > 1:
        refuse(where, "may have only one of mbox, mbox_sha1sum, openid and account")
    if not known_by and not value.get("member"):
        refuse(where, "needs an identifier or its members")


def agent_or_group(value: Any, where: str) -> None:
    an_object(value, where)
    (group if value.get("objectType") == "Group" else agent)(value, where)
