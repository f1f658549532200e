"""Portfolios that can come to the panel: confirmed, newest, and on no list yet."""

from typing import Any

from django.db.models import Exists, OuterRef

from accounts.models import Cohort
from placements.models.panel_sample import Entry
from placements.models.panel_views import recommendation_in
from placements.models.placement import PlacementPerson
from placements.models.portfolio import PortfolioEdition
from placements.rules import Part
from placements.states import PortfolioState


def ready_for_panel(cohort: Cohort, coordinator: Any) -> list[PortfolioEdition]:
    """Return those of placements that this person coordinates. Handing in has seen to it that each of them is complete."""
    led = PlacementPerson.objects.current().filter(person=coordinator, part=Part.COORDINATOR).values("placement")
    newer = PortfolioEdition.objects.filter(portfolio=OuterRef("portfolio"), number__gt=OuterRef("number"))
    rows = PortfolioEdition.objects.filter(
        ~Exists(newer), choice__isnull=True, portfolio__state=PortfolioState.CONFIRMED, portfolio__placement__cohort=cohort
    )
    rows = rows.filter(portfolio__placement__in=led).select_related("portfolio__placement__rule_set").order_by("fingerprint")
    return list(rows)


def entry_of(edition: PortfolioEdition) -> Entry:
    rules = edition.portfolio.placement.rule_set
    return Entry(edition.fingerprint, recommendation_in(edition), edition.number > 1, str(rules), rules.panel_share)


def agreed_without(edition: PortfolioEdition) -> list[str]:
    """What is not in it because the tutor agreed that it may stay out."""
    return [line["title"] for line in edition.content["contents"] if line.get("why_not")]
