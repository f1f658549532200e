"""Where bytes lie that belong to somebody: no address leads to them, and their names say nothing."""

import os
from pathlib import Path
from typing import Any, NoReturn

from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    """A folder that only the site's own user may open. What it has said it keeps is on the disk, as it is with the database."""

    def url(self, name: str | None) -> NoReturn:
        raise ValueError("A private file has no address. Give it to people through a guarded page.")

    def _save(self, name: str, content: Any) -> str:
        kept = super()._save(name, content)
        for path in (Path(self.path(kept)), Path(self.path(kept)).parent):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return kept
