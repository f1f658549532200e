"""A day's checkpoint: where the chains of signatures stood, signed with a key that does not lie in the database."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from history.audit import record
from placements.actions.checkpoint_key import hold_the_key, private_half_of, publish_first_key
from placements.models import Checkpoint, Signature
from placements.models.checkpoint import FORMAT_OF_CHECKPOINTS
from placements.models.signature import FIRST, canonical, fingerprint_of, utc
from placements.providers.checkpoint_key import sign_words


def make_checkpoint(*, day: date) -> Checkpoint | None:
    """Make the checkpoint of this day, with what was signed by now and is in none yet.

    Returns None where that is nothing, and where this day or a later one has its checkpoint. Raises KeyIsNotHere.
    """
    if not new_heads():
        return None
    publish_first_key()
    with transaction.atomic():
        key = hold_the_key()
        last, heads = Checkpoint.objects.last(), new_heads()
        if not heads or (last and last.day >= day):
            return None
        checkpoint = Checkpoint(
            number=last.number + 1 if last else 1, day=day, made_at=timezone.now(), key_id=key.key_id,
        )  # fmt: skip
        checkpoint.text = canonical(facts_of(checkpoint) | {"previous": last.fingerprint if last else FIRST, "heads": heads})
        checkpoint.fingerprint = fingerprint_of(checkpoint.text)
        checkpoint.signature = sign_words(private_half_of(key), checkpoint.words)
        checkpoint.save()
        record("checkpoint.make", subject=checkpoint, by=None, system=True, placements=len(heads))
    return checkpoint


def facts_of(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return what the text repeats of the columns beside it."""
    return {
        "format": FORMAT_OF_CHECKPOINTS,
        "number": checkpoint.number,
        "day": checkpoint.day.isoformat(),
        "made_at": utc(checkpoint.made_at),
        "key": checkpoint.key_id,
    }


def new_heads() -> list[dict[str, Any]]:
    """Return the newest signature of each placement that is newer than what the checkpoints hold. Numbers and fingerprints only."""
    held: dict[int, tuple[int, str]] = {}
    for checkpoint in Checkpoint.objects.order_by("number").iterator():
        held |= checkpoint.heads
    later = Signature.objects.filter(placement=OuterRef("placement"), number__gt=OuterRef("number"))
    heads = Signature.objects.filter(~Exists(later)).order_by("placement_id").values_list("placement_id", "number", "fingerprint")
    return [
        {"placement": placement, "number": number, "fingerprint": fingerprint}
        for placement, number, fingerprint in heads
        if number > held.get(placement, (0, ""))[0]
    ]
