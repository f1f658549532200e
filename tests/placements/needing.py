"""What makes a student need their tutor, or not, through the product's own actions, on the day when it happened."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.utils import timezone

from activities.actions.attempt import start
from activities.actions.comments import comment_on_entry
from activities.actions.identifier_flag import flag_identifier
from activities.actions.log import share_entry
from activities.models.log_comments import said_in
from placements.actions.day import confirm_days
from placements.models.needs import who_needs
from tests.factories.activities import make_entry
from tests.factories.placements import make_day

PASSAGE = (4, 8)  # of “The ramp was the assessment.”


def ago(days):
    return time_machine.travel(timezone.now() - timedelta(days=days))


def works(placement, days=range(1, 25)):
    """Record these days, counted back from today, and have them confirmed: as expected, where they are 24."""
    recorded = [make_day(placement, days_ago) for days_ago in days]
    confirm_days(days=recorded, by=placement.person_as("tutor").person)


def shares(author, tutor, *, days_ago=0, title="Friday’s visit"):
    with ago(days_ago):
        return share_entry(entry=make_entry(author, title=title), with_person=tutor, by=author)


def is_as_expected(placement, tutor):
    works(placement)
    return shares(placement.student, tutor)


def asks(entry, by, *, days_ago, key=None):
    with ago(days_ago):
        passage = said_in(entry).between(*PASSAGE)
        return comment_on_entry(id=key or uuid4(), entry=entry, passage=passage, version=1, words="Was it?", by=by)


def flags(entry, by, *, days_ago):
    with ago(days_ago):
        return flag_identifier(id=uuid4(), entry=entry, version_seen=1, kind="name", note="", by=by)


def opens_activity(activity, by, *, days_ago):
    with ago(days_ago):
        return start(activity=activity, by=by)


def reasons(tutor):
    """Return, by what each student is called, the sentences the tutor reads."""
    return {need.student.get_short_name(): [reason.words for reason in need.reasons] for need in who_needs(tutor)[0]}
