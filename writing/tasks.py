"""Delivers what was promised about people's own files."""

from history.outbox import delivers
from writing.models import Attachment
from writing.models.attachment import private_files


@delivers("writing.erase_file")
def deliver_erase_file(*, key: str, file: str) -> None:
    """Erase bytes that no kept attachment names: it was removed, or never came to be. Twice is once."""
    if not Attachment.objects.kept().filter(file=file).exists():
        private_files().delete(file)
