"""Which part of the suite can run here, and STRICT=1: a test that was left out is a failure."""

import os

import pytest
from django.conf import settings


def pytest_collection_modifyitems(items):
    if settings.SQLITE or not settings.REDIS_URL:
        away = pytest.mark.skip(reason="needs PostgreSQL and Redis: DATABASE_URL and REDIS_URL")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(away)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("STRICT") and left_out and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"STRICT=1: {len(left_out)} tests were left out, so this run has failed.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
