"""A form as data. A version is written once: a record that was begun keeps the version it began with."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Programme
from accounts.rules import Role
from history.append_only import AppendOnly, AppendOnlyQuerySet
from placements.models.form_ask import Ask, Kind, ask_from
from placements.models.form_definition import STEP
from placements.rules import Part


def as_marks(parts: Any) -> str:
    """Write parts so that the database can look one up: “|student|tutor|”."""
    return f"|{'|'.join(parts)}|" if parts else ""


class FormTemplateQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "FormTemplateQuerySet":
        """Waymark's own and those of the programmes that this person coordinates; for coordinators alone."""
        if not user.is_authenticated:
            return self.none()
        led = [one.organisation_id for one in user.memberships_now if one.role == Role.COORDINATOR]
        return self.filter(Q(programme=None) | Q(programme__university__in=led)) if led else self.none()

    def with_fields(self) -> "FormTemplateQuerySet":
        return self.prefetch_related("sections__fields")

    def for_programme(self, programme: Any) -> "list[FormTemplate]":
        """Return the newest version of each form: the programme's own where it has one, otherwise Waymark's. In order."""
        chosen: dict[str, FormTemplate] = {}
        for one in self.filter(Q(programme=None) | Q(programme=programme)).order_by("order", "version"):
            held = chosen.get(one.key)
            if held is None or one.programme_id or not held.programme_id:
                chosen[one.key] = one
        return list(chosen.values())


class FormTemplate(AppendOnly):
    """One version of one form: whose it is, who writes, reads and signs it. Its sections and fields hang on it."""

    key = models.SlugField(max_length=40)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="form_templates", help_text="Empty: Waymark’s own."
    )
    version = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    purpose = models.TextField()
    when = models.TextField()
    facts = models.JSONField(
        help_text="parties, signs, begins, led_by, seen_by, later, listed: lists of parts. And what a record of it is called."
    )
    seen_by = models.CharField(max_length=250, help_text="Who finds a record of it from the beginning.")
    later_by = models.CharField(max_length=250, blank=True, help_text="Who finds it once it was put forward to be signed.")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = FormTemplateQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["order", "programme", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], condition=Q(programme=None), name="form_version_once"),
            models.UniqueConstraint(fields=["programme", "key", "version"], name="form_version_once_in_programme"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def parties(self) -> list[str]:
        """Who writes in it, in the order in which the form speaks of them."""
        return self.facts["parties"]

    @property
    def led_by(self) -> list[str]:
        return self.facts["led_by"]

    def fact(self, name: str) -> Any:
        """Return what this version says of its step of the process; what is usual where it says nothing."""
        return self.facts.get(name, STEP[name])

    def may_begin(self, parts: set[str]) -> bool:
        """Whether one of these parts begins a record of it. Days and log entries are kept elsewhere: nobody does."""
        return not self.facts["kept_in"] and not parts.isdisjoint(self.facts["begins"])

    @cached_property
    def fields_in_order(self) -> list["FormField"]:
        return [one for section in self.sections.all() for one in section.fields.all()]


class FormSection(AppendOnly):
    """A part of a form that is written in one go, under one heading."""

    template = models.ForeignKey(FormTemplate, on_delete=models.PROTECT, related_name="sections")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    help = models.TextField(blank=True)
    after = models.JSONField(default=list, blank=True, help_text="Sections that are finished before this one can be.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["template", "key"], name="section_once_in_form")]

    def __str__(self) -> str:
        return self.title


class FormField(AppendOnly):
    """One field: what it asks, whose it is, who may read it."""

    section = models.ForeignKey(FormSection, on_delete=models.PROTECT, related_name="fields")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=300)
    help = models.TextField(blank=True)
    type = models.CharField(max_length=60, help_text="As the form's documentation says it.")
    asks = models.JSONField(help_text="What it asks, each with its kind, words and limits.")
    owners = models.JSONField(default=list, blank=True, help_text="Whose field it is. Nobody: the system works it out.")
    required = models.BooleanField(default=False)
    needed_when = models.CharField(max_length=60, blank=True)
    shown_to = models.JSONField(default=list, blank=True, help_text="Who may read it. Empty: whoever may read the record.")
    kept_as = models.CharField(max_length=60, blank=True, help_text="Where a day or a log entry keeps it: its own columns.")
    by_collector = models.BooleanField(
        default=False, help_text="The words of a person who uses services, written down by the owner."
    )
    sealed = models.BooleanField(default=False, help_text="Stored encrypted, and never kept as a draft.")
    hidden = models.BooleanField(default=False, help_text="Left out by a programme. Its place is kept.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["section", "key"], name="field_once_in_section")]

    def __str__(self) -> str:
        return self.key

    @cached_property
    def asked(self) -> list[Ask]:
        return [ask_from(stored) for stored in self.asks]

    @property
    def is_written(self) -> bool:
        """Whether anybody types or chooses something here."""
        return not self.hidden and any(ask.is_written for ask in self.asked)

    @property
    def is_signed(self) -> bool:
        return any(ask.kind == Kind.SIGNATURE for ask in self.asked)

    def is_shown_to(self, parts: set[str]) -> bool:
        return not self.shown_to or not parts.isdisjoint(self.shown_to)

    def owners_in_words(self) -> str:
        return " or ".join(Part(owner).label for owner in self.owners) or "worked out by Waymark"
