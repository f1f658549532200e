"""Which scripts and styles a page loads, from what the content itself names: h5p.json lists others too, which would stop it."""

from django_h5p.models import Library, Revision
from django_h5p.packages import Refused
from django_h5p.packages.dependencies import in_order
from django_h5p.packages.names import Name


def playing(revision: Revision) -> list[Library]:
    """Return the libraries of a revision, each after what it needs. Costs two queries. Raises Refused where one is gone."""
    columns = ("machine", "major", "minor", "patch", "scripts", "styles", "needs")
    newest = Library.objects.only(*columns).newest()
    named = [library.name for library in revision.libraries.all()]
    named.sort(key=lambda name: name != revision.main)

    def needs(name: Name) -> list[Name] | None:
        return newest[name].loads if name in newest else None

    try:
        return [newest[name] for name in in_order(named, needs)]
    except Refused:
        raise Unplayable from None


class Unplayable(Exception):
    """A library that the content needs was taken away."""
