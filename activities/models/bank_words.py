"""A question of the bank or of a set as it travels between systems, and back as what an author fills in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from activities.blocks import Facts
from activities.blocks.questions.block import BANK, QUESTIONS
from activities.blocks.sort import key_of
from activities.interchange.cleaning import cleaned
from activities.interchange.question import Choice, Line, Partner, Question
from activities.models.activity import Activity
from activities.models.bank import BankQuestion


def to_travel(facts: Facts, *, topic: str = "", tags: tuple[str, ...] = ()) -> Question:
    """Return a question as plain data in the form in which files hold it."""
    places = {partner["key"]: place for place, partner in enumerate(facts.get("partners", []))}
    answers = facts.get("options") or facts.get("answers", [])
    return Question(
        kind=facts["kind"],
        title=facts["title"],
        text=cleaned(facts["text"]),
        ask=facts["question"],
        key=facts["key"],
        options=tuple(Choice(one["text"], one["fits"], one["feedback"], one.get("key", "")) for one in answers),
        otherwise=facts.get("otherwise", ""),
        partners=tuple(Partner(one["text"], one["key"]) for one in facts.get("partners", [])),
        lines=tuple(line_to_travel(line, at, places) for at, line in enumerate(facts.get("lines", []), start=1)),
        topic=topic,
        tags=tags,
    )


def line_to_travel(line: Facts, at: int, places: dict[str, int]) -> Line:
    fits = tuple(places[key] for key in line.get("fits", []))
    return Line(line["text"], line["why"], line["again"], fits, swaps=line.get("first", at) != at, key=line["key"])


def of_bank(question: BankQuestion) -> Question:
    """Return a question of the bank in the words in which it is published."""
    return to_travel(question.facts(), topic=question.topic, tags=tuple(sorted(tag.name for tag in question.tags.all())))


def of_set(activity: Activity) -> list[Question]:
    """Return the questions of a set, its own and those of the bank."""
    return [to_travel(facts) for facts in activity.facts()["questions"]]


def own_questions(activity: Activity) -> list[str]:
    """Return the keys of those questions of a set that it does not take from the bank; none where it is no question set."""
    if activity.kind_name != "questions":
        return []
    return [key_of(one.value, "title") for one in activity.body[0].value["questions"] if one.block_type != BANK]


def filled_in(question: Question) -> tuple[str, dict[str, Any]]:
    """Return the block of a question that came in a file, as an author would have filled it in."""
    partners = with_keys(question.partners)
    named = [key for key, _ in partners]
    choices = [{"text": one.text, "fits": one.fits, "feedback": one.feedback} for one in question.options]
    found = {
        "key": question.key,
        "title": question.title,
        "text": question.text,
        "question": question.ask,
        "option": [choice | {"key": key} for choice, (key, _) in zip(choices, with_keys(question.options), strict=True)],
        "answer": choices,
        "otherwise": question.otherwise,
        "partner": [{"key": key, "text": partner.text} for key, partner in partners],
        "line": [
            {
                "key": key,
                "text": line.text,
                "why": line.why,
                "again": line.again,
                "swaps": line.swaps,
                "fits": [named[place] for place in line.fits],
            }
            for key, line in with_keys(question.lines)
        ],
    }
    return question.kind, QUESTIONS[question.kind].from_course(found)


def body_of(question: Question) -> StreamValue:
    return BankQuestion._meta.get_field("body").stream_block.normalize([filled_in(question)])


def holds_together(question: Question) -> bool:
    """Return whether an author could publish the question as it is."""
    body = body_of(question)
    try:
        body.stream_block.clean(body)
    except ValidationError:
        return False
    return True


def with_keys(parts: tuple[Any, ...]) -> list[tuple[str, Any]]:
    """Return each part with a key of its own: the one it brought, else one made from its words, no two the same."""
    keys: list[str] = []
    for number, part in enumerate(parts, start=1):
        key = slugify(part.key)[:50] or slugify(part.text)[:45] or f"answer-{number}"
        keys.append(key if key not in keys else f"{key[:45]}-{number}")
    return list(zip(keys, parts, strict=True))
