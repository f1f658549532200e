"""Answers about health, checks, convictions and home are stored encrypted: a copy of the database does not show them."""

import base64
import hashlib
import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models

MARK = "sealed"


def seal(value: Any) -> dict[str, str]:
    """Return the value encrypted, as it is stored."""
    return {MARK: keys().encrypt(json.dumps(value).encode()).decode()}


def is_sealed(stored: Any) -> bool:
    return isinstance(stored, dict) and stored.keys() == {MARK}


def unseal(stored: Any) -> Any:
    """Return what was sealed; anything else as it is. Raises cryptography's InvalidToken where its key is not here."""
    if is_sealed(stored):
        return json.loads(keys().decrypt(stored[MARK].encode()))
    return stored


def keys() -> MultiFernet:
    given = tuple(settings.SEALING_KEYS) or (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return made_of(given)


@lru_cache(maxsize=4)
def made_of(given: tuple[str, ...]) -> MultiFernet:
    """The first key seals; every one of them opens."""
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"answers:{key}".encode()).digest())) for key in given])


class SealableField(models.JSONField):
    """JSON that may have been sealed when it was stored, and is always read in clear."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return unseal(super().from_db_value(value, expression, connection))  # type: ignore[misc]
