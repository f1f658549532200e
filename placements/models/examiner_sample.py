"""Which portfolios an external examiner can be given, which of them the rule draws, and why each."""

from typing import Any

from django.db.models import Exists, OuterRef

from accounts.models import Cohort
from placements.models.examiner import led_by
from placements.models.panel_ready import entry_of
from placements.models.panel_sample import Entry, sampled
from placements.models.portfolio import PortfolioEdition
from placements.states import CONFIRMED_OR_DECIDED


def examinable(cohort: Cohort, coordinator: Any) -> list[PortfolioEdition]:
    """Return the newest editions, confirmed or decided, of the placements that this person coordinates."""
    newer = PortfolioEdition.objects.filter(portfolio=OuterRef("portfolio"), number__gt=OuterRef("number"))
    rows = PortfolioEdition.objects.filter(
        ~Exists(newer), portfolio__state__in=CONFIRMED_OR_DECIDED, portfolio__placement__cohort=cohort
    )
    rows = rows.filter(portfolio__placement__in=led_by(coordinator)).order_by("fingerprint")
    return list(rows.with_everything())


def drawn(entries: list[Entry]) -> dict[str, str]:
    """Return the fingerprints that the panel's rule draws from these, each with the reason. The same entries, the same draw."""
    return {one.entry.fingerprint: why(one.entry) for one in sampled(entries) if one.is_read}


def why(entry: Entry) -> str:
    if entry.was_returned:
        return "It was returned once and handed in again."
    if entry.is_always_read:
        said = f"Its recommendation is not a plain pass: “{entry.recommendation}”."
        return said if entry.recommendation else "No recommendation stands in it."
    return f"By its place in the order: {entry.share} in 100 of the passes are read."


def entries_of(editions: list[PortfolioEdition]) -> list[Entry]:
    return [entry_of(one) for one in editions]
