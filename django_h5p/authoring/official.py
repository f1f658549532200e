"""What the official editor asks about libraries, in the words it expects."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from django_h5p.authoring.installed import Installed
from django_h5p.authoring.metadata import LICENSES, ROLES, VERSIONS
from django_h5p.models import Library, LibraryDependency
from django_h5p.packages.dependencies import in_order
from django_h5p.packages.names import Name
from django_h5p.packages.params import name_from

PRESAVE, UPGRADES = "presave.js", "upgrades.js"
CREATIVE_COMMONS = ("CC BY", "CC BY-SA", "CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "CC BY-NC-ND", "CC0 1.0", "CC PDM")
OF_CC = ("4.0", "3.0", "2.5", "2.0", "1.0")


def line_of(library: Library, *, restricted: bool = False, is_old: bool = False) -> dict[str, Any]:
    """One library in a list."""
    line = {
        "uberName": str(library.name),
        "name": library.machine,
        "title": library.title,
        "majorVersion": library.major,
        "minorVersion": library.minor,
        "runnable": 1 if library.runnable else 0,
        "restricted": restricted,
        "metadataSettings": library.described.get("metadataSettings"),
    }
    return {**line, "isOld": True} if is_old else line


def lines(installed: Installed, asked: list[str]) -> list[dict[str, Any]]:
    """The libraries that are asked for by name, or all that a content can be begun with."""
    if asked:
        return [line_of(found) for found in map(installed.find, asked[:500]) if found]
    return [line_of(library) for library in installed.to_begin_with()]


def details(installed: Installed, name: Name, language: str, address: Any) -> dict[str, Any] | None:
    """What the editor needs of one library: its form, the scripts of the widgets in it, its words in a language.

    `address` makes an address of a library and a path in it. Returns None for a library that is not here, or not for this author.
    """
    library = installed.find(str(name))
    if library is None:
        return None
    widgets = editor_libraries(library, installed.newest)
    scripts = [address(one, path) for one in widgets for path in one.scripts]
    if PRESAVE in library.files:
        scripts.append(address(library, PRESAVE))
    return {
        "name": library.machine,
        "version": {"major": library.major, "minor": library.minor},
        "title": library.title,
        "upgradesScript": address(library, UPGRADES) if UPGRADES in library.files else None,
        "semantics": installed.semantics(str(name)) or [],
        "language": translation(library, language),
        "defaultLanguage": None,
        "languages": sorted(
            {"en", *(path[9:-5] for path in library.files if path.startswith("language/") and path.endswith(".json"))}
        ),
        "javascript": scripts,
        "css": [address(one, path) for one in widgets for path in one.styles],
        "translations": {
            one.machine: json.loads(found)
            for one in widgets
            if (found := translation(one, language) or translation(one, "en")) is not None
        },
    }


def editor_libraries(library: Library, newest: dict[Name, Library]) -> list[Library]:
    """The libraries that draw the form of another, each after what it needs: those it asks for, and those its parts ask for."""
    asked: dict[int, dict[str, list[Name]]] = {}
    for one in LibraryDependency.objects.all():
        asked.setdefault(one.library_id, {}).setdefault(one.kind, []).append(one.name)

    def of(name: Name, *kinds: str) -> list[Name]:
        found = asked.get(newest[name].pk, {}) if name in newest else {}
        return [one for kind in kinds for one in found.get(kind, []) if one in newest]

    waiting, seen, wanted = [library.name], set(), []
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        waiting.extend(of(name, "preloaded", "dynamic", "editor"))
        wanted.extend(of(name, "editor"))
    return [newest[name] for name in in_order(wanted, lambda name: of(name, "preloaded"))]


def translation(library: Library, language: str) -> str | None:
    """What language/xx.json of a library says, as text."""
    path = f"language/{language}.json"
    return (library.folder / path).read_text(encoding="utf-8-sig") if path in library.files else None


def translations(installed: Installed, names: list[str], language: str) -> dict[str, str]:
    found = {name: library for name in names[:500] if (library := installed.find(name))}
    return {name: said for name, library in found.items() if (said := translation(library, language)) is not None}


def name_asked(machine: str, major: str, minor: str) -> Name | None:
    return name_from(f"{machine} {major}.{minor}")


def text(name: str, label: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "text", "label": str(label), "optional": True, **more}


def chosen(name: str, label: Any, options: list[Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "select", "label": str(label), "options": options, **more}


def licences() -> list[dict[str, Any]]:
    words, versions = dict(LICENSES), dict(VERSIONS)

    def option(value: str) -> dict[str, Any]:
        of = OF_CC if value in CREATIVE_COMMONS[:6] else ("v3", "v2") if value == "GNU GPL" else ()
        made = {"value": value, "label": words[value]}
        return {**made, "versions": [{"value": one, "label": versions[one]} for one in of]} if of else made

    return [option(value) for value, _ in LICENSES]


def copyright_semantics() -> dict[str, Any]:
    """What may be said of one picture or film."""
    fields = [
        text("title", _("Title")),
        text("author", _("Made by")),
        text("year", _("Year")),
        text("source", _("Where it comes from")),
        chosen("license", _("What others may do with it"), licences(), default="U"),
        chosen("version", _("Version of the licence"), [], optional=True),
    ]
    return {"name": "copyright", "type": "group", "label": str(_("Rights of use")), "fields": fields}


def metadata_semantics() -> list[dict[str, Any]]:
    """What may be said of a content: the fields of h5p.json, in the order in which the editor looks for them."""
    plain = [one for one in licences() if one["value"] not in CREATIVE_COMMONS]
    commons = [one for one in licences() if one["value"] in CREATIVE_COMMONS]
    grouped = [plain[0], {"type": "optgroup", "label": "Creative Commons", "options": commons}, *plain[1:]]
    year = {"type": "number", "min": "-9999", "max": "9999", "optional": True}
    person = [text("name", _("Name")), chosen("role", _("Role"), [{"value": r, "label": r} for r in ROLES], default="Author")]
    change = [text("date", _("Date")), text("author", _("Changed by")), text("log", _("What was changed"), widget="textarea")]
    return [
        {**text("title", _("Title")), "optional": False},
        text("a11yTitle", _("Title for screen readers")),
        chosen("license", _("What others may do with it"), grouped, default="U"),
        chosen(
            "licenseVersion", _("Version of the licence"), [{"value": v, "label": dict(VERSIONS)[v]} for v in OF_CC], optional=True
        ),
        {"name": "yearFrom", "label": str(_("Year it was made")), **year},
        {"name": "yearTo", "label": str(_("Year it was last changed")), **year},
        text("source", _("Where it comes from")),
        {"name": "authors", "type": "list", "field": {"name": "author", "type": "group", "fields": person}},
        text("licenseExtras", _("More about the licence"), widget="textarea"),
        {
            "name": "changes",
            "type": "list",
            "field": {"name": "change", "type": "group", "label": str(_("Change")), "fields": change},
        },
        text("authorComments", _("Notes for other authors"), widget="textarea"),
        {"name": "contentType", "type": "text", "widget": "none"},
        {"name": "defaultLanguage", "type": "text", "widget": "none"},
    ]
