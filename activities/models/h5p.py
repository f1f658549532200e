"""Where an H5P content is played as an activity of ours."""

import re

from accounts.models import User
from activities.models.activity import Activity
from activities.models.attempt import Attempt
from django_h5p.models import Content

PLACE = re.compile(r"activity-(\d{1,18})")


def place_of(activity: Activity) -> str:
    """Return what the player is told of where it stands, such as “activity-7”."""
    return f"activity-{activity.pk}"


def activity_at(place: str, content: Content, person: User) -> Activity | None:
    """Return the published activity in whose place this person plays this content; None where it is none of ours.

    Who began with another content before it was exchanged goes on with that one.
    """
    found = PLACE.fullmatch(place)
    activity = Activity.objects.visible_to(person).filter(pk=found[1]).first() if found else None
    if activity is None or activity.kind_name != "h5p":
        return None
    begun = Attempt.objects.visible_to(person).filter(activity=activity).select_related("version").newest_first().first()
    plays = begun.facts if begun else activity.facts()
    return activity if plays.get("content") == str(content.uuid) else None
