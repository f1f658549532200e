"""Whether somebody is far enough from a placement to read it for the panel or to give a second opinion."""

from typing import Any

from placements.models.placement import Placement, PlacementPerson
from placements.rules import Part

FROM_OUTSIDE = (Part.PANEL_MEMBER, Part.SECOND_OPINION)


def why_not_independent(person: Any, placement: Placement) -> str:
    """Return what stands against it, in a sentence, whenever it was; empty where nothing does."""
    parts = PlacementPerson.objects.filter(person=person).exclude(part__in=FROM_OUTSIDE)
    theirs = PlacementPerson.objects.filter(person=placement.student, part=Part.STUDENT).values("placement")
    if parts.filter(placement__in=theirs).exists():
        return f"{person.name} has a part in a placement of {placement.student.name}, so somebody else has to do this"
    works_there = person.memberships.filter(organisation=placement.agency_id).exists()  # also whoever has left
    if works_there or parts.filter(placement__agency=placement.agency).exclude(part__in=OF_UNIVERSITY).exists():
        return f"{person.name} works, or has worked, with {placement.agency.name}, so somebody else has to do this"
    return ""


OF_UNIVERSITY = (Part.STUDENT, Part.TUTOR, Part.COORDINATOR)
