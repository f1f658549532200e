"""Two first placements under way: Amara's with Joan, as expected; Ben's with Tom, behind: 18 of 28 days and a review to come."""

from datetime import date, timedelta

from accounts.models import Cohort, Organisation, Team, User
from config.demo.cast import AGENCY, COHORT, OTHER_AGENCY
from placements.actions.day import confirm_days, log_day, record_day
from placements.actions.placement import add_person, arrange, begin, publish_rule_set
from placements.models import Day, Placement, RuleSet
from placements.models.day import DayWas
from placements.rules import Part

WEEKS = 6
DAYS_A_WEEK = 4
ILL_IN_WEEK = 3
BEN_STARTED_EARLIER = 1  # weeks
BENS_DAYS_A_WEEK = 3
MIDWAY_DAYS = 35
SATURDAY = 5


def build(cast: dict[str, User], today: date) -> None:
    cohort = Cohort.objects.get(title=COHORT)
    rules = publish_rule_set(
        programme=cohort.programme,
        title="First placement, 70 days",
        effective_from=today - timedelta(days=400),
        by=cast["priya"],
        days_required=70,
        days_a_week=DAYS_A_WEEK,
        midway_days=MIDWAY_DAYS,
        minimum_evidence=9,
    )
    monday = today - timedelta(days=today.weekday() + 7 * WEEKS)
    amaras = place(cast, "amara", "joan", cohort, AGENCY, rules, monday)
    bens = place(cast, "ben", "tom", cohort, OTHER_AGENCY, rules, monday - timedelta(weeks=BEN_STARTED_EARLIER))
    work(amaras, cast["amara"], cast["joan"], weeks=WEEKS, waiting=3)
    confirm_days(days=record(bens, cast["ben"], weeks=WEEKS, a_week=BENS_DAYS_A_WEEK, ill=None), by=cast["tom"])
    for on in last_working_days(today, 2):
        log_day(placement=bens, on=on, kind=Day.Kind.WORKED, by=cast["ben"])


def place(
    cast: dict[str, User], student: str, educator: str, cohort: Cohort, agency: str, rules: RuleSet, starts: date
) -> Placement:
    placement = arrange(
        student=cast[student],
        cohort=cohort,
        agency=Organisation.objects.get(name=agency),
        team=Team.objects.get(organisation__name=agency),
        rule_set=rules,
        starts=starts,
        last_date=starts + timedelta(weeks=24),
        by=cast["priya"],
    )
    parts = {Part.PRACTICE_EDUCATOR: educator, Part.TUTOR: "sam", Part.COORDINATOR: "priya"}
    for part, who in parts.items():
        add_person(placement=placement, person=cast[who], part=part, by=cast["priya"], starts=starts)
    return begin(placement=placement, by=cast["priya"])


def work(placement: Placement, student: User, educator: User, *, weeks: int, waiting: int) -> None:
    """Record the days of whole weeks, one of them ill; the educator has confirmed all but the last few."""
    days = record(placement, student, weeks=weeks, a_week=DAYS_A_WEEK, ill=(ILL_IN_WEEK, 1))
    confirm_days(days=days[:-waiting], by=educator)


def record(placement: Placement, student: User, *, weeks: int, a_week: int, ill: tuple[int, int] | None) -> list[Day]:
    days = []
    for week in range(weeks):
        for weekday in range(a_week):
            on = placement.starts + timedelta(days=7 * week + weekday)
            was = DayWas(Day.Kind.SICK, told=True) if (week, weekday) == ill else DayWas(Day.Kind.WORKED)
            days.append(record_day(placement=placement, on=on, was=was, by=student))
    return days


def last_working_days(today: date, number: int) -> list[date]:
    """Return the last days before today that are not at a weekend."""
    before = (today - timedelta(days=ago) for ago in range(1, 10))
    return [on for on in before if on.weekday() < SATURDAY][:number]
