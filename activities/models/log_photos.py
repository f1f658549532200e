"""Whether photos may go with an entry: a programme says so, and why (trust, 6.1; practice learning, A8)."""

from dataclasses import dataclass

from accounts.models import Programme, User
from accounts.rules import Role

WHY_NOT = "they show more about people than a log needs, and the check cannot look into them"


@dataclass(frozen=True)
class Photos:
    """What a student reads about photos. Off unless a programme says otherwise."""

    taken: bool = False
    about: str = ""


def photos_of(person: User) -> Photos:
    """Return what the programmes say that this person studies on today. One query."""
    cohorts = [one.cohort_id for one in person.memberships_now if one.role == Role.STUDENT and one.cohort_id]
    says = Programme.objects.filter(cohorts__in=cohorts).order_by("-takes_photos", "pk").first() if cohorts else None
    return Photos(says.takes_photos, says.about_photos) if says else Photos()
