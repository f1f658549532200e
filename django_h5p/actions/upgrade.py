"""A content goes on with a newer version of its library.

Libraries bring scripts (upgrades.js) that turn parameters of one version into those of the next. They are a stranger's programs, so
they run in a frame of nobody's origin, as players do. What they make comes back through the author's page, and is checked and
cleaned here like parameters that an upload brings.
"""

from typing import Any

from django_h5p import conf
from django_h5p.actions.content import write_content
from django_h5p.actions.semantics import semantics_of
from django_h5p.actions.tags import tag_content
from django_h5p.models import Content, Library
from django_h5p.packages import Refused
from django_h5p.packages import limits as package_limits
from django_h5p.packages.json_text import read_json
from django_h5p.packages.names import Name
from django_h5p.packages.params import name_from, values
from django_h5p.policy import policy

SCRIPT = "upgrades.js"


def newer_versions(content: Content, by: Any) -> list[Library]:
    """Return the libraries that this content could go on with, the newest first. One query."""
    assert content.current is not None
    main, newest = content.current.main, Library.objects.newest()
    mine = newest.get(main)
    may = policy().may_use_restricted(by)
    found = [newest[name] for name in sorted(newest, reverse=True) if name.machine == main.machine and name > main]
    return [one for one in found if one.runnable and (may or not one.restricted or (mine is not None and mine.restricted))]


def parts_of(target: Library, params: Any) -> dict[str, dict[str, Any]]:
    """Return what the frame needs of each library that the upgraded content may name: its form, and itself.

    Those that the semantics of `target` offer, what these offer in turn, and what the content names already.
    """
    newest = Library.objects.newest()
    waiting = [target.name, *(name for one in values(params) if (name := name_from(str(one.get("library", "")))))]
    found: dict[str, dict[str, Any]] = {}
    while waiting:
        name = waiting.pop()
        library = newest.get(name)
        if library is None or str(name) in found:
            continue
        semantics = semantics_of(str(name), newest) or []
        found[str(name)] = {"semantics": semantics, "name": name, "library": library}
        waiting.extend(offered_by(semantics))
    return found


def scripts_of(parts: dict[str, dict[str, Any]]) -> list[Library]:
    """Return whose scripts are loaded: of each library the newest alone: it knows all steps, and two would hide each other."""
    newest: dict[str, Library] = {}
    for part in sorted(parts.values(), key=lambda part: part["name"]):
        if SCRIPT in part["library"].files:
            newest[part["name"].machine] = part["library"]
    return list(newest.values())


def offered_by(semantics: Any) -> list[Name]:
    """The libraries that fields of a form offer."""
    found = []
    for field in values(semantics):
        for option in field.get("options") or [] if field.get("type") == "library" else []:
            text = option.get("name", "") if isinstance(option, dict) else option
            name = name_from(str(text))
            if name is not None:
                found.append(name)
    return found


def upgrade_content(*, content: Content, target: Library, params_text: str, by: Any, as_copy: bool = False) -> Content:
    """Make the next revision of a content, or a copy, with a newer library. The parameters are what its scripts made.

    Raises Refused where they are no parameters, or name libraries that are not here.
    """
    revision = content.current
    assert revision is not None
    if target not in newer_versions(content, by):
        raise Refused("missing-library", str(target.name))
    params, _ = read_json(params_text.encode(), "content.json", package_limits.DEFAULT)
    if not isinstance(params, dict):
        raise Refused("content-json-invalid")
    clean = conf.function("H5P_CLEANER")
    newest = Library.objects.newest()
    if clean is not None:
        params = clean(params, str(target.name), lambda library: semantics_of(library, newest))
    made = write_content(
        by=by,
        title=f"{content.title[:240]} (copy)" if as_copy else content.title,
        main=target.name,
        params=params,
        metadata=revision.metadata,
        files={file.path: revision.folder / file.path for file in revision.files.all()} if as_copy else None,
        content=None if as_copy else content,
    )
    if as_copy:
        tag_content(content=made, tags=[tag.name for tag in content.tags.all()], by=by)
    return made
