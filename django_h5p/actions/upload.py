"""A file arrives by the page of uploads, and is looked at now or later."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from django_h5p import conf, store
from django_h5p.actions.hub import fetch_for
from django_h5p.actions.import_package import import_package
from django_h5p.actions.import_record import note, refuse
from django_h5p.hub_door import HubAway
from django_h5p.models import Content, Import
from django_h5p.packages import Refused

LEFT_AFTER: Final = timedelta(hours=1)


def receive_upload(
    *,
    file: UploadedFile,
    by: Any,
    replaces: Content | None = None,
    update_libraries: bool = False,
    keep_libraries: bool = False,
) -> Import:
    """Keep the file and have it looked at, in the way the host chose. Returns the row that says what came of it."""
    record = Import(by=by, file_name=(file.name or "")[:255], replaces=replaces)
    record.update_libraries, record.keep_libraries = update_libraries, keep_libraries
    record.path.parent.mkdir(parents=True, exist_ok=True)
    with record.path.open("xb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    record.save()
    run = conf.function("H5P_RUN_IMPORT")
    assert run is not None
    run(record.uuid)
    record.refresh_from_db()
    return record


def carry_out(import_uuid: UUID) -> None:
    """Look at an upload, and keep what is in it. Safe to call again: after a kill it begins anew, after an end it does nothing."""
    try:
        with store.locked(f"import-{import_uuid}", wait=False):
            carry_out_alone(import_uuid)
    except BlockingIOError:
        return  # another process is at it


def carry_out_alone(import_uuid: UUID) -> None:
    record = Import.objects.select_related("by", "replaces").get(uuid=import_uuid)
    if not record.is_over:
        note(record, Import.Status.CHECKING)
        try:
            fetch(record)
            import_package(
                path=record.path,
                by=record.by,
                file_name=record.file_name,
                replaces=record.replaces,
                update_libraries=record.update_libraries,
                keep_libraries=record.keep_libraries,
                without_content=bool(record.from_hub),
                record=record,
            )
        except Refused as refused:
            refuse(record, refused)
    record.path.unlink(missing_ok=True)
    (conf.root() / "locks" / f"import-{import_uuid}").unlink(missing_ok=True)


def fetch(record: Import) -> None:
    """See that the file is there, and get it where it comes from the hub. Raises Refused."""
    try:
        if record.from_hub:
            fetch_for(record)
    except HubAway as away:
        raise Refused("hub-away", str(away)) from None
    if not record.path.is_file():
        raise Refused("lost")


def take_up_imports() -> int:
    """Carry out uploads whose process died, or that no queue ever took. Returns how many there were."""
    left = Import.objects.exclude(status__in=[Import.Status.DONE, Import.Status.REFUSED]).filter(
        began__lt=timezone.now() - LEFT_AFTER
    )
    found = list(left.values_list("uuid", flat=True))
    for import_uuid in found:
        carry_out(import_uuid)
    return len(found)
