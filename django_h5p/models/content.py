"""Contents: what an author made with a library, and each state they left it in."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from django_h5p import conf
from django_h5p.packages.names import Name


class ContentQuerySet(models.QuerySet["Content"]):
    def about(self, words: str) -> "ContentQuerySet":
        """Those with these words in their title or in one of their tags."""
        return self.filter(
            Q(title__icontains=words) | Exists(ContentTag.objects.filter(content=OuterRef("pk"), name__icontains=words))
        )

    def tagged(self, name: str) -> "ContentQuerySet":
        return self.filter(Exists(ContentTag.objects.filter(content=OuterRef("pk"), name__iexact=name)))

    def with_revision(self) -> "ContentQuerySet":
        """With the revision that plays, in the same query."""
        return self.select_related("current")


class Content(models.Model):
    """An activity. Its words are in its revisions, and `current` is the one that plays."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    title = models.CharField(max_length=255)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="h5p_contents")
    current = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")
    may_be_taken = models.BooleanField(default=False, help_text="Whoever plays it may take it away as a file.")
    max_score = models.FloatField(null=True, help_text="The most there is to score, as its author saw when they played it.")
    created = models.DateTimeField(default=timezone.now, editable=False)
    changed = models.DateTimeField(default=timezone.now, editable=False)

    objects = ContentQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def iri(self) -> str:
        """What statements call it. The same wherever it is played."""
        return f"urn:uuid:{self.uuid}"


class ContentTag(models.Model):
    """A word by which authors find a content again. Learners never see it, and it does not leave with the content."""

    LONGEST = 40
    MOST = 20

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=LONGEST)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["content", "name"], name="h5p_tag_once")]
        indexes = [models.Index(fields=["name"], name="h5p_tag_name")]

    def __str__(self) -> str:
        return self.name


class RevisionQuerySet(models.QuerySet["Revision"]):
    def using_library(self, name: Name) -> "RevisionQuerySet":
        return self.filter(libraries__machine=name.machine, libraries__major=name.major, libraries__minor=name.minor)

    def playing(self) -> "RevisionQuerySet":
        return self.filter(content__current=F("pk"))


class Revision(models.Model):
    """A content as it was at one time. Never changed: its files lie in a folder of their own."""

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    machine = models.CharField(max_length=128)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    language = models.CharField(max_length=20, default="und")
    params_text = models.TextField(help_text="content.json, letter by letter.")
    metadata = models.JSONField(default=dict)
    source = models.CharField(max_length=255, blank=True, help_text="The name of the file it came in.")
    made = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["content", "-number"]
        constraints = [models.UniqueConstraint(fields=["content", "number"], name="h5p_revision_once")]

    def __str__(self) -> str:
        return f"{self.content} ({self.number})"

    @property
    def main(self) -> Name:
        return Name(self.machine, self.major, self.minor)

    @property
    def params(self) -> Any:
        return json.loads(self.params_text)

    @property
    def folder(self) -> Path:
        return conf.root() / "content" / str(self.content.uuid) / str(self.number)


class RevisionLibrary(models.Model):
    """A library that a revision itself names: its main one, and those of its parts. What these need in turn is asked of them."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="libraries")
    machine = models.CharField(max_length=128)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "revision libraries"
        constraints = [models.UniqueConstraint(fields=["revision", "machine", "major", "minor"], name="h5p_revision_library_once")]
        indexes = [models.Index(fields=["machine", "major", "minor"], name="h5p_revision_library_used")]

    def __str__(self) -> str:
        return f"{self.revision} → {self.name}"

    @property
    def name(self) -> Name:
        return Name(self.machine, self.major, self.minor)


class ContentFile(models.Model):
    """A picture, a sound or another file of one revision."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=400)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "path"], name="h5p_content_file_once")]

    def __str__(self) -> str:
        return self.path
