"""What surrounds a student on placement, for the check before sharing: who is named openly, and what points to the place."""

from django.utils import timezone

from accounts.models import User
from accounts.prepared import prepared
from placements.models.placement import PlacementPerson
from placements.rules import Part
from writing.models.local_words import Surroundings


@prepared
def people_with(person, today):
    """Everybody with a part in the placements in which this person is the student today."""
    own = PlacementPerson.objects.current(today).filter(person=person, part=Part.STUDENT).values("placement")
    people = PlacementPerson.objects.filter(placement__in=own)
    return people.select_related("person", "placement__agency", "placement__team", "placement__cohort__programme__university")


def surroundings(person: User) -> Surroundings:
    """Return the names that may stand, and the words that point to the placement (practice learning, A8). One query."""
    rows = people_with(person=person, today=timezone.localdate())
    named = {row.person.name for row in rows} | {row.person.get_short_name() for row in rows}
    placements = {row.placement_id: row.placement for row in rows}.values()
    for placement in placements:
        named |= {placement.agency.name, placement.cohort.programme.university.name}
    teams = [placement.team for placement in placements if placement.team]
    local = {word for team in teams for word in (team.name, *team.local_words)}
    return Surroundings(allowed=tuple(sorted(named)), local=tuple(sorted(local)))
