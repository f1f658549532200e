from datetime import date

from django.db import models

from history.append_only import AppendOnly, AppendOnlyQuerySet
from learning.models.base import Nation


class FrameworkQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "FrameworkQuerySet":
        """Versions that hold on this day."""
        return self.filter(valid_from__lte=on).filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on))


class Framework(models.Model):
    """One version of a set of standards or capabilities, such as the professional standards of 2019.

    A placement keeps the version it began with. A new version is a new row; only `valid_to` of the old one is filled.
    """

    key = models.SlugField(unique=True, help_text="Never changed: other records point here.")
    name = models.CharField(max_length=150)
    short_name = models.CharField(max_length=30)
    owner = models.CharField(max_length=150)
    jurisdiction = models.CharField(max_length=20, choices=Nation)
    version = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    licence = models.TextField(help_text="What the owner allows, and whose words the summaries are.")
    source_url = models.URLField(max_length=300)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="framework_version_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="framework_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"


class FrameworkNode(AppendOnly):
    """One standard, statement, domain or level of a framework, in our own words. Written once, never edited."""

    class Kind(models.TextChoices):
        GROUP = "group", "group of domains"
        DOMAIN = "domain", "domain"
        STANDARD = "standard", "standard"
        STATEMENT = "statement", "statement"
        LEVEL = "level", "level"
        ROLE = "role", "key role"
        POINTER = "pointer", "pointer to the owner’s text"

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="nodes")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    code = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, help_text="Our paraphrase, never the owner’s text.")
    source_url = models.URLField(max_length=300, blank=True)
    order = models.PositiveSmallIntegerField()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "order"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="framework_code_once"),
            models.UniqueConstraint(fields=["framework", "order"], name="framework_order_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
