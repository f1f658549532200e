"""How a question set was answered, for its authors: for each question how many first tries fitted, and what was chosen how often.

Made so that an author, who sees nothing that students write, learns nothing of any one of them. It begins with five people and
grows by five at a time, as the picture of a poll does (class_picture.py). Only numbers of choices: of answers in words it says
how many were accepted, and what is accepted cannot be changed without beginning anew, so that nobody can try words out.
docs/decisions/0030.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from accounts.models import Membership
from accounts.rules import Role
from activities.blocks import Facts
from activities.blocks.questions import FIRST
from activities.blocks.questions.asked import Given
from activities.blocks.questions.block import QUESTIONS
from activities.models.activity import Activity, ActivityVersion
from activities.models.attempt import Attempt
from activities.models.class_picture import FEWEST
from activities.models.item_choices import ItemPart, parts_of, worth_a_look
from activities.states import AttemptState

SAID_AFTERWARDS = {"feedback", "why", "again"}  # of an option or a line: read only once somebody has answered
ONLY_NAMES = {"title", "key", "otherwise"}


@dataclass(frozen=True)
class Item:
    """One question of the report. With fewer than five people there is nothing in it but its name."""

    number: int
    question: Facts
    people: int = 0
    fitted: int = 0
    parts: list[ItemPart] = field(default_factory=list)
    advice: str = ""

    @property
    def is_there(self) -> bool:
        return self.people > 0


def report_of(activity: Activity) -> list[Item]:
    """Return the questions of a set as it is published now, each with its numbers. Three queries, however many answered."""
    questions = activity.facts()["questions"]
    tries = first_tries(activity, questions)
    return [item_of(number, question, tries[question["key"]]) for number, question in enumerate(questions, start=1)]


def item_of(number: int, question: Facts, tries: list[Given]) -> Item:
    counted = tries[: len(tries) // FEWEST * FEWEST]
    if not counted:
        return Item(number, question)
    fitted = sum(QUESTIONS[question["kind"]].judge(question, given).fits for given in counted)
    parts = parts_of(question, counted)
    return Item(number, question, len(counted), fitted, parts, worth_a_look(question, parts, fitted, len(counted)))


def first_tries(activity: Activity, questions: list[Facts]) -> dict[str, list[Given]]:
    """Return by the key of each question what every student answered first, in the order in which they finished the set.

    Who has left since still counts. Answers to other words, or from before something else fitted, do not.
    """
    wanted = {question["key"]: counted_as(question) for question in questions}
    same = {version: asks_the_same(facts, wanted) for version, facts in versions_of(activity)}
    tries: dict[str, dict[int, Given]] = {key: {} for key in wanted}
    for person, version, answer in finished(activity):
        for key in same[version]:
            if f"{FIRST}{key}" in answer:
                tries[key].setdefault(person, answer[f"{FIRST}{key}"])
    return {key: list(found.values()) for key, found in tries.items()}


def versions_of(activity: Activity) -> Iterator[tuple[int, Facts]]:
    return ActivityVersion.objects.filter(activity=activity).values_list("pk", "facts").iterator()


def finished(activity: Activity) -> Iterator[tuple[int, int, dict]]:
    students = Membership.objects.filter(role=Role.STUDENT).values("person")
    attempts = Attempt.objects.filter(activity=activity, state=AttemptState.FINISHED, person__in=students)
    return attempts.order_by("finished_at", "pk").values_list("person", "version", "answer").iterator()


def asks_the_same(facts: Facts, wanted: dict[str, Facts]) -> list[str]:
    asked = {question["key"]: counted_as(question) for question in facts["questions"]}
    return [key for key, words in wanted.items() if asked.get(key) == words]


def counted_as(question: Facts) -> Facts:
    """What must be the same for two answers to be counted together: what was read before answering, and what fits."""
    plain = {name: value for name, value in question.items() if name not in ONLY_NAMES}
    for name in ("options", "answers", "lines"):
        if name in plain:
            plain[name] = [{part: said for part, said in one.items() if part not in SAID_AFTERWARDS} for one in plain[name]]
    return plain
