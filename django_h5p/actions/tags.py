"""Authors say by which words a content is found."""

from typing import Any

from django.db import transaction

from django_h5p.models import Content, ContentTag


def read_tags(typed: str) -> list[str]:
    """Return tags from words with commas between them: each once, whatever its capitals, in the order they were typed."""
    found: dict[str, str] = {}
    for name in typed.split(","):
        tidy = " ".join(name.split())
        if tidy:
            found.setdefault(tidy.casefold(), tidy)
    return list(found.values())


@transaction.atomic
def tag_content(*, content: Content, tags: list[str], by: Any) -> None:
    """Give a content these tags and no others. Raises ValueError, with a sentence, for too many or too long ones.

    A tag that is in use already, with other capitals, is written as it is written there.
    """
    if len(tags) > ContentTag.MOST or any(len(name) > ContentTag.LONGEST for name in tags):
        raise ValueError(f"Give at most {ContentTag.MOST} tags of at most {ContentTag.LONGEST} characters each.")
    known = {name.casefold(): name for name in ContentTag.objects.order_by().values_list("name", flat=True).distinct()}
    ContentTag.objects.filter(content=content).delete()
    ContentTag.objects.bulk_create(ContentTag(content=content, name=known.get(name.casefold(), name)) for name in tags)
