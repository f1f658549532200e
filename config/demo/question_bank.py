"""The question bank that Marek keeps, a set that asks some of it, and what Amara’s fellow students answered first."""

from pathlib import Path

from django.apps import apps

from accounts.models import User
from activities.actions.activity import publish_activity
from activities.actions.attempt import check, finish
from activities.actions.bank import import_file, put_in_bank
from activities.models import Activity, BankQuestion
from config.demo.cast import FELLOW_STUDENTS

FILE = "course/digital_practice/question_bank.txt"
FROM_THE_SET = ("parcel", "pressed")  # of “Real or phish?”
ASKED = ("list-of-issues", "a-no-for-rosa", "three-lines", "imrans-website", "falling-line")
ASKS_FOR = "Looking back over three chapters"
# What each of the seven chose first, question by question, as places among the options.
FIRST = (
    (2, 2, 2, 1, 2, 2, 2),
    (2, 2, 4, 2, 2, 3, 2),
    (123, 123, 12, 123, 1234, 123, 123),
    (3, 1, 3, 3, 2, 3, 3),
    (2, 3, 2, 2, 1, 3, 2),
)


def build(cast: dict[str, User]) -> None:
    path = Path(apps.get_app_config("learning").path) / FILE
    import_file(name=path.name, content=path.read_bytes(), by=cast["marek"])
    phish = Activity.objects.get(key="real-or-phish")
    for key in FROM_THE_SET:
        put_in_bank(activity=phish, question=key, by=cast["marek"], topic="Chapter 2: What we use")
    activity = publish_set(cast["marek"])
    people = {person.name: person for person in User.objects.filter(name__in=FELLOW_STUDENTS)}
    for at, name in enumerate(FELLOW_STUDENTS):
        answer_the_set(activity, people[name], [row[at] for row in FIRST])


def publish_set(by: User) -> Activity:
    """A set of five questions, all from the bank."""
    bank = {question.key: question for question in BankQuestion.objects.filter(key__in=ASKED)}
    value = {
        "questions": [("bank", bank[key]) for key in ASKED],
        "closing": "<p>Most of these have no answer that holds for everybody. They have a question that is worth asking first.</p>",
        "log_question": "Which of these answers would I have given differently before this module?",
    }
    activity, _ = publish_activity(
        key="looking-back",
        title=ASKS_FOR,
        task="<p>Five questions from chapters 1 to 3, one at a time. You can change each answer as often as you like.</p>",
        minutes=5,
        body=Activity._meta.get_field("body").stream_block.normalize([("questions", value)]),
        by=by,
    )
    return activity


def answer_the_set(activity: Activity, person: User, chosen: list[int]) -> None:
    """Check each question once, with the options at these places, and leave the set as it is."""
    facts = activity.facts()
    for question, places in zip(facts["questions"], chosen, strict=True):
        keys = [question["options"][int(place) - 1]["key"] for place in str(places)]
        fields = {f".{key}": "yes" for key in keys} if question["kind"] == "multiple" else {"": keys[0]}
        posted = {f"answer-{question['key']}{part}": value for part, value in fields.items()}
        check(activity=activity, answer=activity.kind.read(facts, posted | {"look": question["key"]}), by=person)
    finish(activity=activity, answer={"at": "end"}, by=person)
