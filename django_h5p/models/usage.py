"""Which libraries are used, by what: for the page of those who look after them."""

from collections import Counter
from dataclasses import dataclass

from django_h5p.models.content import RevisionLibrary
from django_h5p.models.library import Library, LibraryDependency
from django_h5p.packages.names import Name


@dataclass(frozen=True)
class Used:
    """A library, how many contents name it and how many libraries ask for it, and whether another patch plays in its place."""

    library: Library
    contents: int
    libraries: int
    is_newest: bool

    @property
    def is_needed(self) -> bool:
        return self.is_newest and bool(self.contents or self.libraries)


def used_libraries() -> list[Used]:
    """Return all of them, by title. Costs three queries, however many there are."""
    libraries = list(Library.objects.defer("files", "described", "scripts", "styles", "needs").select_related("installed_by"))
    named = RevisionLibrary.objects.values_list("machine", "major", "minor", "revision__content").distinct()
    contents = Counter(Name(*row[:3]) for row in named.order_by())
    asked = LibraryDependency.objects.values_list("machine", "major", "minor", "library").distinct()
    askers = Counter(Name(*row[:3]) for row in asked.order_by())
    highest: dict[Name, int] = {}
    for one in libraries:
        highest[one.name] = max(highest.get(one.name, 0), one.patch)
    return [Used(one, contents[one.name], askers[one.name], highest[one.name] == one.patch) for one in libraries]
