"""Looking for viruses in what people keep: before it is kept, or later where the scanner is away just then.

The bytes that are looked at are those that are kept. A file in which something was found is not kept, or is erased at once.
"""

import logging
import time
from datetime import datetime
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from accounts.states import next_moment_to_mail
from history.audit import record
from history.outbox import promise
from writing.models import Attachment, CleanedDocument
from writing.models.attachment import private_files
from writing.providers import ScannerAway, Verdict, scanner
from writing.states import VIRUS_MOVES, WAITS_FOR_SCANNER, VirusState

LONGEST_TURN = 30  # seconds of one turn of the clock; what is left has the next one
LOG = logging.getLogger(__name__)


class VirusFound(Exception):
    """Something harmful is in the file. Nothing was kept. `found` is what the scanner calls it."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__("Something harmful is in the file.")


def first_look(file: IO[bytes]) -> dict[str, Any]:
    """Look into a file before it is kept. Returns what its row says about it, awaiting where the scanner is away.

    Raises VirusFound.
    """
    one = scanner()
    if not one.looks:
        return {"virus_state": VirusState.NOT_CHECKED}
    now = timezone.now()
    try:
        verdict = one.scan(file)
    except ScannerAway as away:
        LOG.warning("A file waits for its virus check: %s.", away)
        return {"virus_state": VirusState.AWAITING, "virus_try_at": now + WAITS_FOR_SCANNER[0], "virus_tries": 1}
    if verdict.found:
        LOG.warning("The virus check refused a file.")
        raise VirusFound(verdict.found)
    return {"virus_state": VirusState.CHECKED, "virus_checked_at": now, "virus_engine": verdict.engine}


def check_waiting_files() -> int:
    """Look into files that wait, the longest waiting first. Returns how many were looked at.

    A scanner that does not answer is asked nothing more in this turn. Where the site has none any more, nothing waits for it.
    """
    one, began = scanner(), time.monotonic()
    if not one.looks:
        return sum(let_be(attachment=kept) for kept in Attachment.objects.kept().filter(virus_state=VirusState.AWAITING))
    looked_at = 0
    for waiting in Attachment.objects.due_for_virus_check(timezone.now())[:100]:
        if time.monotonic() - began > LONGEST_TURN or not answers():
            break
        looked_at += check_again(attachment=waiting)
    return looked_at


def answers() -> bool:
    try:
        scanner().engine()
    except ScannerAway:
        return False
    return True


def check_again(*, attachment: Attachment) -> bool:
    """Look into a kept file, and settle what becomes of it. Returns whether there was a verdict; where not, it waits longer."""
    try:
        with attachment.file.storage.open(str(attachment.file.name), "rb") as file:
            verdict = scanner().scan(file)
    except (ScannerAway, OSError) as away:
        LOG.warning("Attachment %s waits for its virus check: %s.", attachment.pk, type(away).__name__)
        wait_longer(attachment=attachment, now=timezone.now())
        return False
    settle(attachment=attachment, verdict=verdict)
    return True


@transaction.atomic
def wait_longer(*, attachment: Attachment, now: datetime) -> None:
    """Put the next try off, each time for longer."""
    wait = WAITS_FOR_SCANNER[min(attachment.virus_tries, len(WAITS_FOR_SCANNER) - 1)]
    same = Attachment.objects.filter(pk=attachment.pk, virus_tries=attachment.virus_tries)
    same.update(virus_tries=attachment.virus_tries + 1, virus_try_at=now + wait)


@transaction.atomic
def settle(*, attachment: Attachment, verdict: Verdict) -> Attachment:
    """Let a file go on, or refuse it: then its bytes are erased and its owner is told. Twice, or removed, is nothing."""
    kept = Attachment.objects.kept().select_for_update().filter(pk=attachment.pk).first()
    if kept is None or kept.virus_state == VirusState.CHECKED:
        return kept or attachment
    move = "refuse" if verdict.found else "pass"
    kept.virus_state = VIRUS_MOVES.target(move, state=kept.virus_state)
    kept.virus_checked_at, kept.virus_engine, kept.virus_found = timezone.now(), verdict.engine, verdict.found
    kept.virus_try_at = None
    kept.save(update_fields=["virus_state", "virus_checked_at", "virus_engine", "virus_found", "virus_try_at"])
    if verdict.found:
        erase_refused(kept)
    return kept


def erase_refused(refused: Attachment) -> None:
    CleanedDocument.objects.filter(attachment=refused).delete()
    key = f"refused:{refused.pk}"
    promise("writing.erase_file", key=key, file=str(refused.file.name))
    promise("writing.file_refused", key=key, due=next_moment_to_mail(timezone.now()), attachment=str(refused.pk))
    record("attachment.refuse", subject=refused, by=None, system=True)
    LOG.warning("The virus check refused attachment %s.", refused.pk)
    transaction.on_commit(lambda: private_files().delete(str(refused.file.name)))


@transaction.atomic
def let_be(*, attachment: Attachment) -> bool:
    """The site has no scanner any more: what waited for it waits no longer, and is shown as not checked."""
    kept = Attachment.objects.kept().select_for_update().filter(pk=attachment.pk).first()
    if kept is None or kept.virus_state != VirusState.AWAITING:
        return False
    kept.virus_state = VIRUS_MOVES.target("let_be", state=kept.virus_state)
    kept.virus_try_at = None
    kept.save(update_fields=["virus_state", "virus_try_at"])
    return True
