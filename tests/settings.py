"""The product's own settings, in test mode: whatever this machine or its .env says, tests answer the same."""

import os
import tempfile
from pathlib import Path

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
REDIS_DATABASES = 8

os.environ["WAYMARK_MODE"] = "test"
os.environ["WAYMARK_DATA"] = str(Path(tempfile.gettempdir()) / f"waymark-test-{os.getpid()}")
os.environ["SITE_URL"] = "http://testserver"
os.environ["DEBUG"] = "no"
os.environ["LOG_LEVEL"] = "CRITICAL"
for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_HOST", "BEHIND_PROXY"):
    os.environ.setdefault(name, "")

# Each worker has a Redis database of its own, from the last downwards, so that one may empty it without harm to another.
if address := os.environ["REDIS_URL"]:
    number = 15 - int(WORKER.removeprefix("gw")) % REDIS_DATABASES
    os.environ["REDIS_URL"] = f"{address.rpartition('/')[0]}/{number}"

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, SQLITE  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if not SQLITE:
    DATABASES["default"]["TEST"] = {"NAME": "waymark_test"}
