"""Works out every checkpoint again, and whether the chains of signatures still hold what was checkpointed."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from placements.actions.checkpoint import facts_of
from placements.models import Checkpoint, CheckpointKey, Placement, Signature
from placements.models.checkpoint import published_checkpoints
from placements.models.signature import FIRST, fingerprint_of
from placements.providers.checkpoint_key import beside, id_of, is_signed, public_half, read_key


def verify_checkpoints(*, placement: Placement | None = None, kept: dict[str, Any] | None = None) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it was checkpointed: a key, a checkpoint, or a placement's signatures.

    `placement`: signatures of this one only. `kept`: what this site published earlier, from a place that the site cannot
    write to; keys in it are believed.
    """
    keys, faults = believed(kept)
    yield from faults
    yield from as_kept(kept)
    stands_on: str | None = FIRST
    expected, told = 1, set[int]()
    for checkpoint in Checkpoint.objects.order_by("number").iterator():
        if checkpoint.number != expected:
            yield from (f"checkpoint {number} is missing" for number in range(expected, checkpoint.number))
            stands_on = None  # what it stood on is gone
        found = next(verify_checkpoint(checkpoint, stands_on, keys), None)
        if found:
            yield f"checkpoint {checkpoint.number} {found}"
        else:
            yield from verify_heads(checkpoint, placement, told)
        stands_on, expected = None if found else checkpoint.fingerprint, checkpoint.number + 1


def believed(kept: dict[str, Any] | None) -> tuple[list[CheckpointKey], list[str]]:
    """Return the keys that are this site's own, and a sentence for each thing that is wrong with the others."""
    known = {key["key"] for key in kept["keys"]} if kept else set()
    there = {key.number: key for key in CheckpointKey.objects.all()}
    keys: list[CheckpointKey] = []
    faults: list[str] = []
    for number in range(1, max(there, default=0) + 1):
        key, before = there.get(number), there.get(number - 1)
        if key is None:
            faults.append(f"key {number} is missing")
        elif not is_named_rightly(key):
            faults.append(f"key {number} differs from its fingerprint")
        elif key.key_id in known or is_introduced(key, before, keys):
            keys.append(key)
        else:
            faults.append(f"key {number} was not introduced by the key before it")
    return keys, faults + of_the_file(there)


def is_introduced(key: CheckpointKey, before: CheckpointKey | None, keys: list[CheckpointKey]) -> bool:
    """Whether a key that is believed signed it; the first signed itself. Where the one before has its own fault, nobody can say."""
    if key.number == 1:
        return is_signed(key.words, key.signature, key.public_key)
    if before is None or not is_named_rightly(before):
        return True
    return before in keys and is_signed(key.words, key.signature, before.public_key)


def of_the_file(there: dict[int, CheckpointKey]) -> list[str]:
    """Say so where the key on this machine is not the one that was published last. A copy elsewhere has no key, and needs none."""
    path = settings.CHECKPOINT_KEY_PATH
    if not there or not path.exists():
        return []
    newest = there[max(there)]
    if beside(path, newest.key_id).exists():
        return []  # a change of key was broken off, and the next checkpoint finishes it
    try:
        here = id_of(public_half(read_key(path)))
    except (OSError, ValueError):
        return [f"the key in {path} cannot be read"]
    return [] if here == newest.key_id else [f"key {newest.number}, published last, is not the key that lies on this machine"]


def is_named_rightly(key: CheckpointKey) -> bool:
    try:
        return id_of(key.public_key) == key.key_id
    except ValueError:
        return False


def verify_checkpoint(checkpoint: Checkpoint, stands_on: str | None, keys: Iterable[CheckpointKey]) -> Iterator[str]:
    """Yield what is wrong with it, the gravest first. `stands_on` is None where the one before it cannot be believed."""
    if fingerprint_of(checkpoint.text) != checkpoint.fingerprint:
        yield "differs from its fingerprint"
    key = next((key for key in keys if key.key_id == checkpoint.key_id), None)
    if key is None:
        yield "is signed with a key that is not this site’s"
    elif not is_signed(checkpoint.words, checkpoint.signature, key.public_key):
        yield "has a signature that was not made with its key"
    elif [other.key_id for other in keys if other.after < checkpoint.number][-1:] != [key.key_id]:
        yield "is signed with a key that was not in use at that time"
    facts = json.loads(checkpoint.text)
    if any(facts[name] != now for name, now in facts_of(checkpoint).items()):
        yield "has another day, number or time beside it than was signed"
    if stands_on is not None and facts["previous"] != stands_on:
        yield "does not stand on the one before it"


def verify_heads(checkpoint: Checkpoint, placement: Placement | None, told: set[int]) -> Iterator[str]:
    """Yield a sentence for each placement whose chain is not the one that was checkpointed. Each placement is told once."""
    heads = {pk: head for pk, head in checkpoint.heads.items() if placement is None or pk == placement.pk}
    rows = Signature.objects.filter(placement__in=heads, number__in={number for number, _ in heads.values()})
    held = {(pk, number): fingerprint for pk, number, fingerprint in rows.values_list("placement_id", "number", "fingerprint")}
    for pk, (number, fingerprint) in heads.items():
        now = held.get((pk, number))
        if now != fingerprint and pk not in told:
            told.add(pk)
            is_now = "is missing" if now is None else "is not the one"
            yield f"placement {pk}, signature {number} {is_now} that checkpoint {checkpoint.number} of {checkpoint.day} holds"


def as_kept(kept: dict[str, Any] | None) -> Iterator[str]:
    """Yield a sentence for each thing that this site once published and now says otherwise."""
    if kept is None:
        return
    now = {key["key"]: key for key in published_checkpoints(settings.SITE_NAME)["keys"]}
    for key in kept["keys"]:
        if now.get(key["key"]) != key:
            yield f"key {key['number']} is not as it was published"
    known = kept["newest"]
    if known and not Checkpoint.objects.filter(number=known["number"], fingerprint=known["fingerprint"]).exists():
        yield f"checkpoint {known['number']} is not as it was published"
