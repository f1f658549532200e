"""Answers that one page needs in several places, asked for once: they are kept with the person while their page is made."""

from collections.abc import Callable
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def keep_answers(person: Any) -> None:
    """From here on, what is asked about this person is asked once. For the start of a page: answers grow old."""
    person.answers = {}


def once(person: Any, question: str, ask: Callable[[], Answer]) -> Answer:
    """Return the answer kept under this name, or ask, and keep it where answers are kept."""
    answers = getattr(person, "answers", None)
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    return answers[question]
