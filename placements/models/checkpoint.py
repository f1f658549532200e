"""Where every placement's chain of signatures stood at the end of a day, under a key that lies outside the database."""

import json
from typing import Any

from django.db import models

from history.append_only import AppendOnly
from placements.models.signature import canonical, utc

FORMAT_OF_CHECKPOINTS = 1  # docs/decisions/0054-checkpoints-of-the-chains.md
SIGNED_AS = "Waymark checkpoint\n"  # before the fingerprint, so that a signature is of nothing else
INTRODUCED_AS = "Waymark checkpoint key\n"


class CheckpointKey(AppendOnly):
    """The public half of a key that signs checkpoints. Each is introduced by the one before it, the first by itself.

    It signs the checkpoints that come after number `after`, until the next key does.
    """

    number = models.PositiveIntegerField(unique=True)
    key_id = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the public key’s 32 bytes.")
    public_key = models.TextField(help_text="PEM.")
    since = models.DateTimeField()
    after = models.PositiveIntegerField(help_text="The number of the newest checkpoint at that time.")
    signature = models.CharField(max_length=128, help_text="By the key before it; by itself where there is none, or it is lost.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"checkpoint key {self.number}"

    @property
    def facts(self) -> dict[str, Any]:
        return {
            "format": FORMAT_OF_CHECKPOINTS,
            "number": self.number,
            "key": self.key_id,
            "public_key": self.public_key,
            "since": utc(self.since),
            "after": self.after,
        }

    @property
    def words(self) -> str:
        """What the key before it signs, or itself."""
        return INTRODUCED_AS + canonical(self.facts)


class Checkpoint(AppendOnly):
    """One day's. `text` is canonical, and holds the newest signature of each placement in which somebody had signed since."""

    number = models.PositiveIntegerField(unique=True)
    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    text = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    key_id = models.CharField(max_length=64)  # no foreign key: a checkpoint says itself with what it was signed
    signature = models.CharField(max_length=128)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"checkpoint {self.number}"

    @property
    def words(self) -> str:
        """What is signed: its fingerprint alone, so that whoever knows no more than that can check the signature."""
        return SIGNED_AS + self.fingerprint

    @property
    def heads(self) -> dict[int, tuple[int, str]]:
        """By placement: the number and the fingerprint of its newest signature."""
        return {head["placement"]: (head["number"], head["fingerprint"]) for head in json.loads(self.text)["heads"]}


def published_checkpoints(site: str) -> dict[str, Any]:
    """Return what everybody may know: each key, and of the newest checkpoint its fingerprint and signature, not its text."""
    newest = Checkpoint.objects.last()
    return {
        "site": site,
        "keys": [key.facts | {"signature": key.signature} for key in CheckpointKey.objects.all()],
        "newest": newest
        and {
            "number": newest.number,
            "day": newest.day.isoformat(),
            "fingerprint": newest.fingerprint,
            "key": newest.key_id,
            "signature": newest.signature,
        },
    }
