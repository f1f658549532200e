"""Question set: one question at a time, a reason for each answer, and at the end what fits and what to look at again.

Each kind of question is a file here with a block, listed in block.py, a TEMPLATE and these functions. `from_course` makes a
block value of a [[question]] of a course file, `facts` plain data of a block value. `parts` names the fields of an answer with
what each may hold (None: any words). `unanswered` says in a sentence what is missing, "" when nothing is. `judge` answers a
whole answer, `said` repeats it in words, `draw` gives its template what it loops over.

The answer of a set is a flat dict: the fields as they were posted, `looked-<key>` with what was answered when Check was pressed
on a question, `first-<key>` with the first whole answer that was looked at, which is never replaced (models/item_report.py counts
it), and `at`, the question shown or "end" for the summary.
"""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.kind import Answer, Facts, Outcome, Quoted, Remark
from activities.blocks.questions.asked import Asked
from activities.blocks.questions.block import BANK, QUESTIONS, BankQuestionBody, QuestionsBlock
from activities.blocks.sort import TELLING, listed

COURSE_KEYS = {"question", "closing", "log_question"}
END = "end"
FIRST = "first-"


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "questions": [(one["kind"], QUESTIONS[one["kind"]].from_course(one)) for one in found["question"]],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        "questions": [facts_of(one) for one in value["questions"]],
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def facts_of(question: blocks.StreamValue.StreamChild) -> Facts:
    """A question of the bank says itself what it is: in the words in which it is published when somebody begins."""
    if question.block_type == BANK:
        return question.value.facts()
    return QUESTIONS[question.block_type].facts(question.value)


def all_asked(facts: Facts, answer: Answer) -> list[Asked]:
    questions = enumerate(facts["questions"], start=1)
    return [Asked(question, QUESTIONS[question["kind"]], answer, number) for number, question in questions]


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take what was answered; on Check also that it was looked at, and where somebody goes next."""
    taken: Answer = {}
    for asked in all_asked(facts, {}):
        given = asked.read(posted)
        taken |= {asked.name_of(part): value for part, value in given.items()}
        if posted.get("look") == asked.key:
            looked = {part: value for part, value in given.items() if value}
            taken[f"looked-{asked.key}"] = looked
            if looked and not asked.says.unanswered(asked.question, looked):
                taken[f"{FIRST}{asked.key}"] = looked
    if posted.get("at") in {END, *(question["key"] for question in facts["questions"])}:
        taken["at"] = posted["at"]
    return taken


def join(kept: Answer, added: Answer) -> Answer:
    """Put what came now in the place of what was there, but for first tries: the first stays."""
    return {**kept, **added, **{name: value for name, value in kept.items() if name.startswith(FIRST)}}


def missing(facts: Facts, answer: Answer) -> str:
    """Say what is still to look at. A set is whole when all is, and somebody has gone on to the summary."""
    left = [f"“{asked.question['title']}”" for asked in all_asked(facts, answer) if not asked.is_looked_at]
    if len(left) > TELLING:
        return f"{len(left)} questions are still to answer and check."
    if left:
        return f"Still to answer and check: {' and '.join(left)}."
    return "" if answer.get("at") == END else "Go on to the summary."


def feedback(facts: Facts, answer: Answer) -> Outcome:
    everything = all_asked(facts, answer)
    fit = sum(asked.fits for asked in everything)
    remarks = [Remark(asked.question["title"], asked.verdict, asked.fits, asked.said) for asked in everything]
    return Outcome(headline=headline(everything), fit=fit, of=len(everything), remarks=remarks)


def headline(everything: list[Asked]) -> str:
    """Say how many fit, and by name what to look at again: what does not fit, and what is not looked at."""
    again = [f"“{asked.question['title']}”" for asked in everything if not asked.fits]
    if again:
        return f"{len(everything) - len(again)} of {len(everything)} fit. Look again at {listed(again)}."
    return f"All {len(everything)} fit." if len(everything) > 1 else "It fits."


def quote(facts: Facts, answer: Answer) -> Quoted:
    lines = [f"{asked.question['title']}: {asked.said}" for asked in all_asked(facts, answer) if asked.said]
    return Quoted(question=facts["log_question"], answers="\n".join(lines))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the template shows: the question somebody is at, or the summary, and all questions with how far each is."""
    everything = all_asked(facts, answer)
    keys = [asked.key for asked in everything]
    at_end = answer.get("at") == END
    at = keys.index(answer["at"]) if answer.get("at") in keys else 0
    return {
        "questions": everything,
        "here": None if at_end else everything[at],
        "at_end": at_end,
        "goes_on": at_end or at > 0,
        "before": keys[at - 1] if at else "",
        "after": keys[at + 1] if at + 1 < len(keys) else END,
        "looked_at": sum(asked.is_looked_at for asked in everything),
        "answered": any(asked.given for asked in everything),
        "headline": headline(everything),
        "left": missing(facts, answer),
        "look_again": next((asked.key for asked in everything if not asked.fits), keys[0]),
    }


__all__ = [
    "COURSE_KEYS",
    "FIRST",
    "BankQuestionBody",
    "QuestionsBlock",
    "all_asked",
    "draw",
    "facts",
    "feedback",
    "from_course",
    "join",
    "missing",
    "quote",
    "read",
]
