"""Voice notes on their way out of Waymark: what the files of a log say of them, and the recordings themselves in one archive."""

from collections.abc import Iterator
from io import RawIOBase
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

from accounts.models import User
from activities.models.log import LogEntry
from activities.models.log_voice import VOICE_NOTE
from writing.models import Attachment
from writing.models.file_type import ENDINGS

AT_ONCE = 65_536  # bytes


def voice_notes_to_take(entry: LogEntry) -> list[Attachment]:
    """Return the voice notes of an entry that was fetched for an export; each has `file_in_archive` and `let_hear`."""
    notes = [note for note in entry.audience.attachments.all() if note.kind == VOICE_NOTE and note.removed_at is None]
    return [prepared(note) for note in notes]


def lone_notes_to_take(person: User) -> list[Attachment]:
    """Return the voice notes of entries that were never saved."""
    notes = Attachment.objects.visible_to(person).filter(owner=person, kind=VOICE_NOTE, audience__isnull=True)
    return [prepared(note) for note in notes.prefetch_related("given__member__person")]


def prepared(note: Attachment) -> Attachment:
    note.file_in_archive = name_of(note)
    note.let_hear = [given.member for given in note.given.all()]
    return note


def name_of(note: Attachment) -> str:
    """What it is called in the archive: when it was recorded, and the beginning of its id."""
    return f"voice-notes/{timezone.localtime(note.made_at):%Y-%m-%d-%H%M}-{str(note.pk)[:8]}.{ENDINGS[note.content_type]}"


class Outgoing(RawIOBase):
    """Takes what an archive writes, until it is sent on. So no archive is ever whole in memory or on the disk."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:
        self.waiting.append(bytes(some))
        return len(some)

    def taken(self) -> bytes:
        some, self.waiting = b"".join(self.waiting), []
        return some


def as_archive(person: User) -> Iterator[bytes]:
    """Yield a ZIP archive of every voice note that this person recorded, a little at a time."""
    out = Outgoing()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for note in Attachment.objects.visible_to(person).filter(owner=person, kind=VOICE_NOTE).iterator():
            made = timezone.localtime(note.made_at).timetuple()[:6]
            with archive.open(ZipInfo(name_of(note), made), "w") as to, note.file.storage.open(note.file.name, "rb") as sound:
                while some := sound.read(AT_ONCE):
                    to.write(some)
                    yield out.taken()
    yield out.taken()
