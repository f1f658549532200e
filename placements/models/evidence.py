from collections import Counter
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.append_only import AppendOnly
from history.constraints import all_or_none
from placements.models.placement import Placement, PlacementPerson
from placements.models.source import Source, Strength, strength_of
from placements.rules import AROUND, Part
from placements.states import EvidenceState

WORDS_A_MINUTE = 240
# A draft, and a request that was taken back, are the student's alone.
SHOWN = (EvidenceState.WAITING, EvidenceState.RETURNED, EvidenceState.SIGNED_OFF, EvidenceState.EXPIRED)
DAYS_OF_RECEIPT = 30  # how long the link shows what was decided


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "EvidenceQuerySet":
        """The student's own; for the others of the placement only what has been asked for, and what was decided.

        A coordinator sees that there is evidence, and its state; whether they may read it is asked of the rules.
        """
        if not user.is_authenticated:
            return self.none()
        mine = PlacementPerson.objects.current(on).filter(person=user)
        others = mine.exclude(part=Part.STUDENT).filter(part__in=AROUND)
        return self.filter(
            models.Q(placement__in=mine.filter(part=Part.STUDENT).values("placement"))
            | models.Q(placement__in=others.values("placement"), state__in=SHOWN)
        )

    def of_student(self, user: models.Model, on: date | None = None) -> "EvidenceQuerySet":
        """Those of `visible_to` that are this student's own."""
        return self.filter(author=user, placement__in=Placement.objects.of_student(user, on))

    def waiting(self) -> "EvidenceQuerySet":
        return self.filter(state=EvidenceState.WAITING)

    def waiting_for(self, person: models.Model, now: datetime | None = None) -> "EvidenceQuerySet":
        """What somebody has been asked and can still decide, the longest wait first."""
        return self.waiting().filter(asked_of__person=person, link__expires_at__gt=now or timezone.now()).order_by("asked_at")

    def with_everything(self) -> "EvidenceQuerySet":
        """Fetch what a page about evidence says, in a number of queries that does not grow with the rows."""
        people = PlacementPerson.objects.select_related("person")
        return self.select_related(
            "author", "placement__agency", "placement__team", "placement__rule_set", "asked_of__person", "link"
        ).prefetch_related(
            models.Prefetch("placement__people", queryset=people),
            models.Prefetch("tags", queryset=EvidenceTag.objects.select_related("node__framework")),
            "versions",
        )


