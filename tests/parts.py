"""Which part of the suite can run here, and STRICT=1: a test that was left out is a failure."""

import os

import pytest
from django.conf import settings

# What asks no database a question that PostgreSQL might answer otherwise than SQLite: plain Python, files that are made
# and read, how an author's form and a kind of activity look, and the walk through every address.
ONCE_IS_ENOUGH = (
    "tests/identifiers/*", "tests/architecture/*", "tests/writing/documents/*",
    "tests/learning/interchange/*", "tests/learning/test_*book*", "tests/learning/test_course*", "tests/learning/test_author*",
    "tests/learning/test_ca*", "tests/learning/test_blocks*", "tests/learning/test_checks*", "tests/learning/test_citation*",
    "tests/learning/test_hostile*", "tests/learning/test_pictures*", "tests/learning/test_public*", "tests/learning/test_re[af]*",
    "tests/activities/interchange/*", "tests/activities/test_*authoring*", "tests/activities/test_trial*",
    "tests/activities/test_calculator*", "tests/activities/test_mark_up*", "tests/activities/test_web_quest*",
    "tests/activities/test_rewrite*", "tests/activities/test_questions_kinds*", "tests/activities/test_*documents*",
    "tests/activities/test_log_pdf*", "django_h5p/tests/own_types/*", "django_h5p/tests/authoring/*",
)  # fmt: skip

# Where the database itself is asked to refuse, and where a test speaks SQL: each case is another statement.
EVERY_CASE = (
    "tests/history/*", "tests/activities/test_statements*", "tests/placements/test_signatures*",
    "tests/placements/test_record_signing*", "tests/writing/test_opened*",
)  # fmt: skip


def pytest_collection_modifyitems(config, items):
    if settings.SQLITE or not settings.REDIS_URL:
        away = pytest.mark.skip(reason="needs PostgreSQL and Redis: DATABASE_URL and REDIS_URL")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(away)
    if os.environ.get("ONLY_WHERE_DATABASES_DIFFER"):  # as bin/test runs the second part
        config.hook.pytest_deselected(items=[item for item in items if once_is_enough(item)])
        items[:] = [item for item in items if not once_is_enough(item)]


def once_is_enough(item):
    if item.get_closest_marker("postgres"):
        return False
    return is_one_more_case(item) or any(item.path.match(one) for one in ONCE_IS_ENOUGH)


def is_one_more_case(item):
    """Of a sentence with several cases one database hears all, the other the first: mostly they differ in who and in what words."""
    cases = getattr(item, "callspec", None)
    return bool(cases) and any(cases.indices.values()) and not any(item.path.match(one) for one in EVERY_CASE)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("STRICT") and left_out and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"STRICT=1: {len(left_out)} tests were left out, so this run has failed.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
