import pytest

from tests.factories.activities import make_entry, make_prompt, make_sort
from writing.models import audience


@pytest.fixture
def sort(db):
    return make_sort()


@pytest.fixture
def prompt(db):
    return make_prompt()


@pytest.fixture
def entry(amara):
    return make_entry(amara)


@pytest.fixture
def around_amara(amara, joan, sam, monkeypatch):
    """Joan and Sam are the people around Amara, as a placement would say."""
    monkeypatch.setattr(audience, "_sources", [lambda person: [joan, sam] if person == amara else []])
