from collections.abc import Collection

from django.urls import reverse

from accounts.models import User
from placements.models.portfolio import PortfolioEdition
from writing.models.opened import Named


def editions_named(author: User, ids: Collection[str]) -> dict[str, Named]:
    """What an edition of a portfolio is called on the page that tells the student who opened it."""
    rows = PortfolioEdition.objects.filter(handed_in_by=author, pk__in=ids)
    return {
        str(row.pk): Named(f"edition {row.number} of your portfolio", reverse("placements:portfolio_edition", args=[row.pk]))
        for row in rows.only("number", "portfolio")
    }
