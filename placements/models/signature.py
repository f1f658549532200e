import hashlib
import json
import unicodedata
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models

from history.append_only import AppendOnly
from placements.models.judgement import EvidenceDecision
from placements.models.placement import Placement
from placements.models.proof import Method
from placements.models.record import RecordDecision

FORMAT = 2  # docs/decisions/0003-signature-format.md, and 0041 for what format 2 adds
FORMAT_OF_RECORDS = 3  # docs/decisions/0040-forms-as-data.md
FIRST = "0" * 64  # what the first signature of a placement stands on


def canonical(facts: dict[str, Any]) -> str:
    """Return the one text that stands for these facts: sorted keys, no spaces, NFC, and nothing but text and whole numbers."""
    return unicodedata.normalize("NFC", json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def fingerprint_of(payload: str) -> str:
    return hashlib.sha256(payload.encode("utf-8")).hexdigest()


def utc(at: datetime) -> str:
    """Return a time as canonical texts have it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Signature(AppendOnly):
    """Who said what about which words, when and how. Append-only; each stands on the one before it in its placement.

    `payload` is the canonical text that was signed, and `fingerprint` its SHA-256. The columns beside it are for lists;
    `verify_signatures` compares them with the payload, and the payload with the words and the decision it speaks about.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="signatures")
    number = models.PositiveIntegerField()
    decision = models.OneToOneField(EvidenceDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="signature")
    record_decision = models.OneToOneField(
        RecordDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="signature"
    )
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="signatures")
    method = models.CharField(max_length=10, choices=Method)
    at = models.DateTimeField()
    request_key = models.UUIDField(unique=True)
    payload = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["placement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "number"], name="signature_number_once"),
            models.CheckConstraint(
                condition=models.Q(decision__isnull=True) ^ models.Q(record_decision__isnull=True), name="signature_of_one_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"signature {self.number} of placement {self.placement_id}"

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(self.payload)

    @property
    def short_fingerprint(self) -> str:
        """The first sixteen letters in fours, for people to compare by eye."""
        return " ".join(self.fingerprint[start : start + 4] for start in range(0, 16, 4))
