"""How a cohort answered a poll, as numbers. Made so that no two pictures can be compared to find out what one person said.

Nobody is shown a picture before they have answered. It begins with five people and grows by five at a time, in the order in
which they finished; only their first answers count. So a new picture never differs from an older one by fewer than five people.
docs/decisions/0023.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from accounts.models import Membership, User
from accounts.rules import Role
from activities.blocks import Answer, Facts
from activities.models.activity import Activity, ActivityVersion
from activities.models.attempt import Attempt
from activities.states import AttemptState

FEWEST = 5


@dataclass(frozen=True)
class Share:
    """How many people chose one step. Where it begins and how wide it is are in hundredths of the whole line."""

    number: int
    step: str
    people: int
    begins: float
    wide: float


@dataclass(frozen=True)
class ClassPicture:
    """Of how many people it is, and by the key of each item what they chose, from the first step on.

    With fewer than five there is nothing in it.
    """

    people: int
    lines: dict[str, list[Share]]

    @property
    def is_there(self) -> bool:
        return self.people > 0


def picture_of(activity: Activity, facts: Facts, person: User) -> ClassPicture | None:
    """Return what this person's cohort said, None for somebody who is in no cohort now. Two queries."""
    cohorts = [one.cohort_id for one in person.memberships_now if one.role == Role.STUDENT and one.cohort_id]
    if not cohorts:
        return None
    answers = first_answers(activity, facts, cohorts[-1])
    counted = answers[: len(answers) // FEWEST * FEWEST]
    return ClassPicture(people=len(counted), lines=lines_of(facts, counted) if counted else {})


def first_answers(activity: Activity, facts: Facts, cohort: int) -> list[Answer]:
    """Return what each student of a cohort answered first, in the order in which they finished.

    Who has left since still counts: a picture that shrank would tell what they had said. Answers to other words do not.
    """
    same = [version.pk for version in ActivityVersion.objects.filter(activity=activity) if asked(version.facts) == asked(facts)]
    fellows = Membership.objects.filter(role=Role.STUDENT, cohort=cohort).values("person")
    attempts = Attempt.objects.filter(version__in=same, person__in=fellows, state=AttemptState.FINISHED)
    first: dict[int, Answer] = {}
    for person, answer in attempts.order_by("finished_at", "pk").values_list("person", "answer"):
        first.setdefault(person, answer)
    return list(first.values())


def asked(facts: Facts) -> tuple[Any, ...]:
    """What must be the same for two answers to be counted together."""
    return facts["question"], facts["steps"], facts["items"]


def lines_of(facts: Facts, answers: list[Answer]) -> dict[str, list[Share]]:
    return {item["key"]: line_of(facts["steps"], Counter(answer[item["key"]] for answer in answers)) for item in facts["items"]}


def line_of(steps: list[str], chosen: Counter[str]) -> list[Share]:
    """Return how many chose each step, those that nobody chose left out."""
    shares, begins = [], 0.0
    for number, step in enumerate(steps):
        wide = round(100 * chosen[str(number)] / chosen.total(), 2)
        if wide:
            shares.append(Share(number, step, chosen[str(number)], begins, wide))
        begins = round(begins + wide, 2)
    return shares
