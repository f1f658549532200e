"""The cast: the same people in every test, in the demo and in the design."""

import gc
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from accounts.models import Cohort, Organisation, Programme, Team
from accounts.rules import Role
from learning.models.kept import forget_everything
from learning.models.outline import forget_library
from tests.factories.accounts import make_person

pytest_plugins = ["tests.databases", "tests.indexes", "tests.parts", "tests.log_lines"]


def pytest_collection_finish():
    """What is there before the first test stays until the last: there is no need to look through it for rubbish."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Each test has a database of its own, with the same ids: what another test left in the cache would be wrong."""
    yield
    cache.clear()
    forget_library()
    forget_everything()


@pytest.fixture
def university(db):
    return Organisation.objects.create(kind=Organisation.Kind.UNIVERSITY, name="University of Alderbrook")


@pytest.fixture
def agency(db):
    return Organisation.objects.create(kind=Organisation.Kind.AGENCY, name="Kestrelshire Council")


@pytest.fixture
def team(agency):
    return Team.objects.create(organisation=agency, name="Adults East")


@pytest.fixture
def other_agency(db):
    return Organisation.objects.create(kind=Organisation.Kind.AGENCY, name="Larkfield Family Support")


@pytest.fixture
def programme(university):
    return Programme.objects.create(university=university, title="BA Social Work")


@pytest.fixture
def cohort(programme):
    today = timezone.localdate()
    return Cohort.objects.create(
        programme=programme, title="Autumn 2025", starts=today - timedelta(days=400), ends=today + timedelta(days=600)
    )


@pytest.fixture
def other_cohort(programme):
    today = timezone.localdate()
    return Cohort.objects.create(
        programme=programme, title="Autumn 2024", starts=today - timedelta(days=765), ends=today + timedelta(days=235)
    )


@pytest.fixture
def amara(university, cohort):
    return make_person("Amara Osei", Role.STUDENT, university, cohort=cohort)


@pytest.fixture
def ben(university, cohort):
    return make_person("Ben Hollis", Role.STUDENT, university, cohort=cohort)


@pytest.fixture
def carol(university, other_cohort):
    return make_person("Carol Dean", Role.STUDENT, university, cohort=other_cohort)


@pytest.fixture
def joan(agency):
    return make_person("Joan Pritchard", Role.PRACTICE_EDUCATOR, agency)


@pytest.fixture
def tom(other_agency):
    return make_person("Tom Reyes", Role.PRACTICE_EDUCATOR, other_agency)


@pytest.fixture
def sam(university, cohort):
    return make_person("Dr Sam Whitlock", Role.TUTOR, university, cohort=cohort, called="Sam")


@pytest.fixture
def priya(university):
    return make_person("Priya Nair", Role.COORDINATOR, university)


@pytest.fixture
def marek(university):
    return make_person("Marek Nowak", Role.AUTHOR, university)


@pytest.fixture
def ruth(university):
    person = make_person("Ruth Bell", Role.ADMINISTRATOR, university)
    person.is_staff = person.is_superuser = True
    person.save()
    return person


@pytest.fixture
def elin(university):
    return make_person("Prof. Elin Rees", Role.EXAMINER, university, called="Elin")


@pytest.fixture
def cast(amara, ben, carol, joan, tom, sam, priya, marek, ruth, elin):
    return {
        "amara": amara, "ben": ben, "carol": carol, "joan": joan, "tom": tom,
        "sam": sam, "priya": priya, "marek": marek, "ruth": ruth, "elin": elin,
    }  # fmt: skip


@pytest.fixture
def as_person(client):
    """Sign the test client in as somebody; as_person(None) signs out."""

    def sign_in(person):
        client.logout()
        if person is not None:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
