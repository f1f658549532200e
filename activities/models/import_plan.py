"""What an import would do, row by row, before it does it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from activities.interchange.question import Question, Reading, Row
from activities.models.bank import BankQuestion
from activities.models.bank_words import holds_together, of_bank
from activities.models.question_import import QuestionOrigin


class Verdict(StrEnum):
    """What becomes of a row."""

    COMES_IN = "comes in"
    DRAFT = "comes in as a draft"
    THERE = "is there already"
    REFUSED = "does not come in"


@dataclass(frozen=True)
class Planned:
    """One row of a file, what becomes of it, and why in sentences."""

    row: Row
    verdict: Verdict
    words: tuple[str, ...] = ()

    @property
    def arrives(self) -> Question | None:
        return self.row.question if self.verdict in {Verdict.COMES_IN, Verdict.DRAFT} else None

    @property
    def digest(self) -> str:
        return QuestionOrigin.digest_of(self.row.question) if self.row.question else ""


ID_TAKEN = "The bank has a question with the id “{key}” and other words. Change it there, or give this one another id in the file."
HAD_BEFORE = "The same words were imported before. What was changed in the bank since stays as it is."
SAME_WORDS = "The bank has it in the same words."
LOOSE = "Something in it does not hold together yet: open it in the bank and press Publish, and the field says what."
TWICE = "It is in this file twice."


def plan(reading: Reading) -> list[Planned]:
    """Return what becomes of each row. Four queries, however many rows there are."""
    digests = {QuestionOrigin.digest_of(row.question) for row in reading.rows if row.question}
    had = set(QuestionOrigin.objects.filter(digest__in=digests).values_list("digest", flat=True))
    keys = {row.question.key for row in reading.rows if row.question and row.question.key}
    bank = {one.key: of_bank(one) for one in BankQuestion.objects.filter(key__in=keys).prefetch_related("tags")}
    planned: list[Planned] = []
    seen: set[str] = set()
    for row in reading.rows:
        planned.append(planned_row(row, had, bank, seen))
        seen.add(planned[-1].digest)
    return planned


def planned_row(row: Row, had: set[str], bank: dict[str, Question], seen: set[str]) -> Planned:
    if row.question is None:
        return Planned(row, Verdict.REFUSED, (row.refused,))
    digest = QuestionOrigin.digest_of(row.question)
    there = bank.get(row.question.key)
    if there and QuestionOrigin.digest_of(there) == digest:
        return Planned(row, Verdict.THERE, (SAME_WORDS,))
    if digest in had:
        return Planned(row, Verdict.THERE, (HAD_BEFORE,))
    if digest in seen:
        return Planned(row, Verdict.THERE, (TWICE,))
    if there:
        return Planned(row, Verdict.REFUSED, (ID_TAKEN.format(key=row.question.key),))
    to_mend = row.to_mend or (() if holds_together(row.question) else (LOOSE,))
    return Planned(row, Verdict.DRAFT if to_mend else Verdict.COMES_IN, (*to_mend, *row.notes))


def counted(planned: Iterable[Planned]) -> dict[str, int]:
    """Return how many rows there are of each verdict, in the order of Verdict."""
    verdicts = [one.verdict for one in planned]
    return {str(verdict): verdicts.count(verdict) for verdict in Verdict}
