"""What an author has to mend in a question before it can be used here, in sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from activities.interchange.cleaning import ASK
from activities.interchange.question import Choice, Line, Question, Refused

TITLE = 60
TEXT = 150
PARTNER = 80
ANSWER = 100
FEWEST, MOST = 2, 8
FAR_TOO_MANY = 30
TOO_MANY_ANSWERS = f"It has more than {FAR_TOO_MANY} answers, and {MOST} fit here. Make several questions of it."
LINES = {"match", "order"}


def shortened(words: str, longest: int = TITLE) -> str:
    """Return words that fit, cut at a space."""
    words = " ".join(words.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rsplit(' ', 1)[0].rstrip(',;:')}…"


def to_mend(question: Question) -> tuple[str, ...]:
    """Return what is missing or too long. Raises Refused where there is too little to begin with, or far too much."""
    parts: Sequence[Choice | Line] = question.lines if question.kind in LINES else question.options
    look_at_numbers(question, parts)
    found = [*about_what_is_asked(question.ask), *about_lengths(question), *about_reasons(question), *about_number(question, parts)]
    return (*found, *about_doubles(part.text for part in parts), *about_doubles(one.text for one in question.partners))


def not_far_too_many(parts: list[Any]) -> list[Any]:
    """Return the parts as they are. Raises Refused early where there are far too many, before anything is done with each."""
    if len(parts) > FAR_TOO_MANY:
        raise Refused(TOO_MANY_ANSWERS)
    return parts


def look_at_numbers(question: Question, parts: Sequence[object]) -> None:
    if not question.ask and not question.text:
        raise Refused("It has no words: write what is asked, and import the file again.")
    if len(parts) < (1 if question.kind == "short" else FEWEST):
        raise Refused("It has too few answers to choose from: give it at least two, and import the file again.")
    if max(len(parts), len(question.partners)) > FAR_TOO_MANY:
        raise Refused(TOO_MANY_ANSWERS)


def about_what_is_asked(ask: str) -> Iterable[str]:
    if not ask:
        yield "Nothing is asked yet: write the question itself below its text."
    if len(ask) > ASK:
        yield f"What is asked has {len(ask)} characters, and {ASK} fit. Shorten it, or move the rest into the text above it."


def about_lengths(question: Question) -> Iterable[str]:
    longest = ANSWER if question.kind == "short" else TEXT
    said = [(one.text, longest) for one in question.options] + [(line.text, longest) for line in question.lines]
    for text, most in [*said, *((partner.text, PARTNER) for partner in question.partners)]:
        if len(text) > most:
            yield f"“{shortened(text, 40)}” has {len(text)} characters, and {most} fit. Shorten it."


def about_reasons(question: Question) -> Iterable[str]:
    silent = [one.text for one in question.options if not one.feedback]
    silent += [line.text for line in question.lines if not (line.why and line.again)]
    if silent:
        named = f"“{shortened(silent[0], 40)}” has" if len(silent) == 1 else f"{len(silent)} answers have"
        yield f"{named} no reason yet: say why it fits, and what to think about again where it does not."
    if question.kind == "short" and not question.otherwise:
        yield "Say what to think about again, for an answer that nobody foresaw."


def about_number(question: Question, parts: Sequence[object]) -> Iterable[str]:
    most = FAR_TOO_MANY if question.kind == "short" else MOST
    if max(len(parts), len(question.partners)) > most:
        yield f"It has {max(len(parts), len(question.partners))} answers, and {most} fit. Take some out."
    if question.kind not in LINES and not question.fitting:
        yield "No answer fits: say which one does."
    if question.kind == "match" and len(question.partners) < FEWEST:
        yield "There is only one partner to choose: add another."
    if question.kind == "match" and not all(line.fits for line in question.lines):
        yield "A line has no partner that fits: name one."
    if question.kind == "order" and all(line.swaps for line in question.lines[1:]):
        yield "All lines may change places, so every order fits: take “swaps” off at least one."


def about_doubles(texts: Iterable[str]) -> Iterable[str]:
    heard = Counter(" ".join(text.casefold().split()) for text in texts)
    for text, times in heard.items():
        if times > 1:
            yield f"“{shortened(text, 40)}” is there twice: take one out, or tell them apart."
