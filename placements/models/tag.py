from django.db import models

from history.constraints import all_or_none
from learning.models import Framework, FrameworkNode
from placements.models.evidence import Evidence
from placements.models.placement import Placement, PlacementPerson


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
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["node__framework", "node__order"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "node"], name="evidence_tagged_once"),
            all_or_none("decided_at", "decided_by", name="tag_decided_by_and_at"),
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.status}"

    def as_claim(self) -> dict[str, str]:
        framework = self.node.framework
        return {"framework": framework.key, "name": framework.short_name, "code": self.node.code, "title": self.node.title}


def claimable(placement: Placement) -> models.QuerySet[FrameworkNode]:
    """What evidence of this placement can show: domains and statements for students, in the versions it began with."""
    kinds = FrameworkNode.Kind
    return (
        FrameworkNode.objects.filter(framework__in=Framework.objects.in_force(placement.starts))
        .filter(framework__jurisdiction=placement.cohort.programme.nation)
        .filter(
            models.Q(kind__in=[kinds.DOMAIN, kinds.STATEMENT, kinds.ROLE]) | models.Q(kind=kinds.STANDARD, children__isnull=True)
        )
        .exclude(framework__key__startswith="peps")  # for practice educators themselves
        .select_related("framework", "parent")
        .order_by("framework", "order")
    )
