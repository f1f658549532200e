"""The file of an edition: how far it has come, its bytes, and the seal by which anybody can check it later."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.utils import timezone

from history.append_only import AppendOnly
from history.constraints import all_or_none
from placements.models.portfolio import PortfolioEdition

USUALLY = timedelta(minutes=5)  # later than this, the page stops saying that it is on its way


class Stage(models.TextChoices):
    """How far a file has come, in the words of the page."""

    WAITING = "waiting", "Waiting for its turn"
    GATHERING = "gathering", "Gathering what was frozen"
    DRAWING = "drawing", "Drawing the pages"
    SIGNING = "signing", "Signing the file"
    READY = "ready", "Ready"


class PortfolioFileQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "PortfolioFileQuerySet":
        """Those of editions that this person may see."""
        return self.filter(edition__in=PortfolioEdition.objects.visible_to(user))

    def without_content(self) -> "PortfolioFileQuerySet":
        return self.defer("content").annotate(size=Length("content"))


class PortfolioFile(models.Model):
    """One edition as a file. Made once; asked for again only where it never came."""

    edition = models.OneToOneField(PortfolioEdition, on_delete=models.PROTECT, related_name="file")
    mark = models.UUIDField(default=uuid4, unique=True, help_text="Stands in the file, so that a changed one is known as ours.")
    round = models.PositiveIntegerField(default=1)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    content = models.BinaryField(null=True, blank=True)

    objects = PortfolioFileQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [all_or_none("made_at", "content", name="portfolio_file_made_at_and_content")]

    def __str__(self) -> str:
        return f"file of edition {self.edition_id}"

    @property
    def is_ready(self) -> bool:
        return self.made_at is not None

    @property
    def is_late(self) -> bool:
        return self.made_at is None and timezone.now() - self.asked_at > USUALLY

    def has_come_to(self, stage: Stage) -> None:
        """Say how far it is, for whoever looks at the page meanwhile."""
        PortfolioFile.objects.filter(pk=self.pk, round=self.round, made_at=None).update(stage=stage)


class PortfolioSeal(AppendOnly):
    """That this site made a file with exactly this fingerprint. What the public page of checks knows; nobody's name is in it."""

    file = models.OneToOneField(PortfolioFile, on_delete=models.PROTECT, related_name="seal")
    mark = models.UUIDField(unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    university = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    signed = models.JSONField(help_text="Each signature in it: whose part, about what and when.")
    key = models.ForeignKey("placements.PortfolioKey", on_delete=models.PROTECT, related_name="seals")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"seal {self.pk}"


class PortfolioKey(AppendOnly):
    """The public half of a key with which this site signs portfolios. The other half is a file that only the site can read."""

    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the certificate.")
    certificate = models.TextField(help_text="PEM, with the public key.")
    shape = models.JSONField(help_text="The public numbers, and what every signature with it has in common.")
    first_used_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"key {self.fingerprint[:16]}"


def published_keys() -> dict[str, dict[str, Any]]:
    """Return every key that ever signed here, by its fingerprint, as the stand-alone script wants them."""
    return dict(PortfolioKey.objects.values_list("fingerprint", "shape"))
