"""A site with history and nothing else, so that a test can start workers and kill them: it boots in a second.

python -m tests.history.small_site migrate | promise KIND COUNT | nudge | work LEASE
python -m celery -A tests.history.small_site worker
"""

import os
import sys
import threading
import time
from pathlib import Path

import dj_database_url
import django
from django.conf import settings

FOLDER = Path(os.environ["SMALL_SITE"])
settings.configure(
    MODE="test",
    SECRET_KEY="invented for a test",
    SITE_URL="https://waymark.alderbrook.example",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "history"],
    DATABASES={"default": dj_database_url.parse(os.environ["SMALL_SITE_DATABASE"])},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    TIME_ZONE="Europe/London",
    DATA_DIR=FOLDER,
    CELERY_BROKER_URL=os.environ.get("SMALL_SITE_BROKER", ""),
    EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
    EMAIL_FILE_PATH=str(FOLDER),
    DEFAULT_FROM_EMAIL="waymark@alderbrook.example",
)
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    settings.DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
django.setup()

from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from config.broker import nudge  # noqa: E402
from config.celery import app  # noqa: E402, F401 - `celery -A` looks for it here
from history.mail import send  # noqa: E402
from history.outbox import delivers, promise  # noqa: E402
from history.worker import Worker  # noqa: E402


@delivers("tests.slow_mail")
def send_and_dawdle(*, key, number):
    send(key=key, to="amara@alderbrook.example", subject="Signed", text="Joan signed your evidence.")
    time.sleep(float(os.environ.get("DAWDLE", "0")))


@delivers("tests.row")
def write_a_row(*, key, number):
    time.sleep(0.02)
    Group.objects.get_or_create(name=key)


def main(what, *rest):
    if what == "migrate":
        call_command("migrate", verbosity=0)
    elif what == "promise":
        for number in range(int(rest[1])):
            with transaction.atomic():
                promise(rest[0], key=str(number), number=number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
    elif what == "nudge":
        nudge()
    else:
        Worker(threading.Event(), lease=float(rest[0])).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
