"""Who opened what: one Reading each time that somebody is shown what another person wrote, at the moment they are shown it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from history.models import Reading


def note_reading(
    *,
    subject: models.Model,
    author: int,
    by: AbstractBaseUser,
    part: str = "",
    version: int | None = None,
    channel: str = Reading.Channel.PAGE,
) -> Reading | None:
    """Write down that `by` was shown this. What authors read of their own is not kept: returns None."""
    if by.pk == author:
        return None
    return Reading.objects.create(
        subject_type=subject._meta.label_lower,
        subject_pk=str(subject.pk),
        author=author,
        reader=by.pk,
        part=part,
        version=version,
        channel=channel,
    )
