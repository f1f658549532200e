"""When people may be told things by mail: one mail a day at a stated hour, never on a Sunday, never at night."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

DIGEST_AT = time(17, 30)
QUIET_FROM, QUIET_UNTIL = time(20), time(7)
SUNDAY = 6


def may_mail(now: datetime) -> bool:
    """Whether a mail that nobody waits for may leave at this moment, on the site's clock."""
    here = timezone.localtime(now)
    return here.weekday() != SUNDAY and QUIET_UNTIL <= here.time() < QUIET_FROM


def next_moment_to_mail(now: datetime) -> datetime:
    """Return now where a mail may leave, and otherwise when the quiet hours, or the Sunday, are over."""
    if may_mail(now):
        return now
    today = timezone.localtime(now).date()
    mornings = (at(today + timedelta(days=ahead), QUIET_UNTIL) for ahead in range(3))
    return next(morning for morning in mornings if morning > now and may_mail(morning))


def next_digest(now: datetime) -> datetime:
    """Return when the next daily mail leaves. What comes up on a Saturday evening waits until Monday."""
    today = timezone.localtime(now).date()
    turns = (at(today + timedelta(days=ahead), DIGEST_AT) for ahead in range(3))
    return next(turn for turn in turns if turn > now and may_mail(turn))


def at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
