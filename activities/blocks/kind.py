"""What a kind of activity has to say. A new kind is a block, a template and these functions, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail import blocks

Facts = dict[str, Any]  # an activity as plain data: what an attempt is drawn from and judged by
Answer = dict[str, Any]  # what one person has answered so far, as plain data


@dataclass(frozen=True)
class Remark:
    """What is said about one part of an answer."""

    item: str
    words: str
    fits: bool
    given: str = ""


@dataclass(frozen=True)
class PossibleRemark:
    """What is said where one field of the form holds one value: all of these together answer everything that can be given."""

    name: str
    value: str
    remark: Remark


@dataclass(frozen=True)
class Outcome:
    """What is said about a whole answer. Words, never a score against other people."""

    headline: str
    fit: int = 0
    of: int = 0
    remarks: list[Remark] = field(default_factory=list)

    @property
    def all_fit(self) -> bool:
        return self.fit == self.of

    @property
    def look_again(self) -> list[Remark]:
        return [remark for remark in self.remarks if not remark.fits]

    @property
    def both_ways(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.fits]


@dataclass(frozen=True)
class Quoted:
    """What a new log entry begins with: the question, and what was answered."""

    question: str
    answers: str = ""


@dataclass(frozen=True)
class Table:
    """An answer as a table that can be taken away, and what stands under it: pairs of a name and words."""

    question: str
    headings: list[str]
    rows: list[list[str]]
    below: list[tuple[str, str]]


def put_together(kept: Answer, added: Answer) -> Answer:
    """Return what was answered before with what came now in its place; parts that are not mentioned stay."""
    return {**kept, **added}


@dataclass(frozen=True)
class Kind:
    """One kind of activity.

    `from_course` makes a block value of what a course file says under `course_keys`, and may say under `optional_keys`
    (learning/course/README.md); `facts` turns a block value into plain data. `read` takes from a posted form what belongs
    to the answer and drops the rest. `missing` says in a sentence what is not answered yet, "" when nothing is. `feedback`
    answers a complete answer. `quote` says what a log entry about it begins with. `checked` is False where there is nothing to
    check, `step_by_step` is True where each answer leads to the next question, so that nothing is missing on the way;
    `has_picture` where those who have answered see what their cohort said (models.class_picture). `join` puts what came now to
    what was there; where people write, two texts for one place become both. `goes_on` is True where trying again begins with
    what was answered, so that something typed late is never turned away; `may_be_left` where it can be finished although
    something is missing; `wide` where a page of its own should be; `table` says the answer as a file. `remarks` says everything
    that may be remarked on, where each field stands for itself: with it a device answers without a connection.
    """

    block: blocks.Block
    template: str
    course_keys: set[str]
    from_course: Callable[[dict[str, Any]], dict[str, Any]]
    facts: Callable[[blocks.StructValue], Facts]
    read: Callable[[Facts, Mapping[str, str]], Answer]
    missing: Callable[[Facts, Answer], str]
    feedback: Callable[[Facts, Answer], Outcome]
    quote: Callable[[Facts, Answer], Quoted]
    draw: Callable[[Facts, Answer], dict[str, Any]]
    checked: bool = True
    step_by_step: bool = False
    has_picture: bool = False
    goes_on: bool = False
    may_be_left: bool = False
    wide: bool = False
    join: Callable[[Answer, Answer], Answer] = put_together
    table: Callable[[Facts, Answer], Table] | None = None
    remarks: Callable[[Facts], list[PossibleRemark]] | None = None
    optional_keys: set[str] = field(default_factory=set)
    result: str = "activities/activity/_result.html"
    icon: str = "sort"


def kind_of(says: Any, block: blocks.Block, **more: Any) -> Kind:
    """Return the kind that a module of this package says, in functions of these names."""
    names = ("from_course", "facts", "read", "missing", "feedback", "quote", "draw")
    optional = getattr(says, "OPTIONAL_KEYS", set())
    functions = {name: getattr(says, name) for name in names}
    return Kind(block=block, course_keys=says.COURSE_KEYS, optional_keys=optional, **functions, **more)
