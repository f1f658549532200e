import hashlib
import json
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.rich_text import expand_db_html
from wagtail.search import index

from activities.blocks import KINDS, ActivityBody, Facts, Kind
from activities.blocks.done import DoneWhen, done_when, words_for
from history.append_only import AppendOnly


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "ActivityQuerySet":
        """Published teaching content, for everybody who has signed in."""
        return self.filter(live=True) if user.is_authenticated else self.none()


class Activity(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """Something a section asks of its readers: published content, written in the Wagtail admin, of one kind.

    Nothing that a person answers is kept here. An attempt stays on the ActivityVersion it began with.
    """

    key = models.SlugField(unique=True, help_text="How course files and sections name it. Never changed once it is in use.")
    code = models.CharField(max_length=10, blank=True, help_text="Its number in the outline of the course, such as 1B.")
    title = models.CharField(max_length=120)
    task = RichTextField(features=["bold", "ol", "ul", "link"], help_text="What to do, in two or three sentences.")
    minutes = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(1), MaxValueValidator(240)])
    works_offline = models.BooleanField("works without a signal", default=False)
    lands_in_log = models.BooleanField("the answer is a log entry", default=False)
    equivalent = models.TextField(blank=True, help_text="How it is done without dragging, seeing or hearing.")
    body = StreamField(ActivityBody(), verbose_name="kind")
    done_when = models.CharField(
        "counts as done when", max_length=20, choices=DoneWhen, blank=True, help_text="Left empty, what is usual for its kind."
    )
    tutors_see_done = models.BooleanField(
        "tutors see who has done it", default=False, help_text="Only that, never an answer. Students read so before they begin."
    )
    revisions = GenericRelation("wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id")

    objects = ActivityQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("code"), FieldPanel("key")], heading="Name"),
        FieldPanel("task"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("works_offline"), FieldPanel("lands_in_log"), FieldPanel("equivalent")],
            heading="How it is done",
        ),
        MultiFieldPanel([FieldPanel("done_when"), FieldPanel("tutors_see_done")], heading="When it is done"),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("live")]

    class Meta:
        ordering = ["code", "title"]
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()

    @property
    def kind_name(self) -> str:
        return self.body[0].block_type

    @property
    def kind(self) -> Kind:
        return KINDS[self.kind_name]

    @property
    def done_when_now(self) -> DoneWhen:
        return done_when(self.kind_name, self.done_when)

    def clean(self) -> None:
        super().clean()
        if self.done_when == DoneWhen.TUTOR_SAYS and not self.tutors_see_done:
            raise ValidationError({"tutors_see_done": "Tick this too: a tutor can only say so of what they see."})

    def facts(self) -> Facts:
        """All of it as plain data: what an attempt is drawn from and judged by.

        That tutors see whether it is done is part of it: it holds for who began when it was said.
        """
        return {
            "kind": self.kind_name,
            "key": self.key,
            "title": self.title,
            "task": expand_db_html(self.task),
            "minutes": self.minutes,
            "works_offline": self.works_offline,
            "lands_in_log": self.lands_in_log,
            "equivalent": self.equivalent,
            **({"tutors_see_done": True} if self.tutors_see_done else {}),
            **self.kind.facts(self.body[0].value),
        }

    def as_published(self) -> Facts:
        """The same with what is settled anew for everybody, also for who began before."""
        return self.facts() | {"done_when": self.done_when}

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "activities/activity/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        facts = self.facts()
        counts_when = words_for(self.kind_name, self.done_when)
        drawn = self.kind.draw(facts, {})
        return {"state": {"facts": facts, "kind": self.kind, "drawn": drawn, "counts_when": counts_when}, "activity": self}


class ActivityVersion(AppendOnly):
    """An activity as it was when somebody began an attempt. One row for each text; never changed."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="versions")
    digest = models.CharField(max_length=64)
    facts = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "digest"], name="activity_version_once")]

    def __str__(self) -> str:
        return f"version {self.pk} of activity {self.activity_id}"

    @property
    def kind(self) -> Kind:
        return KINDS[self.facts["kind"]]

    @staticmethod
    def digest_of(facts: Facts) -> str:
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
