from django.db import models

from learning.models import Framework, FrameworkNode
from placements.models.placement import Placement


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
