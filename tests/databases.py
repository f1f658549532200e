"""TEST_DATABASE: a database with all migrations in it, made once (bin/test). Each process begins with a copy of it."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.db.backends.postgresql.operations import DatabaseOperations

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


def sql_to_empty_what_holds_rows(self, style, tables, *, reset_sequences=False, allow_cascade=False):
    """TRUNCATE costs as much for an empty table as for a full one, and there are two hundred. References wait for the commit."""
    one, all_of_it = "(select {} from {} limit 1)", "DELETE FROM {}"
    names = [self.quote_name(table) for table in tables]
    with self.connection.cursor() as cursor:
        cursor.execute(" union all ".join(one.format(number, name) for number, name in enumerate(names)))
        return [all_of_it.format(names[number]) for (number,) in cursor.fetchall()]


@pytest.fixture(scope="session", autouse=True)
def empties_only_what_holds_rows():
    """After a test of transactions. Numbers go on counting, as they do with Django's own way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_to_empty_what_holds_rows)
        yield
