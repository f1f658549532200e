from collections.abc import Collection

from django.urls import reverse

from accounts.models import User
from placements.models.evidence import Evidence
from writing.models.opened import Named


def evidence_named(author: User, ids: Collection[str]) -> dict[str, Named]:
    """What evidence is called on the page that tells its author who opened it."""
    rows = Evidence.objects.filter(author=author, pk__in=ids)
    return {str(row.pk): Named(f"“{row.title}”", reverse("placements:evidence", args=[row.pk])) for row in rows}
