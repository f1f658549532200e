"""Sam's seminars: one that can be started at once, and one next week."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import Cohort, User
from config.demo.cast import COHORT
from seminars.actions.session import schedule
from seminars.models.plan import Plan

QUESTION = "A visit with no record is still a visit. Where do you stand?"


def build(cast: dict[str, User], today: date) -> None:
    cohort = Cohort.objects.get(title=COHORT)
    starts = soon()
    schedule(
        plan=Plan(
            title="“If it is not recorded, it did not happen”",
            question=QUESTION,
            preparation="Read section 1.3, and bring one record you have seen that left something out.",
            starts=starts,
            ends=starts + timedelta(hours=1),
            meeting_url="https://meet.alderbrook.example/sam-whitlock",
        ),
        by=cast["sam"],
        cohort=cohort,
    )
    later = starts + timedelta(weeks=1)
    schedule(
        plan=Plan(
            title="Whose words are these?",
            question="When you write about somebody, whose words do you use?",
            preparation="Choose three sentences from a log entry that you could read to the person.",
            starts=later,
            ends=later + timedelta(hours=1),
        ),
        by=cast["sam"],
        cohort=cohort,
    )


def soon() -> datetime:
    """Within the hour before which a host may start, so that the room can be tried at once."""
    now = timezone.localtime()
    return (now + timedelta(minutes=20)).replace(second=0, microsecond=0)
