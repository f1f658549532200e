from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from placements.models import EvidenceTag
from placements.models.ledger import Week, plain
from placements.models.portfolio_paper import when

register = template.Library()


@register.filter
def day_marks(week: Week) -> SafeString:
    """Draw a week's days, one mark each. Written here because a page has up to a hundred of them, and a loop is slow."""
    return mark_safe("".join(f'<i class="{mark}"></i>' if mark else "<i></i>" for mark in week.marks))  # noqa: S308 our own letters


@register.filter
def weeks_of_marks(weeks: list[Week]) -> SafeString:
    """Draw the days of all weeks in one line, a group for each week."""
    return mark_safe("".join(f"<span>{day_marks(week)}</span>" for week in weeks))  # noqa: S308 our own letters


@register.filter
def status_in_words(status: str) -> str:
    """Say how a claim stands, inside a sentence."""
    return str(EvidenceTag.Status(status).label)


@register.filter
def of(rows: dict[Any, Any], key: Any) -> Any:
    """Return what a page holds for one row: {{ delivery|of:evidence.pk }}."""
    return rows.get(key)


@register.filter
def hours(number: Any) -> str:
    """Write 1.5 or 2, never 1.50."""
    return str(plain(float(number)))


@register.filter
def written_day(on: str) -> str:
    """Write a day of a frozen record, 2026-11-23, as people read it."""
    return date_format(date.fromisoformat(on), "D j M Y")


@register.filter
def written_time(at: str) -> str:
    """Write a time of a frozen record as people read it."""
    return when(at)
