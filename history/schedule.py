"""What happens by the clock: one list, read by Celery beat and by the embedded worker.

Each job is a management command, so it can be run by hand. Apps add theirs in ready(): every(seconds=60, command="…").
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Job:
    """A management command, and either how often it runs or at what time of day (in the site's time zone)."""

    name: str
    command: str
    seconds: int = 0
    at: time | None = None

    def is_due(self, *, last: datetime | None, now: datetime) -> bool:
        """Whether it should run now, given when it ran last. A job that never ran is due."""
        if last is None:
            return True
        if self.at is None:
            return now - last >= timedelta(seconds=self.seconds)
        return last < self.latest_turn(now) <= now

    def latest_turn(self, now: datetime) -> datetime:
        """The last time of day at which a daily job should have run."""
        here = timezone.localtime(now)
        at = self.at or time()
        turn = timezone.make_aware(datetime.combine(here.date(), at))
        return turn if turn <= now else timezone.make_aware(datetime.combine(here.date() - timedelta(days=1), at))


SCHEDULE: list[Job] = [Job(name="drain", command="drain", seconds=30)]


def every(*, seconds: int, command: str) -> None:
    """Run a management command again and again. Raises ValueError where it is already on the schedule."""
    add(Job(name=command, command=command, seconds=seconds))


def daily(*, at: time, command: str) -> None:
    """Run a management command once a day. Raises ValueError where it is already on the schedule."""
    add(Job(name=command, command=command, at=at))


def add(job: Job) -> None:
    if job.seconds <= 0 and job.at is None:
        raise ValueError(f"{job.name} needs seconds, or a time of day.")
    if any(other.name == job.name for other in SCHEDULE):
        raise ValueError(f"{job.name} is already on the schedule.")
    SCHEDULE.append(job)
