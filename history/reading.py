"""Who opened what: one Reading each time that somebody is shown what another person wrote, at the moment they are shown it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from history.models import Reading


@dataclass(frozen=True)
class Shown:
    """What somebody was shown: the thing, whose it is, and in which version."""

    subject: models.Model
    author: int
    version: int | None = None


def note_who_opened(
    shown: Iterable[Shown], *, by: AbstractBaseUser, part: str = "", channel: str = Reading.Channel.PAGE
) -> list[Reading]:
    """Write down that `by` was shown these. One query for all; what authors read of their own is not kept."""
    rows = [
        Reading(
            subject_type=one.subject._meta.label_lower,
            subject_pk=str(one.subject.pk),
            author=one.author,
            version=one.version,
            reader=by.pk,
            part=part,
            channel=channel,
        )
        for one in shown
        if one.author != by.pk
    ]
    return Reading.objects.bulk_create(rows) if rows else []
