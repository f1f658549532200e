"""Celery, where there is Redis: `celery -A config.celery worker`, and `beat` for the schedule."""

import os

import django
from celery import signals
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # Celery starts here, and the imports below need the models

from django.core.management import call_command  # noqa: E402

from config.broker import DRAIN, app  # noqa: E402
from history.outbox import anything_due, drain, nudge  # noqa: E402
from history.schedule import SCHEDULE, Job  # noqa: E402
from history.worker import worker_name  # noqa: E402


@app.task(name=DRAIN)
def drain_outbox() -> None:
    """Deliver what is due. With more waiting, another task takes its turn."""
    if drain(worker=worker_name()) and anything_due():
        nudge()


@app.task(name="waymark.run_command")
def run_command(name: str) -> None:
    """Run a management command of the schedule. Raises ValueError for others: the broker is not an operator."""
    if name not in {job.command for job in SCHEDULE}:
        raise ValueError(f"{name} is not on the schedule.")
    call_command(name)


def turn(job: Job) -> dict:
    """Return the job as beat reads it. Turns missed in an outage do not pile up."""
    return {
        "task": run_command.name,
        "args": [job.command],
        "schedule": crontab(hour=job.at.hour, minute=job.at.minute) if job.at else float(job.seconds),
        "options": {"expires": 3600 if job.at else job.seconds},
    }


# Sent once every app has added its jobs, and before beat reads them.
@signals.import_modules.connect
def read_schedule(**_: object) -> None:
    app.conf.beat_schedule = {job.name: turn(job) for job in SCHEDULE}
