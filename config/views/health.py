"""Whether the site keeps its promises, for a monitor. It holds figures and no names."""

from datetime import timedelta
from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import public
from history.models import Delivery
from history.worker import last_beat
from placements.actions.checkpoint_key import key_in_use_is_here
from writing.models import Attachment
from writing.providers import Clamd, ScannerAway, scanner
from writing.states import VirusState

WORKER_SILENT = timedelta(seconds=90)
OUTBOX_LATE = timedelta(minutes=10)
FILES_LATE = timedelta(hours=1)

Part = dict[str, Any]


def outbox() -> Part:
    """How long the oldest promise has been waiting. Ten minutes late means that mail is not going out."""
    now = timezone.now()
    oldest = Delivery.objects.waiting().filter(due__lte=now).order_by("due").values_list("due", flat=True).first()
    waited = now - oldest if oldest else timedelta()
    return {"ok": waited <= OUTBOX_LATE, "oldest_due_seconds": round(waited.total_seconds())}


def worker() -> Part:
    beat = last_beat()
    silent = timezone.now() - beat if beat else None
    return {
        "ok": silent is not None and silent <= WORKER_SILENT,
        "silent_seconds": round(silent.total_seconds()) if silent is not None else None,
    }


def redis_part() -> Part:
    """Redis may be away: pages go on without it, so this alone is no reason for alarm."""
    if not settings.REDIS_URL:
        return {"ok": True, "used": False}
    try:
        redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1).ping()
    except redis.RedisError:
        return {"ok": True, "used": True, "answers": False}
    return {"ok": True, "used": True, "answers": True}


def scanner_part() -> Part:
    """A scanner that is away is no alarm until a file has waited for an hour: it is kept, and cannot be shared."""
    now = timezone.now()
    if not scanner().looks:
        return {"ok": True, "used": False}
    oldest = Attachment.objects.kept().filter(virus_state=VirusState.AWAITING).order_by("made_at").values_list("made_at", flat=True)
    waited = now - (oldest.first() or now)
    try:
        Clamd(settings.FILE_SCANNER_ADDRESS, seconds=1).engine()
    except ScannerAway:
        answers = False
    else:
        answers = True
    return {"ok": waited <= FILES_LATE, "used": True, "answers": answers, "oldest_waiting_seconds": round(waited.total_seconds())}


def checkpoint_key_part() -> Part:
    """A key that is lost or unreadable shows here at once, and not first in the night when it is needed."""
    return {"ok": key_in_use_is_here()}


def parts() -> dict[str, Part]:
    try:
        found = {
            "database": {"ok": True},
            "outbox": outbox(),
            "worker": worker(),
            "scanner": scanner_part(),
            "checkpoint_key": checkpoint_key_part(),
        }
    except DatabaseError:
        found = {"database": {"ok": False}}
    return {**found, "redis": redis_part()}


@public("a monitor signs in nowhere; it gets figures only")
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    found = parts()
    well = all(part["ok"] for part in found.values())
    return JsonResponse({"ok": well, "version": settings.VERSION, **found}, status=200 if well else 503)
