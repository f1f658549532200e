"""The form of an installed library, for whoever cleans parameters or draws the form."""

import json
from typing import Any

from django_h5p.models import Library
from django_h5p.packages.names import Name
from django_h5p.packages.params import name_from


def semantics_of(library: str, newest: dict[Name, Library] | None = None) -> list[dict[str, Any]] | None:
    """Return the semantics of "H5P.Image 1.1", or None where it is not installed. A library without a form has an empty one."""
    name = name_from(library)
    if name is None:
        return None
    row = newest.get(name) if newest is not None else Library.objects.named(name).order_by("-patch").first()
    if row is None:
        return None
    path = row.folder / "semantics.json"
    return json.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else []
