"""What a reader is told: one finding is one place in the text."""

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["certain", "worth a look"]

CERTAIN: Certainty = "certain"
WORTH_A_LOOK: Certainty = "worth a look"

#: Kinds that a machine can recognise by their shape.
STRUCTURED = (
    "nhs_number",
    "ni_number",
    "phone",
    "email",
    "web",
    "postcode",
    "address",
    "date_of_birth",
    "age",
    "vehicle",
    "case_number",
)
#: Kinds that only context can tell.
UNSTRUCTURED = ("name", "school", "ward", "team", "place")
COMBINATION = "combination"
KINDS = (*STRUCTURED, *UNSTRUCTURED, COMBINATION)


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something might identify someone: text[start:end], what it is, why, and what could stand there instead."""

    start: int
    end: int
    text: str
    kind: str
    certainty: Certainty
    suggestion: str
    why: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A candidate before it is weighed against others. `why` is a plain sentence already."""

    start: int
    end: int
    kind: str
    certainty: Certainty
    why: str

    def overlaps(self, start: int, end: int) -> bool:
        """Whether this spot shares a character with start to end."""
        return self.start < end and start < self.end
