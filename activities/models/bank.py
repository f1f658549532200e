"""The question bank: questions as published teaching content, kept once and asked in as many sets as an author likes."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast, Coalesce
from django.utils.text import slugify
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, ReferenceIndex, RevisionMixin
from wagtail.search import index

from activities.blocks import Facts
from activities.blocks.questions import BankQuestionBody, draw
from activities.blocks.questions.block import QUESTIONS
from activities.models.activity import Activity
from activities.rules import Permission

KIND_NAMES = {
    "single": "One choice",
    "multiple": "Several choices",
    "short": "Short answer",
    "match": "Match",
    "order": "Put in order",
}


class BankTag(TagBase):
    """A word that authors find questions by. Tags of the bank are its own."""

    free_tagging = True

    class Meta:
        verbose_name = "tag of the question bank"
        verbose_name_plural = "tags of the question bank"


class BankQuestionTag(ItemBase):
    tag = models.ForeignKey(BankTag, related_name="questions", on_delete=models.CASCADE)
    content_object = ParentalKey("activities.BankQuestion", related_name="tagged", on_delete=models.CASCADE)


class BankQuestionQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "BankQuestionQuerySet":
        """Content authors see all of it, drafts too. Readers meet a question only in a set."""
        return self.all() if user.has_perm(Permission.KEEP_QUESTION_BANK) else self.none()

    def with_uses(self) -> "BankQuestionQuerySet":
        """Say of each question as `uses` how many activities ask it, in the same query."""
        types = ContentType.objects.get_for_models(Activity, BankQuestion)
        found = ReferenceIndex.objects.filter(
            base_content_type=types[Activity],
            to_content_type=types[BankQuestion],
            to_object_id=Cast(models.OuterRef("pk"), models.CharField()),
        )
        counted = found.order_by().values("to_object_id").annotate(sets=models.Count("object_id", distinct=True)).values("sets")
        return self.annotate(uses=Coalesce(models.Subquery(counted), 0))


class BankQuestion(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """One question of the bank, of any kind that a set can hold. Never deleted: unpublished, it is offered no more.

    A set asks it in the words in which it is published. An attempt stays on the ActivityVersion it began with.
    """

    key = models.SlugField(max_length=50, unique=True, editable=False, help_text="How sets know it. Never changed.")
    title = models.CharField(max_length=60, editable=False)
    kind = models.CharField(max_length=10, editable=False, choices=list(KIND_NAMES.items()))
    topic = models.CharField(
        max_length=80, blank=True, help_text="The chapter or topic it belongs to, such as “Chapter 2: Communicating safely”."
    )
    body = StreamField(BankQuestionBody(), verbose_name="question")
    tags = ClusterTaggableManager(through=BankQuestionTag, blank=True, help_text="A word or two to find it by.")
    revisions = GenericRelation("wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id")

    objects = BankQuestionQuerySet.as_manager()

    panels: ClassVar = [FieldPanel("body"), FieldPanel("topic"), FieldPanel("tags"), PublishingPanel()]
    search_fields: ClassVar = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("body"),
        index.AutocompleteField("topic"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("topic"),
    ]

    class Meta:
        ordering = ["topic", "title", "pk"]
        verbose_name = "question"

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name and the kind beside the question itself, for lists."""
        self.kind, self.title = self.body[0].block_type, self.body[0].value["title"][:60]
        self.key = self.key or free_key(self.body[0].value["key"] or self.title)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> None:
        raise models.ProtectedError("A question stays in the bank. Unpublish it, and it is offered no more.", {self})

    def facts(self) -> Facts:
        """The question as plain data, as the sets that ask it hold it."""
        return QUESTIONS[self.body[0].block_type].facts(self.body[0].value) | {"key": self.key}

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "activities/bank/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        facts = {"questions": [self.facts()], "closing": "", "log_question": ""}
        return {"drawn": draw(facts, {}), "facts": facts, "question": self}


def free_key(wanted: str) -> str:
    """Return a key that no question of the bank has."""
    start = slugify(wanted)[:45] or "question"
    taken = set(BankQuestion.objects.filter(key__startswith=start).values_list("key", flat=True))
    return next(key for key in (start, *(f"{start}-{number}" for number in range(2, 10_000))) if key not in taken)
