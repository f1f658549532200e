"""How an answer is judged, as QTI says it: a condition for the score, and one for each thing that can be said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from activities.interchange.question import NO_LETTERS, Question

Make = Callable[..., Any]
Condition = Callable[[Any, Make], None]  # puts an expression that is true or false into its parent


@dataclass(frozen=True)
class Feedback:
    """Something that can be said about an answer, and when."""

    name: str
    words: str
    when: Condition


@dataclass(frozen=True)
class Judging:
    """What fits one question, and what is said."""

    question: Question

    @cached_property
    def correct(self) -> list[str]:
        """What is named as the correct response. Where several fit, the first of them: the conditions below know them all."""
        question = self.question
        fitting = [place for place, one in enumerate(question.options, start=1) if one.fits]
        if question.kind == "short":
            return [question.options[place - 1].text for place in fitting[:1]]
        if question.kind == "match":
            return [f"L{place} P{line.fits[0] + 1}" for place, line in enumerate(question.lines, start=1) if line.fits]
        if question.kind == "order":
            return [f"L{place}" for place in range(1, len(question.lines) + 1)]
        return [f"A{place}" for place in (fitting[:1] if question.kind == "single" else fitting)]

    @cached_property
    def feedbacks(self) -> list[Feedback]:
        kinds = {"short": self.of_words, "match": self.of_lines, "order": self.of_lines}
        return [feedback for feedback in kinds.get(self.question.kind, self.of_choices)() if feedback.words]

    def process(self, root: Any, make: Make) -> None:
        """Put the response processing into an item: first the score, then what is said."""
        holder = make(root, "qti-response-processing")
        self.give(holder, make, self.fits, "SCORE")
        for feedback in self.feedbacks:
            self.give(holder, make, feedback.when, "FEEDBACK", feedback.name)

    @staticmethod
    def give(parent: Any, make: Make, when: Condition, outcome: str, name: str = "") -> None:
        """Where the condition holds, give the whole score, or add one thing to what is said."""
        holds = make(make(parent, "qti-response-condition"), "qti-response-if")
        when(holds, make)
        sets = make(holds, "qti-set-outcome-value", identifier=outcome)
        if outcome == "SCORE":
            make(sets, "qti-variable", identifier="MAXSCORE")
            return
        together = make(sets, "qti-multiple")
        make(together, "qti-variable", identifier=outcome)
        base(together, make, "identifier", name)

    def fits(self, parent: Any, make: Make) -> None:
        """True where the whole answer fits."""
        question = self.question
        if question.kind in {"single", "short"}:
            either = make(parent, "qti-or")
            for place, one in enumerate(question.options, start=1):
                if one.fits:
                    chose(f"A{place}")(either, make) if question.kind == "single" else wrote(one.text)(either, make)
        elif question.kind == "multiple":
            same = make(parent, "qti-match")
            make(same, "qti-variable", identifier="RESPONSE")
            make(same, "qti-correct", identifier="RESPONSE")
        else:
            every = make(parent, "qti-and")
            for place in range(1, len(question.lines) + 1):
                self.line_fits(place)(every, make)

    def of_choices(self) -> Iterable[Feedback]:
        """Each option has its reason: said to whoever chose it."""
        when = has if self.question.kind == "multiple" else chose
        for place, option in enumerate(self.question.options, start=1):
            yield Feedback(f"F-A{place}", option.feedback, when(f"A{place}"))

    def of_words(self) -> Iterable[Feedback]:
        answers = self.question.options
        for place, answer in enumerate(answers, start=1):
            yield Feedback(f"F-A{place}", answer.feedback, wrote(answer.text))
        yield Feedback("F-otherwise", self.question.otherwise, none_of([wrote(answer.text) for answer in answers]))

    def of_lines(self) -> Iterable[Feedback]:
        for place, line in enumerate(self.question.lines, start=1):
            yield Feedback(f"F-L{place}-fits", line.why, self.line_fits(place))
            yield Feedback(f"F-L{place}-again", line.again, none_of([self.line_fits(place)]))

    def line_fits(self, place: int) -> Condition:
        """True where one line has a partner that fits, or stands where it fits."""
        line = self.question.lines[place - 1]
        if self.question.kind == "match":
            return any_of([has(f"L{place} P{partner + 1}", "directedPair") for partner in line.fits])
        first, last = places_of(self.question, place)
        return any_of([stands_at(f"L{place}", at) for at in range(first, last + 1)])


def places_of(question: Question, place: int) -> tuple[int, int]:
    """Return from which to which place a line fits: the same for lines that may change places."""
    first = place
    while first > 1 and question.lines[first - 1].swaps:
        first -= 1
    last = place
    while last < len(question.lines) and question.lines[last].swaps:
        last += 1
    return first, last


def chose(name: str) -> Condition:
    def put(parent: Any, make: Make) -> None:
        same = make(parent, "qti-match")
        make(same, "qti-variable", identifier="RESPONSE")
        base(same, make, "identifier", name)

    return put


def has(name: str, kind: str = "identifier") -> Condition:
    def put(parent: Any, make: Make) -> None:
        member = make(parent, "qti-member")
        base(member, make, kind, name)
        make(member, "qti-variable", identifier="RESPONSE")

    return put


def wrote(words: str) -> Condition:
    def put(parent: Any, make: Make) -> None:
        same = make(parent, "qti-string-match", **{"case-sensitive": "false"})
        make(same, "qti-variable", identifier="RESPONSE")
        base(same, make, "string", words)

    return put


def stands_at(name: str, place: int) -> Condition:
    def put(parent: Any, make: Make) -> None:
        same = make(parent, "qti-match")
        make(make(same, "qti-index", n=str(place)), "qti-variable", identifier="RESPONSE")
        base(same, make, "identifier", name)

    return put


def any_of(conditions: list[Condition]) -> Condition:
    def put(parent: Any, make: Make) -> None:
        either = make(parent, "qti-or")
        for condition in conditions:
            condition(either, make)

    return put


def none_of(conditions: list[Condition]) -> Condition:
    def put(parent: Any, make: Make) -> None:
        any_of(conditions)(make(parent, "qti-not"), make)

    return put


def base(parent: Any, make: Make, kind: str, value: str) -> None:
    make(parent, "qti-base-value", **{"base-type": kind}).text = NO_LETTERS.sub("", value)
