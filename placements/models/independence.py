"""Whether somebody is far enough from a placement to read it for the panel or to give a second opinion."""

from typing import Any

from accounts.rules import Role
from placements.models.examiner import ExaminerChoice
from placements.models.placement import Placement, PlacementPerson
from placements.rules import Part

OF_UNIVERSITY = (Part.STUDENT, Part.TUTOR, Part.COORDINATOR)
FROM_OUTSIDE = (Part.PANEL_MEMBER, Part.SECOND_OPINION)


def why_not_independent(person: Any, placement: Placement) -> str:
    """Return what stands against it, in a sentence, whenever it was; empty where nothing does."""
    parts = PlacementPerson.objects.filter(person=person).exclude(part__in=FROM_OUTSIDE)
    theirs = PlacementPerson.objects.filter(person=placement.student, part=Part.STUDENT).values("placement")
    if parts.filter(placement__in=theirs).exists():
        return f"{person.name} has a part in a placement of {placement.student.name}, so somebody else has to do this"
    if works_with(person, placement):
        return f"{person.name} works, or has worked, with {placement.agency.name}, so somebody else has to do this"
    if ExaminerChoice.objects.filter(room__person=person, edition__portfolio__placement__in=theirs).exists():
        return f"{person.name} examines {placement.student.name} from outside, so somebody else has to do this"
    return ""


def why_not_from_outside(person: Any, placement: Placement) -> str:
    """The same for an external examiner, who has also had no role at the university and read nothing for its panel."""
    theirs = PlacementPerson.objects.filter(person=placement.student, part=Part.STUDENT).values("placement")
    university = placement.cohort.programme.university
    if PlacementPerson.objects.filter(person=person, placement__in=theirs).exists():
        return f"{person.name} has, or had, a part in a placement of {placement.student.name}"
    if person.memberships.filter(organisation=university).exclude(role=Role.EXAMINER).exists():
        return f"{person.name} has, or had, another role at {university.name}"
    if works_with(person, placement):
        return f"{person.name} works, or has worked, with {placement.agency.name}"
    return ""


def works_with(person: Any, placement: Placement) -> bool:
    """Whether somebody belongs, or belonged, to the agency, or has a part there on its behalf."""
    there = PlacementPerson.objects.filter(person=person, placement__agency=placement.agency)
    on_its_behalf = there.exclude(part__in=(*OF_UNIVERSITY, *FROM_OUTSIDE))
    return person.memberships.filter(organisation=placement.agency_id).exists() or on_its_behalf.exists()
