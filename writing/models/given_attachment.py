"""Which file was given to which reader, with the version they were let in to."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.append_only import AppendOnly
from writing.models.audience import AudienceMember


class GivenAttachment(AppendOnly):
    """That the author let one reader have it, with the version they were let in to, and why. It ends when that does.

    The reason is the author's own, and is read by nobody else.
    """

    attachment = models.ForeignKey("writing.Attachment", on_delete=models.PROTECT, related_name="given")
    member = models.ForeignKey("writing.AudienceMember", on_delete=models.PROTECT, related_name="given_attachments")
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["attachment", "member"], name="attachment_given_once")]

    def __str__(self) -> str:
        return f"attachment {self.attachment_id} for member {self.member_id}"


def given_to(user: models.Model, on: date | None = None) -> models.QuerySet:
    """Return what was given to this person together with something that they can read on the day."""
    return GivenAttachment.objects.filter(member__in=AudienceMember.objects.reading(on).filter(person=user))


def given_now(files: Iterable[models.Model]) -> dict[Any, list[AudienceMember]]:
    """Return to whom each of these is given today, by its id: they are let in, and nothing is held back. One query for any."""
    members: dict[Any, list[AudienceMember]] = {file.pk: [] for file in files}
    given = GivenAttachment.objects.filter(attachment__in=list(members), member__in=AudienceMember.objects.reading())
    for one in given.select_related("member__person") if members else ():
        members[one.attachment_id].append(one.member)
    return members
