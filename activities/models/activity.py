import hashlib
import json
import re
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.rich_text import expand_db_html
from wagtail.search import index

from activities.blocks import KINDS, ActivityBody, Facts, Kind
from activities.blocks.authored import free_key
from activities.blocks.done import DoneWhen, done_when
from activities.blocks.unfinished import still_to_do
from history.append_only import AppendOnly
from learning.blocks.readable import grade_of, hints_about

READABLE = 9  # the grade of Flesch and Kincaid that a section may have: a reader of fourteen


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
        FieldPanel("title", heading="Title", help_text="What students see above it. For example: “What goes where?”"),
        FieldPanel(
            "task",
            heading="Task",
            help_text="What to do, in two or three plain sentences. For example: “Put each card where it fits best.”",
        ),
        FieldPanel("body", heading="What students do"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "minutes",
                    heading="Minutes",
                    required_on_save=False,
                    help_text="How long it takes an unhurried reader. It counts into the minutes of its section.",
                ),
                FieldPanel("works_offline", heading="It can be done without a signal"),
                FieldPanel("lands_in_log", heading="What students answer becomes an entry in their log"),
                FieldPanel(
                    "equivalent",
                    heading="The same for somebody who cannot drag, see or hear",
                    help_text="For example: “Every card is a list of groups to choose from.” May stay empty.",
                ),
                FieldPanel(
                    "code", heading="Number", help_text="Its number in the outline of the course, such as 1B. May stay empty."
                ),
            ],
            heading="How it is done",
        ),
        MultiFieldPanel([FieldPanel("done_when"), FieldPanel("tutors_see_done")], heading="When it is done"),
        HelpPanel(heading="When you publish it again", template="activities/authoring/published_again.html"),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("live")]

    class Meta:
        ordering = ["code", "title"]
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return f"{self.code} {self.title or 'Without a title yet'}".strip()

    @property
    def kind_name(self) -> str:
        """The name of its kind in KINDS, "" for a draft that has none yet."""
        return self.body[0].block_type if self.body else ""

    @property
    def kind(self) -> Kind:
        return KINDS[self.kind_name]

    @property
    def kind_label(self) -> str:
        return str(self.kind.block.label) if self.body else "not chosen yet"

    def name_by_title(self) -> None:
        """Make the key of the title, as long as it was never published. From then on sections and students know it by that key."""
        if self.first_published_at is None:
            taken = Activity.objects.exclude(pk=self.pk).values_list("key", flat=True)
            self.key = free_key(self.title or "activity", set(taken))

    def with_content_json(self, content: dict[str, Any]) -> "Activity":
        """An earlier revision brought back keeps the key that the activity has now."""
        return super().with_content_json(content | {"key": self.key})

    def still_to_do(self) -> list[str]:
        """Return what has to be mended before it can be published, a line each, in the words of the form."""
        lines = ["Title: still empty."] if not self.title.strip() else []
        task = "still empty." if not strip_tags(self.task).strip() else hard_to_read(self.task)
        lines += [f"Task: {task}"] if task else []
        return lines + still_to_do(self.body.stream_block, self.body)

    @property
    def done_when_now(self) -> DoneWhen:
        return done_when(self.kind_name, self.done_when)

    def clean(self) -> None:
        super().clean()
        if self.done_when == DoneWhen.TUTOR_SAYS and not self.tutors_see_done:
            raise ValidationError({"tutors_see_done": "Tick this too: a tutor can only say so of what they see."})
        if self.tutors_see_score and not self.tutors_see_done:
            raise ValidationError({"tutors_see_done": "Tick this too: tutors see a score beside whether it is done."})

    @property
    def tutors_see_score(self) -> bool:
        """Whether its author lets tutors see the score that counts. Only H5P activities have one that could be seen."""
        return self.kind_name == "h5p" and bool(self.body[0].value.get("tutors_see_score"))

    def facts(self) -> Facts:
        """All of it as plain data: what an attempt is drawn from and judged by.

        That tutors see whether it is done is part of it: it holds for who began when it was said.
        """
        return {
            "kind": self.kind_name,
            "key": self.key,
            "title": self.title,
            "task": expand_db_html(self.task),
            "minutes": self.minutes or 5,
            "works_offline": self.works_offline,
            "lands_in_log": self.lands_in_log,
            "equivalent": self.equivalent,
            **({"tutors_see_done": True} if self.tutors_see_done else {}),
            **self.kind.facts(self.body[0].value),
        }

    def as_published(self) -> Facts:
        """The same with what is settled anew for everybody, also for who began before."""
        return self.facts() | {"done_when": self.done_when}


def hard_to_read(html: str) -> str:
    """Say that a task is hard to read and what would help, "" where a reader of fourteen can read it."""
    text = " ".join(strip_tags(re.sub(r"</(?:p|li)>", ". ", html)).split())
    if grade_of(text) <= READABLE:
        return ""
    hints = hints_about(text)
    sentences = f" Make these shorter: {'; '.join(hints.long)}." if hints.long else " Try shorter words."
    return f"This is harder to read than the rest of the course.{sentences}"


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
