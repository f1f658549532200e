"""What can be wrong at start-up, each with what to do about it. `manage.py check` shows them; so does every command."""

import os
import shutil
from pathlib import Path
from typing import Any

import redis
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's own name for it

from writing.providers import ScannerAway, scanner

ENOUGH_MEGABYTES = 200
LONGEST_LINK_DAYS = 90


@register(Tags.staticfiles)
def fonts_are_there(**_: Any) -> list[CheckMessage]:
    lines = (settings.BASE_DIR / "static" / "vendor-files.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.partition("→")[2].strip() for line in lines if "→" in line]
    if all((settings.BASE_DIR / path).is_file() for path in wanted):
        return []
    return [Warning("The fonts are missing, so pages look plainer than they should.", hint="Run: make setup", id="waymark.W001")]


@register
def data_folder_can_be_written(**_: Any) -> list[CheckMessage]:
    folder = next(path for path in [settings.DATA_DIR, *Path(settings.DATA_DIR).absolute().parents] if path.exists())
    if not os.access(folder, os.W_OK):
        return [
            Error(
                f"Waymark may not write into {folder}, where it keeps its data.",
                hint="Give that folder to the account that runs Waymark, or name another one in WAYMARK_DATA.",
                id="waymark.E001",
            )
        ]
    if shutil.disk_usage(folder).free < ENOUGH_MEGABYTES * 1_000_000:
        return [
            Warning(
                f"The disk of {folder} is nearly full.",
                hint="Free some space: with none left, nobody's work can be saved.",
                id="waymark.W002",
            )
        ]
    return []


@register(Tags.security)
def links_do_not_live_for_ever(**_: Any) -> list[CheckMessage]:
    if 1 <= settings.LINK_DAYS <= LONGEST_LINK_DAYS:
        return []
    return [
        Error(
            f"LINK_DAYS is {settings.LINK_DAYS}. A link in a mail opens one piece of a student's work without a password.",
            hint=f"Choose between 1 and {LONGEST_LINK_DAYS} days.",
            id="waymark.E002",
        )
    ]


@register
def mail_has_a_sender(**_: Any) -> list[CheckMessage]:
    if not settings.PRODUCTION or "alderbrook.example" not in settings.DEFAULT_FROM_EMAIL:
        return []
    return [
        Warning(
            "Mail goes out under an invented address and many servers will refuse it.",
            hint="Set MAIL_FROM to an address of yours, such as: Waymark <waymark@alderbrook.ac.uk>",
            id="waymark.W003",
        )
    ]


# Asked with `check --database default` and before each migrate, like everything that needs a connection.
@register(Tags.database)
def redis_answers(databases: list[str] | None = None, **_: Any) -> list[CheckMessage]:
    if not databases or not settings.PRODUCTION:
        return []
    if not settings.REDIS_URL:
        return [
            Warning(
                "There is no Redis: background work and live rooms must all run in one process.",
                hint="That is well for one machine with `manage.py serve`. With more processes, set REDIS_URL.",
                id="waymark.W004",
            )
        ]
    try:
        redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2).ping()
    except redis.RedisError as error:
        return [
            Warning(
                f"Redis does not answer ({type(error).__name__}).",
                hint="Start it, or mend REDIS_URL. Until then pages are slower, mail waits and live rooms do not open.",
                id="waymark.W005",
            )
        ]
    return []


@register(Tags.database)
def scanner_answers(databases: list[str] | None = None, **_: Any) -> list[CheckMessage]:
    if not databases:
        return []
    try:
        scanner().engine()
    except ScannerAway as away:
        return [
            Warning(
                f"The virus scanner does not answer: {away}.",
                hint="Start it, or mend FILE_SCANNER_ADDRESS. Until then files are kept, and cannot be shared.",
                id="waymark.W006",
            )
        ]
    return []
