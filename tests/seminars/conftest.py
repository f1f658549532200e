from uuid import uuid4

import pytest
from channels.layers import channel_layers

from seminars.actions.people import add_person
from seminars.models import Session
from seminars.rules import SessionRole
from tests.factories.seminars import make_session


@pytest.fixture(autouse=True)
def fresh_channel_layer():
    """The in-process layer belongs to the loop of one test."""
    channel_layers.backends.clear()


@pytest.fixture
def planned(sam, amara, ben, cohort, joan):
    """Begins in five minutes: amara and ben by their cohort, joan as a guest, sam its host."""
    session = make_session(sam, cohort)
    add_person(session=session, person=joan, by=sam, role=SessionRole.GUEST)
    return session


@pytest.fixture
def live(sam, amara, ben, cohort, joan):
    session = make_session(sam, cohort, live=True)
    add_person(session=session, person=joan, by=sam, role=SessionRole.GUEST)
    return session


@pytest.fixture
def as_seen_by():
    """Fetch a session the way views and sockets do."""
    return lambda session, person: Session.objects.visible_to(person).get(pk=session.pk)


@pytest.fixture
def new_id():
    return uuid4