class Evidence(models.Model):
    """Something a student offers to show a capability. While it waits, and once signed, its words do not change."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="evidence")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=150)
    words = models.TextField()
    why = models.TextField(blank=True, help_text="In the student's words: why it shows this.")
    entry = models.ForeignKey("activities.LogEntry", on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence")
    source = models.CharField(max_length=10, choices=Source, default=Source.DESCRIBED)
    event_on = models.DateField()
    written_at = models.DateTimeField(default=timezone.now)
    page_key = models.UUIDField(unique=True, null=True, blank=True, help_text="Of the page it was begun on: sent twice it is one.")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=EvidenceState, default=EvidenceState.DRAFT)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_of = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="asked")
    conversation_at = models.DateTimeField(null=True, blank=True, help_text="When somebody asked to talk first, in this request.")
    link = models.OneToOneField("accounts.Link", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="signed_off")
    observed = models.BooleanField(default=False, help_text="Whoever signed says that this was watched, not only told.")

    objects = EvidenceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-event_on", "-pk"]
        verbose_name_plural = "evidence"
        constraints = [
            all_or_none("signed_off_at", "signed_off_by", name="evidence_signed_off_by_and_at"),
            all_or_none("asked_at", "asked_of", name="evidence_asked_of_and_at"),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"

    def parts_of(self, user: models.Model) -> set[str]:
        return self.placement.parts_of(user)

    @property
    def minutes(self) -> int:
        """How long it takes to read and decide, in whole minutes."""
        return max(2, round(len(self.words.split()) / WORDS_A_MINUTE) + 2)

    @property
    def undo_until(self) -> datetime | None:
        if self.signed_off_at is None:
            return None
        return self.signed_off_at + timedelta(minutes=self.placement.rule_set.undo_minutes)

    @property
    def can_change(self) -> bool:
        return self.state in {EvidenceState.DRAFT, EvidenceState.RETURNED, EvidenceState.EXPIRED}

    @property
    def asked_version(self) -> "EvidenceVersion":
        """The words that were last put before somebody: what anybody but the student reads."""
        return max(self.versions.all(), key=lambda version: version.number)

    def as_read_by(self, person: models.Model) -> "Evidence | EvidenceVersion":
        """What this person may read: the author the evidence itself, anybody else the words they were last asked about."""
        return self if person.pk == self.author_id else self.asked_version

    @property
    def claims(self) -> list[dict[str, str]]:
        """What it is claimed to show now, in the form that a version keeps."""
        return [tag.as_claim() for tag in self.tags.all()]

    def audience_sentence(self, reader: models.Model) -> str:
        """Who can read the words, as this reader would say it."""
        if self.state not in SHOWN:
            return "Only you can see this"
        return self.sentence_of_readers(reader)

    def sentence_of_readers(self, reader: models.Model) -> str:
        return self.placement.sentence_of_readers(reader)

    @property
    def asked_today(self) -> bool:
        return self.asked_at is not None and timezone.localdate(self.asked_at) == timezone.localdate()

    @property
    def verdict(self) -> str:
        """What was said of signed evidence: agreed, partly or not yet, or how many of each. Empty while nothing is signed."""
        if self.state != EvidenceState.SIGNED_OFF:
            return ""
        said = Counter(tag.get_status_display() for tag in self.tags.all())
        return next(iter(said)) if len(said) == 1 else ", ".join(f"{number} {status}" for status, number in sorted(said.items()))

    @property
    def strength(self) -> Strength:
        return strength_of(self.source, signed=self.state == EvidenceState.SIGNED_OFF, observed=self.observed)

    def answered(self, claims: list[dict[str, str]]) -> list[dict[str, str]]:
        """These claims, each with what was said of it: its status and the words beside it."""
        said = {} if self.state != EvidenceState.SIGNED_OFF else {tag.key: tag for tag in self.tags.all()}
        return [
            claim | ({"status": tag.status, "words": tag.said} if (tag := said.get((claim["framework"], claim["code"]))) else {})
            for claim in claims
        ]

    @property
    def statement(self) -> str:
        """What somebody says by signing. Kept in the signature, word for word."""
        return (
            "By signing you say that you read this, and that your answer is your own view of "
            f"{self.author.get_short_name()}’s practice. It isn’t a pass or a fail."
        )


class EvidenceVersion(AppendOnly):
    """The words as they were when sign-off was asked for. What a signature speaks about; never changed."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=150)
    words = models.TextField()
    why = models.TextField(blank=True)
    source = models.CharField(max_length=10, choices=Source, blank=True, help_text="Empty where it was kept before this was.")
    event_on = models.DateField()
    claims = models.JSONField(help_text="What was claimed, in order: framework, its short name, code and title.")
    made_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["evidence", "number"], name="evidence_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of evidence {self.evidence_id}"


class EvidenceTag(models.Model):
    """One capability or standard that the evidence is claimed to show, and what the practice educator says of it."""

    class Status(models.TextChoices):
        CLAIMED = "claimed", "claimed"
        AGREED = "agreed", "agreed"
        PARTLY = "partly", "partly"
        NOT_YET = "not_yet", "not yet"

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="tags")
    node = models.ForeignKey("learning.FrameworkNode", on_delete=models.PROTECT, related_name="evidence_tags")
    status = models.CharField(max_length=10, choices=Status, default=Status.CLAIMED)
    said = models.TextField(blank=True, help_text="What whoever decided said about this one.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["node__framework", "node__order"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "node"], name="evidence_tagged_once"),
            all_or_none("decided_at", "decided_by", name="tag_decided_by_and_at"),
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.status}"

    @property
    def key(self) -> tuple[str, str]:
        return self.node.framework.key, self.node.code

    def as_claim(self) -> dict[str, str]:
        framework = self.node.framework
        return {"framework": framework.key, "name": framework.short_name, "code": self.node.code, "title": self.node.title}
