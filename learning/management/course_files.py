"""Course files as values of pages. The format is described in learning/course/README.md; a key it does not know is an error."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from learning.management.commands.load_frameworks import FOLDER as FRAMEWORKS
from learning.models import Nation

FORMAT = 1
BOOKKEEPING = {"format", "slug", "title"}
ABOUT = {"summary", "author", "checked_on", "nation"}
MODULE = (
    BOOKKEEPING | ABOUT | {"outcomes", "nations_note", "credits", "licence", "licence_url", "assessed", "ask", "said_as", "chapter"}
)
CHAPTER = BOOKKEEPING | ABOUT | {"number", "outcomes", "minutes", "content_notes", "sections", "capability", "further"}
SECTION = BOOKKEEPING | ABOUT | {"number", "minutes", "block", "first"}
FIRST = {"why", "must", "sections", "activities"}
FURTHER = ("website", "reading", "idea")
GLOSSARY = {"format", "term"}
TERM = {"term", "meaning", "also"}
# What a block type takes besides id and type, under the names of learning/blocks/.
BLOCKS = {
    "text": {"html"},
    "case": {"title", "html"},
    "key_terms": {"terms"},
    "pause": {"html", "prompt"},
    "figure": {"svg", "alt", "caption", "credit"},
    "nations": {"title", "variants"},
    "law": {"html", "checked_on", "nation", "owner", "source_url"},
    "activity": {"key"},
}


class CourseFault(ValueError):
    """A course file says something the format does not know."""


def read(path: Path, known: set[str]) -> dict[str, Any]:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    if facts.get("format") != FORMAT:
        raise CourseFault(f"{path.name} must begin with format = {FORMAT}.")
    refuse_unknown(facts, known, path.name)
    return facts


def refuse_unknown(facts: dict[str, Any], known: set[str], where: str) -> None:
    if unknown := sorted(set(facts) - known):
        raise CourseFault(f"{where} has {', '.join(unknown)}, which learning/course/README.md does not describe.")


def about(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the values that every page has."""
    nation = next((value for value, label in Nation.choices if label == facts.get("nation")), Nation.ENGLAND)
    found = {"title": facts["title"], "nation": str(nation)}
    for name, field in (("summary", "summary"), ("author", "credited_to"), ("checked_on", "checked_on"), ("minutes", "minutes")):
        if name in facts:
            found[field] = facts[name]
    return found


def module_values(facts: dict[str, Any]) -> dict[str, Any]:
    to_come = [chapter for chapter in facts["chapter"] if not chapter["published"]]
    return {
        **about(facts),
        "outcomes": "\n".join(facts["outcomes"]),
        **{
            name: facts.get(name, "")
            for name in ("nations_note", "credits", "licence", "licence_url", "assessed", "ask", "said_as")
        },
        "to_come": json.dumps(
            [
                {"type": "chapter", "id": chapter["slug"], "value": {"title": chapter["title"], "summary": chapter["summary"]}}
                for chapter in to_come
            ]
        ),
    }


def chapter_values(facts: dict[str, Any]) -> dict[str, Any]:
    further = facts["further"]
    refuse_unknown(further, {"title", "intro", "nations_note", *FURTHER}, "[further]")
    entries = [(kind, entry) for kind in FURTHER for entry in further.get(kind, [])]
    return {
        **about({name: value for name, value in facts.items() if name != "minutes"}),
        "outcomes": "\n".join(facts["outcomes"]),
        "content_notes": "\n".join(facts["content_notes"]),
        "further_intro": further["intro"],
        "further_nations_note": further["nations_note"],
        "further": json.dumps(
            [
                {"type": kind, "id": entry["id"], "value": plain({name: value for name, value in entry.items() if name != "id"})}
                for kind, entry in entries
            ]
        ),
    }


def capabilities(facts: dict[str, Any]) -> dict[str, list[str]]:
    """Return the codes a chapter speaks to, by the key of their framework."""
    listed = tomllib.loads((FRAMEWORKS / "frameworks.toml").read_text(encoding="utf-8"))["framework"]
    keys = {framework["column"]: framework["key"] for framework in listed}
    return {keys[entry["framework"]]: entry["codes"] for entry in facts.get("capability", [])}


def section_values(
    facts: dict[str, Any],
    *,
    drawing: Callable[[str], int],
    activity: Callable[[str], int],
    section: Callable[[str], int],
    cite: Callable[[str], str],
) -> dict[str, Any]:
    """`drawing`, `activity` and `section` turn the name of a file, a key and a slug into ids; `cite` writes what a text cites."""
    body = []
    for block in facts["block"]:
        value = {name: part for name, part in block.items() if name not in ("id", "type")}
        refuse_unknown(value, BLOCKS.get(block["type"], set()), f"{facts['slug']}, block {block['id']}")
        if block["type"] == "text":
            value = cite(value["html"].strip())
        elif block["type"] == "activity":
            value = activity(value["key"])
        elif block["type"] == "figure":
            value["picture"] = drawing(value.pop("svg"))
        body.append({"type": block["type"], "id": block["id"], "value": plain(value)})
    return {**about(facts), "body": json.dumps(body), **first_values(facts, activity=activity, section=section)}


def first_values(facts: dict[str, Any], *, activity: Callable[[str], int], section: Callable[[str], int]) -> dict[str, Any]:
    """Return what comes before a section. Nothing where the file says nothing, so that its digest stays as it was."""
    first = facts.get("first")
    if not first:
        return {}
    refuse_unknown(first, FIRST, f"{facts['slug']}, [first]")
    asked = [("section", slug, section(slug)) for slug in first.get("sections", [])]
    asked += [("activity", key, activity(key)) for key in first.get("activities", [])]
    return {
        "first": json.dumps([{"type": kind, "id": name, "value": pk} for kind, name, pk in asked]),
        "first_why": first["why"],
        "first_is_a_must": first.get("must", False),
    }


def glossary_values(facts: dict[str, Any], where: str) -> list[dict[str, str]]:
    """Return the words that a glossary file explains, as values of Term."""
    for term in facts.get("term", []):
        refuse_unknown(term, TERM, f"{where}, [[term]]")
    return [
        {"term": term["term"], "meaning": " ".join(term["meaning"].split()), "also": "\n".join(term.get("also", []))}
        for term in facts.get("term", [])
    ]


def plain(value: Any) -> Any:
    """Return the same with dates as text, as they are stored."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
