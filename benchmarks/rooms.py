"""What it costs to say something in a live seminar: finding the room as this person may, and the action, as the socket does it."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from accounts.models import User
from benchmarks.budgets import POST_A_MESSAGE
from benchmarks.report import Figure
from benchmarks.requests import count_queries, cpu_over
from seminars.actions.room import post_message
from seminars.actions.session import start
from seminars.models import Session
from seminars.models.session import room_for

CALLS = 6


def measure_room(floor: Callable) -> list[Figure]:
    """Open the demo's next seminar and post into it."""
    sam, amara = User.objects.get(called="Sam"), User.objects.get(called="Amara")
    session = Session.objects.visible_to(sam).upcoming().first()
    if not session.is_live:
        start(session=session, by=sam)
    say = partial(say_something, session.pk, amara)
    return [
        Figure("message in a seminar, socket apart: queries", count_queries(say), "", POST_A_MESSAGE.queries),
        Figure(
            "message in a seminar, socket apart: CPU over the floor", cpu_over(say, floor, CALLS), "times", POST_A_MESSAGE.ratio
        ),
    ]


def say_something(session: int, person: User) -> None:
    post_message(session=room_for(person, session), by=person, words="Who decides what counts as recorded?", client_id=uuid4())
