from django.db import models

from history.decision import Decision
from placements.models.evidence import Evidence, EvidenceTag


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


class EvidenceDecision(Decision):
    """One move of a piece of evidence: who, when, and what they said."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="decisions")
    version = models.PositiveIntegerField()
    judgement = models.CharField(max_length=10, choices=Judgement, blank=True)
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
    def in_words(self) -> str:
        """What was done, to follow the name of whoever did it."""
        said = {"agree": "agrees", "partly": "partly agrees", "not_yet": "says not yet"}.get(self.judgement, "")
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
