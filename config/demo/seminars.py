"""Sam's seminars: one that can be started at once, one next week, and a series after them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Cohort, User
from config.demo.cast import COHORT
from seminars.actions.case_sheet import write_case_sheet
from seminars.actions.preparation import prepare
from seminars.actions.question import put_question
from seminars.actions.series import schedule_series
from seminars.actions.session import schedule
from seminars.models import Session
from seminars.models.plan import Plan, Repeat

QUESTION = "A visit with no record is still a visit. Where do you stand?"
ASKED_BEFORE = "Think of one record you have read. What did it leave out, and who would have wanted it in?"
CASE = [
    "A neighbour rings: the woman next door has not been seen for a week. Her record says “visited, no concerns” four days ago.",
    "The worker says that nobody opened, and that they spoke through the letter box. The record was written two days later.",
    "The woman says that she asked for somebody to come back in the afternoon. Nobody wrote that down.",
]
WEEKS_OFF = 4  # of the series, for a reading week


def build(cast: dict[str, User], today: date) -> None:
    cohort = Cohort.objects.get(title=COHORT)
    starts = soon()
    session = schedule(
        plan=Plan(
            title="“If it is not recorded, it did not happen”",
            question=QUESTION,
            preparation="Read section 1.3, and bring one record you have seen that left something out.",
            asked_before=ASKED_BEFORE,
            starts=starts,
            ends=starts + timedelta(hours=1),
            meeting_url="https://meet.alderbrook.example/sam-whitlock",
        ),
        by=cast["sam"],
        cohort=cohort,
    )
    fill(session, cast)
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
    plan_series(cast["sam"], cohort, today)


def fill(session: Session, cast: dict[str, User]) -> None:
    """A case in three steps, an answer that Ben keeps, and two questions."""
    write_case_sheet(session=session, title="A visit with three stories", steps=CASE, by=cast["sam"])
    prepare(session=session, words="The phone call that came before the visit.", bring=False, by=cast["ben"])
    put_question(session=session, words="What if I am the one who left it out?", named=False, by=cast["amara"])
    put_question(session=session, words="Does a text message count as a record?", named=True, by=cast["ben"])


def plan_series(sam: User, cohort: Cohort, today: date) -> None:
    """Every Tuesday from the week after next on, with a week left out."""
    first = today + timedelta(days=(1 - today.weekday()) % 7 + 14)
    begins, minutes = time(16, 0), 60
    starts = timezone.make_aware(datetime.combine(first, begins))
    plan = Plan(
        title="Tuesday case group",
        question="What happened, and what would we do tomorrow?",
        asked_before="Which moment of your week would you like the group to think about? No names.",
        starts=starts,
        ends=starts + timedelta(minutes=minutes),
        confidential=True,
    )
    off = first + timedelta(weeks=WEEKS_OFF - 1)
    repeat = Repeat(first_day=first, begins=begins, minutes=minutes, every_weeks=1, times=8, left_out=(off,))
    schedule_series(plan=plan, repeat=repeat, by=sam, cohort=cohort)


def soon() -> datetime:
    """Within the hour before which a host may start, so that the room can be tried at once."""
    now = timezone.localtime()
    return (now + timedelta(minutes=20)).replace(second=0, microsecond=0)
