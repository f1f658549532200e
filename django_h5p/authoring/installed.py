"""The libraries of this site, as a form asks about them."""

from typing import Any

from django_h5p.actions.semantics import semantics_of
from django_h5p.models import Library
from django_h5p.packages.names import Name
from django_h5p.packages.params import libraries_in, name_from
from django_h5p.policy import policy
from django_h5p.types.shipped import TYPES


class Installed:
    """What an author may use: every library that is installed and not restricted, and whatever their content has already.

    Costs one query; the description of a library is read from disk once, when it is asked for.
    """

    def __init__(self, user: Any, params: Any = None, main: Name | None = None):
        self.newest = Library.objects.newest()
        self.kept = libraries_in(params or {}) | ({main} if main else set())
        self.may_use_restricted = policy().may_use_restricted(user)
        self.read: dict[str, list[dict] | None] = {}

    def semantics(self, name: str) -> list[dict] | None:
        if name not in self.read:
            self.read[name] = semantics_of(name, self.newest) if self.find(name) else None
        return self.read[name]

    def title(self, name: str) -> str | None:
        found = self.find(name)
        return found.title if found else None

    def find(self, name: str) -> Library | None:
        """The library itself, or None where it is not installed or not for this author."""
        asked = name_from(name)
        found = self.newest.get(asked) if asked else None
        if found is None or (found.restricted and not self.may_use_restricted and asked not in self.kept):
            return None
        return found

    def to_begin_with(self) -> list[Library]:
        """What a content can be made with: the newest version of each that runs by itself, ours before others."""
        latest: dict[str, Library] = {}
        for name in sorted(self.newest):
            library = self.find(str(name))
            if library and library.runnable and (library.folder / "semantics.json").is_file():
                latest[name.machine] = library
        return sorted(latest.values(), key=lambda library: (library.machine not in TYPES, library.title.lower()))
