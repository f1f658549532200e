"""Who may do what in a seminar. The row is reached through visible_to, so only its people get this far."""

from enum import StrEnum
from typing import Any

import rules
from django.db import models

from accounts.rules import is_a_tutor


class SessionRole(models.TextChoices):
    """What a person is in one seminar. It comes from here and never from the call, so that a reconnect cannot lose it."""

    HOST = "host", "tutor"
    PRESENTER = "presenter", "presenter"
    MEMBER = "member", "member"
    GUEST = "guest", "guest"


def role_shown(role: str | None) -> str:
    """Return the word beside a name: tutor, presenter, guest. Members are simply there."""
    return "" if role in (None, "", SessionRole.MEMBER) else str(SessionRole(role).label)


class Permission(StrEnum):
    """What somebody may do with a seminar."""

    SCHEDULE_SESSION = "seminars.schedule_session"
    SEE_SESSION = "seminars.see_session"
    TAKE_PART = "seminars.take_part"
    RUN_SESSION = "seminars.run_session"
    RUN_SERIES = "seminars.run_series"


@rules.predicate
def is_in_the_session(user: Any, session: Any) -> bool:
    return session is not None and session.role_of(user) != ""


@rules.predicate
def is_the_host(user: Any, session: Any) -> bool:
    return session is not None and session.role_of(user) == SessionRole.HOST


@rules.predicate
def hosts_some_of_it(user: Any, series: Any) -> bool:
    """Its row is reached through visible_to, which finds only series of which somebody runs a session."""
    return series is not None


rules.add_perm(Permission.SCHEDULE_SESSION, is_a_tutor)
rules.add_perm(Permission.SEE_SESSION, is_in_the_session)
rules.add_perm(Permission.TAKE_PART, is_in_the_session)
rules.add_perm(Permission.RUN_SESSION, is_the_host)
rules.add_perm(Permission.RUN_SERIES, hosts_some_of_it)
