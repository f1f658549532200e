from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import models

from history.decision import Decision
from placements.models.evidence import Evidence, EvidenceTag
from placements.models.proof import Proof


class Judgement(models.TextChoices):
    """What a practice educator says of a piece of evidence. Never chosen for them."""

    AGREE = "agree", "Agree"
    PARTLY = "partly", "Partly"
    NOT_YET = "not_yet", "Not yet"


STATUS_AFTER = {
    Judgement.AGREE: EvidenceTag.Status.AGREED,
    Judgement.PARTLY: EvidenceTag.Status.PARTLY,
    Judgement.NOT_YET: EvidenceTag.Status.NOT_YET,
}


class Answer(NamedTuple):
    """What was said of one claim, and why."""

    framework: str
    code: str
    judgement: str
    words: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.framework, self.code


@dataclass(frozen=True)
class Besides:
    """What comes with an answer to all claims: answers to single ones, that the work was watched, and what showed who it is."""

    apart: Sequence[Answer] = ()
    observed: bool = False
    proof: Proof | None = None


def one_for_each(claims: Iterable[dict[str, str]], overall: str, apart: Iterable[Answer]) -> list[Answer]:
    """Return an answer to each claim, in order: the one that was given apart, or the one for all of them."""
    given = {answer.key: answer for answer in apart}
    keys = [(claim["framework"], claim["code"]) for claim in claims]
    return [given.get(key, Answer(*key, overall)) for key in keys]


class EvidenceDecision(Decision):
    """One move of a piece of evidence: who, when, and what they said."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="decisions")
    version = models.PositiveIntegerField()
    judgement = models.CharField(max_length=10, choices=Judgement, blank=True)
    answers = models.JSONField(default=list, blank=True, help_text="What was said of each claim: see Answer. Signed with the rest.")
    observed = models.BooleanField(default=False, help_text="Whoever signed says that this was watched, not only told.")
    checked = models.ForeignKey(
        "writing.Check",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="That the words were looked through before somebody was asked.",
    )

    wagtail_reference_index_ignore = True

    @property
    def judgement_in_words(self) -> str:
        return JUDGEMENTS_IN_WORDS.get(self.judgement, "")

    @property
    def differs(self) -> bool:
        """Whether something was said of one claim that was not said of all."""
        return any(answer["judgement"] != self.judgement or answer["words"] for answer in self.answers)

    @property
    def in_words(self) -> str:
        """What was done, to follow the name of whoever did it."""
        said = {"agree": "agrees", "partly": "partly agrees", "not_yet": "says not yet"}.get(self.judgement, "")
        said += ", with a word on each" if self.differs else ""
        return f"signed it off: {said}" if self.move == "sign_off" else MOVES_IN_WORDS[self.move]


MOVES_IN_WORDS = {
    "ask_for_sign_off": "asked for sign-off",
    "withdraw_request": "took the request back",
    "expire_request": "The request expired",
    "say_not_mine": "said that the request was not theirs",
    "need_conversation": "would like a conversation first",
    "return_with_comments": "returned it with a comment",
    "undo_sign_off": "took the signature back",
}
JUDGEMENTS_IN_WORDS = {
    Judgement.AGREE: "This shows it.",
    Judgement.PARTLY: "Something is missing.",
    Judgement.NOT_YET: "It doesn’t show this, or it can’t be told from this.",
}
