"""What came of a file is written down, whether it was taken or not."""

from typing import Any

from django.utils import timezone

from django_h5p.models import Import
from django_h5p.packages import Refused
from django_h5p.signals import import_ended


def begin(*, by: Any, file_name: str, **choices: Any) -> Import:
    """Write down that a file is being looked at. `by` is None on the command line."""
    return Import.objects.create(by=by, file_name=file_name[:255], status=Import.Status.CHECKING, **choices)


def note(record: Import | None, status: str) -> None:
    """Say how far it is, for the page that waits."""
    if record is not None:
        Import.objects.filter(pk=record.pk).update(status=status)


def finish(record: Import | None, imported: Any) -> None:
    """Say that it was taken, in the transaction that took it."""
    if record is None:
        return
    record.status = Import.Status.DONE
    record.content = imported.content
    record.libraries_installed = [library.folder_name for library in imported.libraries]
    record.libraries_held = imported.held
    record.ended = timezone.now()
    record.save()
    import_ended.send(Import, record=record)


def refuse(record: Import, refused: Refused) -> None:
    """Say that it was not taken, and why. Nothing else of it is kept."""
    record.status, record.code, record.detail, record.ended = Import.Status.REFUSED, refused.code, refused.detail, timezone.now()
    record.save(update_fields=["status", "code", "detail", "ended"])
    import_ended.send(Import, record=record)
