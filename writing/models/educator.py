"""Whose practice educator somebody is. A higher app knows; here it decides who goes on reading what is held back."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Exists, Q

from accounts.models import User

Source = Callable[..., models.QuerySet]  # source(student=…, educator=…, on=…)
_sources: list[Source] = []


def register_educators(source: Source) -> None:
    """A higher app says who teaches whom on placement: rows, or none, for a student, an educator and a day. Call it in ready().

    It is asked inside other queries, so each of the three may also be a reference to a column of theirs.
    """
    if source not in _sources:
        _sources.append(source)


def educates(*, student: Any, educator: Any, on: Any) -> Q:
    """Return the condition that one is the other's practice educator on the day, for use inside a query. Costs none of its own."""
    condition = Q(pk__in=[])
    for source in _sources:
        condition |= Q(Exists(source(student=student, educator=educator, on=on)))
    return condition


def is_educator_of(educator: User, student: User, on: Any) -> bool:
    """Return whether the one is the other's practice educator on the day."""
    return any(source(student=student, educator=educator, on=on).exists() for source in _sources)
