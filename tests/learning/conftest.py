import pytest

from learning.models.outline import library
from tests.factories.learning import make_course


@pytest.fixture
def course(db):
    """One module of one chapter with three sections, as readers find it."""
    make_course()
    return library().modules["digital-practice"]


@pytest.fixture
def section(course):
    return course.chapters[0].sections[0]
