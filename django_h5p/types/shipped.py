"""The libraries in this package, as they lie in their folders."""

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "libraries"
TYPES = ("H5P.WaymarkChoice", "H5P.WaymarkSort", "H5P.WaymarkCase", "H5P.WaymarkHotText", "H5P.WaymarkReflection")


class UnknownType(LookupError):
    """No such type is shipped."""


@cache
def folder_of(machine_name: str) -> Path:
    """The folder of a shipped library. Raises UnknownType."""
    found = [folder for folder in FOLDER.iterdir() if folder.name.rsplit("-", 1)[0] == machine_name]
    if not found:
        raise UnknownType(f"“{machine_name}” is none of ours. These are: {', '.join(TYPES)}.")
    return found[0]


def library(machine_name: str) -> dict:
    """What library.json of a shipped library says. Raises UnknownType."""
    return json.loads((folder_of(machine_name) / "library.json").read_text("utf-8"))


def semantics(machine_name: str) -> list[dict]:
    """The fields of a shipped type; none for a library that holds no content. Raises UnknownType."""
    path = folder_of(machine_name) / "semantics.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else []


def needed_by(machine_name: str) -> list[str]:
    """The libraries that one needs to run, those first that others need, itself last."""
    needed: list[str] = []
    for dependency in library(machine_name).get("preloadedDependencies", []):
        needed += [name for name in needed_by(dependency["machineName"]) if name not in needed]
    return [*needed, machine_name]
