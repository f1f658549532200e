import pytest

from tests.factories.activities import make_entry, make_prompt, make_sort
from writing.models import candidates
from writing.models.candidates import Candidate


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
    around = [Candidate(joan, ("practice educator",)), Candidate(sam, ("tutor",))]
    monkeypatch.setattr(candidates, "_sources", [lambda person: around if person == amara else []])
