"""What happened, for investigators: one Entry for each thing that somebody did."""

from collections.abc import Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from history.models import Entry

LONGEST = 80  # characters: enough for an id or a kind, too short for what people write


def record(
    verb: str, *, subject: models.Model, by: AbstractBaseUser | None, system: bool = False, **details: str | int | bool | None
) -> Entry:
    """Write down who did what to which thing. `by=None` needs `system=True`, so nobody is forgotten by accident.

    Raises ValueError where a detail could hold somebody's words, or where subject or actor was never saved.
    """
    if (by is None) != system:
        raise ValueError("Say who did it with by=, or by=None with system=True where nobody did; never both.")
    if by is not None and not isinstance(by, AbstractBaseUser):
        raise ValueError("by= is the person's user, not their role or place.")
    if subject.pk is None or (by is not None and by.pk is None):
        raise ValueError("Save the subject and the person before recording what happened.")
    return Entry.objects.create(
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_pk=str(subject.pk),
        actor_pk="" if by is None else str(by.pk),
        details=only_ids(details),
    )


def only_ids(values: Mapping[str, str | int | bool | None]) -> dict[str, str | int | bool | None]:
    """Return the values unchanged. Raises ValueError for anything but short plain ids, counts and kinds."""
    for name, value in values.items():
        if not isinstance(value, str | int | bool | None):
            raise ValueError(f"{name} is {type(value).__name__}. Pass its id.")
        if isinstance(value, str) and (len(value) > LONGEST or not value.isprintable()):
            raise ValueError(f"{name} is too long, or has line breaks. Ids, counts and kinds only; never what people wrote.")
    return dict(values)
