"""Whom a statement is about. What a browser reports may speak of the person in front of it, and of nobody else."""

from typing import Any

from activities.xapi.statement import kind_of_object

PEOPLE = ("actor", "authority", "instructor", "team")


class NotYourself(Exception):
    """A statement names somebody else, or a group. Its text is a sentence."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where} must be the account of the person who is signed in; nobody else may be named.")


def account(site: str, person: str) -> dict[str, Any]:
    """Return somebody as statements know them: an account of this site under a name that says nothing."""
    return {"objectType": "Agent", "account": {"homePage": site, "name": person}}


def about_oneself(statement: dict[str, Any], oneself: dict[str, Any], where: str = "statement") -> dict[str, Any]:
    """Return the statement with every name of a person taken out. Raises NotYourself where it speaks of anybody else."""
    said = dict(statement)
    for part in ("actor", "authority"):
        if part in said:
            said[part] = only(oneself, said[part], f"{where}.{part}")
    if "context" in said:
        said["context"] = {
            name: only(oneself, part, f"{where}.context.{name}") if name in PEOPLE else part
            for name, part in said["context"].items()
        }
    if kind_of_object(said["object"]) in ("Agent", "Group"):
        said["object"] = only(oneself, said["object"], f"{where}.object")
    if kind_of_object(said["object"]) == "SubStatement":
        said["object"] = about_oneself(said["object"], oneself, f"{where}.object")
    return said


def only(oneself: dict[str, Any], agent: dict[str, Any], where: str) -> dict[str, Any]:
    if agent.get("objectType", "Agent") != "Agent" or agent.get("account") != oneself["account"]:
        raise NotYourself(where)
    return oneself
