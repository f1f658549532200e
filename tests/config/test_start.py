"""Each refusal is tried for real: a process of its own, started with production's settings."""

import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "WAYMARK_MODE": "production",
    "SITE_URL": "https://waymark.example",
    "ALLOWED_HOSTS": "waymark.example",
    "HELP_EMAIL": "help@waymark.example",
    "EMAIL_HOST": "mail.waymark.example",
    "SECRET_KEY": "long-and-only-for-this-test-0123456789-abcdefghij-klmnopq",
    "DATABASE_URL": "",
    "REDIS_URL": "",
    "DEBUG": "no",
}


def start(**changes):
    here = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    words = "from django.conf import settings; settings.DEBUG; print('started')"
    run = subprocess.run(
        [sys.executable, "-c", words],
        env={**here, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "config.settings", **changes},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return run.stdout.strip() or run.stderr.strip().splitlines()[-1].partition(": ")[2]


def test_production_starts_when_every_question_is_answered():
    assert start() == "started"


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing. Make one with"),
        ({"SECRET_KEY": "demo-only-key-for-invented-people-and-nobody-else-0123456789"}, "SECRET_KEY is missing. Make one with"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name this site's hosts"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name this site's hosts"),
        ({"DEBUG": "yes"}, "DEBUG is on in production. Take it out"),
        ({"SITE_URL": "http://waymark.example"}, "SITE_URL must begin with https:// in production"),
        ({"HELP_EMAIL": ""}, "HELP_EMAIL is missing."),
        ({"EMAIL_HOST": ""}, "EMAIL_HOST is missing."),
        ({"XAPI_FORWARD_URL": "http://lrs.example/xapi"}, "XAPI_FORWARD_URL must begin with https:// in production"),
        ({"WAYMARK_MODE": "live"}, "WAYMARK_MODE is 'live'. Choose one of: demo, production"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_production_refuses_to_start_and_says_what_to_do(changes, answer):
    assert start(**changes).startswith(answer)


FILES_REFUSED = "FILES_ORIGIN is "


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"FILES_ORIGIN": "http://files.waymark.example"}, FILES_REFUSED),
        ({"FILES_ORIGIN": "files.waymark.example"}, FILES_REFUSED),
        ({"FILES_ORIGIN": "https://files.waymark.example/files"}, FILES_REFUSED),
        ({"FILES_ORIGIN": "https://waymark.example:8443"}, "FILES_ORIGIN is the host of SITE_URL."),
        ({"FILE_SCANNER_ADDRESS": "localhost"}, "FILE_SCANNER_ADDRESS is 'localhost'. Write the path"),
        ({"FILE_SCANNER": "mcafee"}, "FILE_SCANNER is 'mcafee'. Choose one of: none, clamd"),
        ({"FILES_ORIGIN": "https://files.waymark.example/", "FILE_SCANNER": "clamd"}, "started"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_files_are_set_up_as_they_can_work_or_it_says_what_to_do(changes, answer):
    assert start(**changes).startswith(answer)
