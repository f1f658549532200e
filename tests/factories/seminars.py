"""Seminars, made through the product's own actions."""

from datetime import timedelta

from django.utils import timezone

from seminars.actions.session import schedule, start
from seminars.models.plan import Plan

TITLE = "“If it is not recorded, it did not happen”"


def make_plan(*, starts_in=timedelta(minutes=5), length=timedelta(hours=1), title=TITLE, **details):
    starts = timezone.now() + starts_in
    return Plan(title=title, starts=starts, ends=starts + length, question="Where do you stand?", **details)


def make_session(host, cohort=None, *, live=False, **plan):
    session = schedule(plan=make_plan(**plan), cohort=cohort, by=host)
    if live:
        start(session=session, by=host)
    return session
