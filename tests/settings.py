"""The product's own settings, in test mode: whatever this machine or its .env says, tests answer the same."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from zlib import crc32

FOLDER = Path(tempfile.mkdtemp(prefix="waymark-test-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ |= {
    "WAYMARK_MODE": "test",
    "WAYMARK_DATA": str(FOLDER),
    "SITE_URL": "http://testserver",
    "DEBUG": "no",
    "LOG_LEVEL": "CRITICAL",
}
for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_HOST", "BEHIND_PROXY"):
    os.environ.setdefault(name, "")

# Each worker has a Redis database of its own, from the last downwards, so that one may empty it without harm to another.
REDIS_DATABASES = 8
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
if address := os.environ["REDIS_URL"]:
    number = 15 - int(WORKER.removeprefix("gw")) % REDIS_DATABASES
    os.environ["REDIS_URL"] = f"{address.rpartition('/')[0]}/{number}"

from config.settings import *  # noqa: E402, F403
from config.settings import BASE_DIR, DATABASES, MEDIA_ROOT, SQLITE, STATIC_ROOT, WAGTAILSEARCH_BACKENDS  # noqa: E402

for folder in (STATIC_ROOT, MEDIA_ROOT):
    folder.mkdir(parents=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if SQLITE and (kept := os.environ.get("KEEP_TEST_DATABASE")):
    DATABASES["default"]["TEST"] = {"NAME": kept}  # with --reuse-db, so that the next run begins at once
if not SQLITE:
    # Two checkouts on one machine may be tested at the same time.
    DATABASES["default"]["TEST"] = {"NAME": f"waymark_test_{crc32(str(BASE_DIR).encode()):08x}"}
# The index behind the search of the authors' pages: kept up in each save, and asked by no test but those that turn it on.
WAGTAILSEARCH_BACKENDS = {"default": WAGTAILSEARCH_BACKENDS["default"] | {"AUTO_UPDATE": False}}
