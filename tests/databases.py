"""TEST_DATABASE: a database with all migrations in it, made once (bin/test). Each process begins with a copy of it."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings

MIGRATED = os.environ.get("TEST_DATABASE")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Django asks for an empty database, finds every migration in it already, and goes on from there."""
    if not MIGRATED:
        yield
    elif settings.SQLITE:
        # Django's own name for it. It is there for as long as somebody is connected, so until Django is.
        with closing(sqlite3.connect("file:memorydb_default?mode=memory&cache=shared", uri=True)) as memory:
            with closing(sqlite3.connect(MIGRATED)) as migrated:
                migrated.backup(memory)
            yield
    else:
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = MIGRATED
        yield
