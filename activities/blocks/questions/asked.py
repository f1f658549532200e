"""One question as somebody finds it: what they have answered, what was answered when they last pressed Check, and what is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from activities.blocks.kind import Answer, Facts, Remark

Given = dict[str, str]  # what somebody answered to one question, by its parts; "" is the name of an only part
LONGEST = 200  # characters of an answer in words


@dataclass(frozen=True)
class Judged:
    """What is said about the answer to one question. `others` is about what was not chosen: said once it fits, and at the end."""

    fits: bool
    headline: str
    remarks: list[Remark] = field(default_factory=list)
    others: list[Remark] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """A question and what one person has done with it so far. `says` is the module of its kind."""

    question: Facts
    says: Any
    answer: Answer
    number: int

    @property
    def key(self) -> str:
        return self.question["key"]

    @property
    def template(self) -> str:
        return self.says.TEMPLATE

    def name_of(self, part: str) -> str:
        return f"answer-{self.key}.{part}" if part else f"answer-{self.key}"

    @cached_property
    def given(self) -> Given:
        named = {part: self.answer.get(self.name_of(part), "") for part in self.says.parts(self.question)}
        return {part: value for part, value in named.items() if value}

    @property
    def was_pressed(self) -> bool:
        """Check was pressed on exactly this answer, whole or not."""
        return self.answer.get(f"looked-{self.key}") == self.given

    @property
    def unanswered(self) -> str:
        """What is missing of this answer, in a sentence; "" when nothing is."""
        return self.says.unanswered(self.question, self.given)

    @property
    def trouble(self) -> str:
        """The same, once Check was pressed too early."""
        return self.unanswered if self.was_pressed else ""

    @property
    def is_looked_at(self) -> bool:
        return self.was_pressed and not self.unanswered

    @cached_property
    def judged(self) -> Judged | None:
        return self.says.judge(self.question, self.given) if self.is_looked_at else None

    @property
    def fits(self) -> bool:
        return self.judged is not None and self.judged.fits

    @property
    def status(self) -> str:
        if self.is_looked_at:
            return "looked at"
        return "not checked yet" if self.given else "not answered yet"

    @property
    def verdict(self) -> str:
        if not self.is_looked_at:
            return self.status.capitalize()
        return "Fits" if self.fits else "Look again"

    @property
    def said(self) -> str:
        """What was answered, in words; "" when nothing is."""
        return self.says.said(self.question, self.given) if self.given else ""

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """What the template of its kind loops over, each with the name of its field."""
        return [{**part, "name": self.name_of(part["part"])} for part in self.says.draw(self.question, self.given)]

    def read(self, posted: Mapping[str, str]) -> Given:
        """Take from a posted form what answers this question. What is there and empty was taken back."""
        taken = {}
        for part, allowed in self.says.parts(self.question).items():
            value = posted.get(self.name_of(part))
            if value is None:
                continue
            if allowed is None:
                taken[part] = value.replace("\0", "").strip()[:LONGEST]
            elif value in allowed or value == "":
                taken[part] = value
        return taken
