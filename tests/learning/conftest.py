import pytest
from django.core.cache import cache

from learning.models.kept import forget_everything
from learning.models.outline import forget_library, library
from tests.factories.learning import make_course


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()
    forget_everything()
    yield
    forget_library()


@pytest.fixture
def course(db):
    """One module of one chapter with three sections, as readers find it."""
    make_course()
    return library().modules["digital-practice"]


@pytest.fixture
def section(course):
    return course.chapters[0].sections[0]
