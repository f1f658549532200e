"""Where bytes lie that belong to somebody: no address leads to them, and their names say nothing."""

import os
from pathlib import Path
from typing import Any, NoReturn

from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    """A folder that only the site's own user may open. What it has said it keeps is on the disk, as it is with the database."""

    def url(self, name: str | None) -> NoReturn:
        raise ValueError("A private file has no address. Give it to people through a guarded page.")

    def write_part(self, name: str, offset: int, part: bytes) -> None:
        """Put bytes at a place in a file, which begins with the first of them. What was there from that place on is gone."""
        path = Path(self.path(name))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.ftruncate(handle, offset)
            with os.fdopen(os.dup(handle), "wb") as file:
                file.seek(offset)
                file.write(part)
            os.fsync(handle)
        finally:
            os.close(handle)
        if not offset:
            self.sync(path.parent)

    @staticmethod
    def sync(path: Path) -> None:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _save(self, name: str, content: Any) -> str:
        kept = super()._save(name, content)
        for path in (Path(self.path(kept)), Path(self.path(kept)).parent):
            self.sync(path)
        return kept
