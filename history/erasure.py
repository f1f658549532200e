"""The only lawful way to change what is kept for ever."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from history.append_only import guard_lifted
from history.audit import record


@contextmanager
def lawful_erasure(reason: str, by: AbstractBaseUser, *, subject: models.Model | None = None) -> Iterator[None]:
    """Lift the database's refusal inside this block, in one transaction and for this connection only.

    Leaves an Entry that says who erased, and the kind of reason ("retention", "right-to-erasure"). All of it or
    nothing: an exception inside undoes the erasure and the Entry together.
    """
    with transaction.atomic():
        record("history.erase", subject=subject or by, by=by, reason=reason)
        with guard_lifted():
            yield
