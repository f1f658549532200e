import pytest
from django.db import transaction

from history import outbox
from history.outbox import delivers, promise


@pytest.fixture
def notes():
    """What the deliveries of a test did."""
    return []


@pytest.fixture
def deliver_with():
    """Register a deliverer for the length of one test."""
    kinds = []

    def register(kind, deliver):
        kinds.append(kind)
        return delivers(kind)(deliver)

    yield register
    for kind in kinds:
        del outbox._deliverers[kind]


@pytest.fixture
def receipt(db, deliver_with, notes):
    """One promised receipt; delivering it leaves a note."""
    deliver_with("tests.receipt", lambda *, key, evidence: notes.append((key, evidence)))
    with transaction.atomic():
        return promise("tests.receipt", key="decision-7", evidence=7)
