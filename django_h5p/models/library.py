"""Libraries that are installed: one copy of each, shared by every content."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from django_h5p import conf
from django_h5p.packages.names import Name


class LibraryQuerySet(models.QuerySet["Library"]):
    def newest(self) -> dict[Name, "Library"]:
        """The highest patch of each, which is the one that plays. Costs one query."""
        return {library.name: library for library in self.order_by("patch")}

    def named(self, name: Name) -> "LibraryQuerySet":
        return self.filter(machine=name.machine, major=name.major, minor=name.minor)


class Library(models.Model):
    """A library in one version. Its bytes never change: another patch is another row and another folder."""

    machine = models.CharField(max_length=128)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    runnable = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False, help_text="New contents may be made with it by administrators only.")
    described = models.JSONField(help_text="Its library.json.")
    scripts = models.JSONField(default=list)
    styles = models.JSONField(default=list)
    needs = models.JSONField(default=list, help_text="What is loaded before it: [machine name, major, minor].")
    files = models.JSONField(default=dict, help_text="Path and SHA-256 of each file.")
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    installed = models.DateTimeField(default=timezone.now, editable=False)
    installed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["title", "machine", "major", "minor", "patch"]
        verbose_name_plural = "libraries"
        constraints = [models.UniqueConstraint(fields=["machine", "major", "minor", "patch"], name="h5p_library_once")]
        permissions = [
            ("install_library", "Can install H5P libraries"),
            ("update_library", "Can update H5P libraries"),
            ("restrict_library", "Can restrict and delete H5P libraries"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @property
    def name(self) -> Name:
        return Name(self.machine, self.major, self.minor)

    @property
    def version(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @property
    def folder_name(self) -> str:
        return f"{self.machine}-{self.version}"

    @property
    def folder(self) -> Path:
        return conf.root() / "libraries" / self.folder_name

    @property
    def loads(self) -> list[Name]:
        return [Name(*need) for need in self.needs]

    def is_needed(self) -> bool:
        """Whether a content or another library would miss it. An older patch than the one that plays is missed by nobody."""
        if Library.objects.named(self.name).filter(patch__gt=self.patch).exists():
            return False
        asks = Q(machine=self.machine, major=self.major, minor=self.minor)
        from django_h5p.models.content import Revision  # noqa: PLC0415 - it names us

        return LibraryDependency.objects.filter(asks).exists() or Revision.objects.using_library(self.name).exists()


class LibraryDependency(models.Model):
    """One library asks for another, by name: whichever patch of it is here will do."""

    class Kind(models.TextChoices):
        PRELOADED = "preloaded", "loaded before it"
        DYNAMIC = "dynamic", "loaded when a part needs it"
        EDITOR = "editor", "loaded by its form"

    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="dependencies")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    machine = models.CharField(max_length=128)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "library dependencies"
        constraints = [models.UniqueConstraint(fields=["library", "kind", "machine", "major", "minor"], name="h5p_dependency_once")]
        indexes = [models.Index(fields=["machine", "major", "minor"], name="h5p_dependency_asked")]

    def __str__(self) -> str:
        return f"{self.library} → {self.name}"

    @property
    def name(self) -> Name:
        return Name(self.machine, self.major, self.minor)
