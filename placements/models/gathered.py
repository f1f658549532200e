"""Rows that belong to another row, brought along with it as one value: no query of their own, and no model for each."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONArray

from placements.models.day import Day
from placements.models.ledger import Recorded


class Gathered(Aggregate):
    """Each row's value in one list, in no order."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def days_gathered() -> Subquery:
    """Return the days of a placement, for `annotate` on placements. `recorded_days` reads them."""
    days = Day.objects.filter(placement=OuterRef("pk")).order_by().values("placement")
    return Subquery(days.annotate(gathered=Gathered(JSONArray(*Recorded._fields))).values("gathered"))


def recorded_days(gathered: list[list[Any]] | None) -> list[Recorded]:
    """Return what `days_gathered` brought, in the order of the days."""
    return [as_recorded(row) for row in sorted(gathered or ())]


def as_recorded(row: list[Any]) -> Recorded:
    on, kind, half, state, note, extra = row
    return Recorded(date.fromisoformat(on), kind, bool(half), state, note, Decimal(str(extra)))
