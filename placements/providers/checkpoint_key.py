"""The key that signs checkpoints: Ed25519, in a file that the site's user alone can read."""

import os
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from placements.providers.portfolio_key import keep


def read_key(path: Path) -> Ed25519PrivateKey:
    """Return the key that lies at this path. Raises OSError where none does, ValueError where something else does."""
    private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path} must hold an Ed25519 key.")
    return private


def put_beside(path: Path, private: Ed25519PrivateKey) -> None:
    """Keep a new key beside the place of the one in use, until its public half is published."""
    plain = serialization.NoEncryption()
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    keep(beside(path, id_of(public_half(private))), pem)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)  # or a power cut could leave a published key without its private half
    os.close(folder)


def move_into_place(path: Path, key_id: str) -> None:
    """Put the key with this id in the place of the one before it. Does nothing where that has been done."""
    try:
        beside(path, key_id).replace(path)
    except FileNotFoundError:
        return


def throw_away(path: Path, key_id: str) -> None:
    """Remove a key that was kept beside and never published."""
    beside(path, key_id).unlink(missing_ok=True)


def places_of(path: Path, key_id: str) -> tuple[Path, Path]:
    """Return where the key with this id may lie: in its place, or still beside it."""
    return path, beside(path, key_id)


def beside(path: Path, key_id: str) -> Path:
    return path.with_name(f"{path.name}.{key_id[:16]}")


def public_half(private: Ed25519PrivateKey) -> str:
    """Return what everybody may know of it, as PEM."""
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(serialization.Encoding.PEM, spki).decode()


def id_of(public_key: str) -> str:
    """Return the SHA-256 of the 32 bytes of a public key, in hexadecimal: its name everywhere."""
    return sha256(read_public(public_key).public_bytes_raw()).hexdigest()


def sign_words(private: Ed25519PrivateKey, words: str) -> str:
    """Return the signature of these words' UTF-8 bytes, in hexadecimal."""
    return private.sign(words.encode()).hex()


def is_signed(words: str, signature: str, public_key: str) -> bool:
    """Whether this is the signature of exactly these words by the holder of this key."""
    try:
        read_public(public_key).verify(bytes.fromhex(signature), words.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def read_public(pem: str) -> Ed25519PublicKey:
    """Return the public key in this PEM. Raises ValueError where there is none of its kind."""
    try:
        public = serialization.load_pem_public_key(pem.encode())
    except UnsupportedAlgorithm as error:
        raise ValueError("This is no Ed25519 key.") from error
    if not isinstance(public, Ed25519PublicKey):
        raise ValueError("This is no Ed25519 key.")
    return public
