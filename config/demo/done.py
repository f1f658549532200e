"""The cohort is on its module with dates, and some have sorted the cards of chapter 2, which their tutor may see. Invented."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Cohort, User
from activities.actions.attempt import check
from activities.models import Activity, ActivityDone
from config.demo.cast import COHORT
from learning.actions.enrolment import put_cohort_on
from learning.models.outline import library

DAYS_AGO = {"Aisha Rahman": 9, "Callum Reid": 8, "Grace Mensah": 8, "Ben Hollis": 2}


def build(cast: dict[str, User], today: date) -> None:
    module = next(iter(library().modules.values()))
    cohort = Cohort.objects.select_related("programme").get(title=COHORT)
    dates = {"starts": today - timedelta(days=60), "ends": today + timedelta(days=120)}
    put_cohort_on(cohort=cohort, module=module, by=cast["priya"], **dates)
    cards = Activity.objects.get(key="sort-to-channel")
    for name, days in DAYS_AGO.items():
        person = User.objects.get(name=name)
        check(activity=cards, answer=first_that_fits(cards), by=person)
        move_back(person, cards, days)


def first_that_fits(cards: Activity) -> dict[str, str]:
    """Put each card into the first group that fits it."""
    return {card["key"]: card["fits"][0] for card in cards.facts()["cards"]}


def move_back(person: User, activity: Activity, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    ActivityDone.objects.filter(person=person, activity=activity).update(at=then, shown_at=then)
