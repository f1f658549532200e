"""Sources that a course brings with it."""

from typing import Any

from django.db import transaction

from learning.models import Source

PARTS = ("kind", "editors", "et_al", "container", "volume", "issue", "pages", "publisher", "doi")


@transaction.atomic
def put_source(reading: dict[str, Any]) -> Source:
    """Return the source of an entry of Taking it Further, kept once: a title of a year that is there already stays as it is.

    `reading` is in the words of learning/course/README.md. Raises ValidationError for one that cannot be cited.
    """
    found = Source.objects.filter(title=reading["title"], year=reading["year"]).first()
    if found:
        return found
    source = Source(
        title=reading["title"],
        year=reading["year"],
        authors="\n".join(reading["authors"]),
        **{name: reading[name] for name in PARTS if name in reading},
    )
    source.full_clean()
    source.save()
    return source
