"""The key in use: made and published when it is first needed, and changed for a new one."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.audit import record
from placements.models import Checkpoint, CheckpointKey
from placements.providers.checkpoint_key import (
    id_of,
    move_into_place,
    places_of,
    public_half,
    put_beside,
    read_key,
    sign_words,
    throw_away,
)


class KeyIsNotHere(Exception):
    """The file does not hold the key that was published last. The message says where it was looked for."""


def hold_the_key() -> CheckpointKey:
    """Return the key in use, held by this transaction: nobody else makes a checkpoint or changes the key meanwhile.

    The row of the first key is what is locked, so that whoever waited sees a key that was published meanwhile.
    """
    CheckpointKey.objects.select_for_update().get(number=1)
    return CheckpointKey.objects.latest("number")


def publish_first_key() -> None:
    """Publish the first key of this site, unless one is. Of two workers at once, one does.

    A file that is there already is taken: the site's user may have put it there.
    """
    if CheckpointKey.objects.exists():
        return
    path = settings.CHECKPOINT_KEY_PATH
    private = read_key(path) if path.exists() else new_key()
    try:
        with transaction.atomic():
            publish(private, number=1, introduced_by=private)
    except IntegrityError:
        throw_away(path, id_of(public_half(private)))
        return
    move_into_place(path, id_of(public_half(private)))


def change_key(*, without_the_old: bool = False) -> CheckpointKey:
    """Publish a new key, introduced by the one in use, and put it in its place. The older one signs nothing any more.

    `without_the_old` is for a key that is lost: the new one introduces itself, and verify_signatures says so.
    Raises KeyIsNotHere where the old key is needed and not there, CheckpointKey.DoesNotExist where none was ever published.
    """
    with transaction.atomic():
        old = hold_the_key()
        in_use = None if without_the_old else private_half_of(old)
        private = new_key()
        key = publish(private, number=old.number + 1, introduced_by=in_use or private)
    move_into_place(settings.CHECKPOINT_KEY_PATH, key.key_id)
    return key


def private_half_of(key: CheckpointKey) -> Ed25519PrivateKey:
    """Return what this key signs with, and finish putting it in its place where that was broken off. Raises KeyIsNotHere."""
    path = settings.CHECKPOINT_KEY_PATH
    move_into_place(path, key.key_id)
    private = read_key(path) if path.exists() else None
    if private is None or id_of(public_half(private)) != key.key_id:
        raise KeyIsNotHere(
            f"{path} does not hold the key {key.key_id[:16]}… that was published last. Put it back from your backup; "
            "where it is lost: manage.py rotate_checkpoint_key --without-the-old"
        )
    return private


def key_in_use_is_here() -> bool:
    """Whether the next checkpoint could be signed: the file can be read and holds the key that was published last.

    Before the first checkpoint there is no key to lose. One that still lies beside its place counts: it is moved when needed.
    """
    newest = CheckpointKey.objects.order_by("number").last()
    if newest is None:
        return True
    return any(holds(path, newest.key_id) for path in places_of(settings.CHECKPOINT_KEY_PATH, newest.key_id))


def holds(path: Path, key_id: str) -> bool:
    try:
        return id_of(public_half(read_key(path))) == key_id
    except (OSError, ValueError, TypeError):  # TypeError: it asks for a password
        return False


def new_key() -> Ed25519PrivateKey:
    """Return a new key that lies beside the place of the one in use, so that it outlives this process."""
    private = Ed25519PrivateKey.generate()
    put_beside(settings.CHECKPOINT_KEY_PATH, private)
    return private


def publish(private: Ed25519PrivateKey, *, number: int, introduced_by: Ed25519PrivateKey) -> CheckpointKey:
    newest = Checkpoint.objects.last()
    public_key = public_half(private)
    key = CheckpointKey(
        number=number,
        key_id=id_of(public_key),
        public_key=public_key,
        since=timezone.now(),
        after=newest.number if newest else 0,
    )
    key.signature = sign_words(introduced_by, key.words)
    key.save()
    record("checkpoint.publish_key", subject=key, by=None, system=True, number=key.number)
    return key
