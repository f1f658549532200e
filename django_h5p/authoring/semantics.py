"""Fields as semantics.json describes them, and what a new one holds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol
from uuid import uuid4

from django_h5p.authoring.places import MISSING

MEDIA = ("image", "video", "audio", "file")
# A library may contain itself, by way of others.
DEEPEST_DEFAULT = 6


class Libraries(Protocol):
    """What a form asks about libraries. A name is written as in params: "H5P.Image 1.1"."""

    def semantics(self, name: str) -> list[dict] | None:
        """The fields of an installed library that this author may use or that the content has already; else None."""

    def title(self, name: str) -> str | None:
        """What people call it; None when it is not installed or not for this author."""


@dataclass(frozen=True)
class Field:
    """One field of semantics.json."""

    said: dict

    @property
    def name(self) -> str:
        return str(self.said.get("name", ""))

    @property
    def type(self) -> str:
        return str(self.said.get("type", ""))

    @property
    def widget(self) -> str:
        return str(self.said.get("widget", ""))

    @property
    def label(self) -> str:
        return str(self.said.get("label") or self.name.replace("_", " ").capitalize() or "Entry")

    @property
    def optional(self) -> bool:
        return bool(self.said.get("optional"))

    @property
    def default(self) -> Any:
        return self.said.get("default", MISSING)

    @property
    def is_html(self) -> bool:
        return self.type == "text" and (self.widget == "html" or bool(self.said.get("tags")))

    @property
    def is_sub_content(self) -> bool:
        return bool(self.said.get("isSubContent"))

    @property
    def is_shown(self) -> bool:
        """Some fields are there for a program only."""
        return (
            self.type in _SHOWN and self.widget not in {"none", "dynamicCheckboxes"} and not (self.is_several and not self.options)
        )

    @property
    def is_several(self) -> bool:
        return self.type == "select" and bool(self.said.get("multiple"))

    @cached_property
    def fields(self) -> list["Field"]:
        return fields(self.said.get("fields") or [])

    @cached_property
    def entry(self) -> "Field":
        """What a list is a list of."""
        return Field({"name": self.entity, "label": self.entity.capitalize(), **(self.said.get("field") or {})})

    @property
    def entity(self) -> str:
        return str(self.said.get("entity") or "entry")

    @cached_property
    def options(self) -> list[tuple[str, str]]:
        """Values and words of a select; of a library field, its names."""
        offered = []
        for option in self.said.get("options") or []:
            if isinstance(option, dict):
                value = str(option.get("value", option.get("name", "")))
                offered.append((value, str(option.get("label") or value)))
            else:
                offered.append((str(option), str(option)))
        return offered

    def is_flat(self, value: Any) -> bool:
        """Whether a group of one field is stored as that field alone. H5P does so; a content that does not is left as it is."""
        if self.type != "group" or len(self.fields) != 1 or self.is_sub_content:
            return False
        only = self.fields[0]
        holds_object = only.type in {"group", "library", "image", "file"}
        return holds_object or not (isinstance(value, dict) and only.name in value)


_SHOWN = {"text", "number", "boolean", "select", "list", "group", "library", *MEDIA}


def fields(semantics: Any) -> list[Field]:
    return [Field(said) for said in semantics or [] if isinstance(said, dict) and said.get("name") and said.get("type")]


def new_params(semantics: Any, libraries: Libraries, depth: int = 0) -> dict:
    """What a new content holds: whatever its library gives as defaults."""
    made = {field.name: new_value(field, libraries, depth) for field in fields(semantics)}
    return {name: value for name, value in made.items() if value is not MISSING}


def new_value(field: Field, libraries: Libraries, depth: int = 0) -> Any:
    """What a new field holds, or MISSING. Lists begin with as many entries as they must have."""
    make = {
        "group": _new_group,
        "list": _new_list,
        "library": _new_library,
        "boolean": _new_boolean,
    }.get(field.type)
    if make is None:
        return field.default if field.default is not MISSING or field.type != "text" or field.optional else ""
    return make(field, libraries, depth)


def _new_boolean(field: Field, libraries: Libraries, depth: int) -> bool:
    return field.default is True


def _new_group(field: Field, libraries: Libraries, depth: int) -> Any:
    if field.is_flat(MISSING):
        return new_value(field.fields[0], libraries, depth)
    made = new_params(field.said.get("fields"), libraries, depth)
    return {**made, "subContentId": str(uuid4())} if field.is_sub_content else made


def _new_list(field: Field, libraries: Libraries, depth: int) -> Any:
    count = int(field.said.get("defaultNum", max(int(field.said.get("min") or 0), 0 if field.optional else 1)))
    made = [new_value(field.entry, libraries, depth) for _ in range(count if depth < DEEPEST_DEFAULT else 0)]
    return ["" if value is MISSING else value for value in made]


def _new_library(field: Field, libraries: Libraries, depth: int) -> Any:
    if field.optional or len(field.options) != 1 or depth >= DEEPEST_DEFAULT:
        return MISSING
    return new_part(field.options[0][0], libraries, depth + 1)


def new_part(name: str, libraries: Libraries, depth: int = 0) -> Any:
    """A part of a content made with a library, or MISSING where that is not installed.

    It has an id of its own, by which H5P keeps what somebody did in it.
    """
    semantics = libraries.semantics(name)
    if semantics is None:
        return MISSING
    return {
        "library": name,
        "params": new_params(semantics, libraries, depth),
        "subContentId": str(uuid4()),
        "metadata": {"contentType": libraries.title(name) or name, "license": "U", "title": ""},
    }
