"""Files of a content that is not saved yet: kept for the author alone, for two days."""

import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.urls import reverse

from django_h5p import conf
from django_h5p.authoring.files import NotTaken, look_at
from django_h5p.models import Content
from django_h5p.packages.json_text import strings
from django_h5p.packages.names import is_safe_path
from django_h5p.player.tokens import FILES, Ticket

FOLDERS = {"image": "images", "video": "videos", "audio": "audios", "file": "files"}
KEPT_SECONDS = 2 * 24 * 60 * 60
MOST_BYTES = 500 * 1024 * 1024


class Drafts:
    """The files of one author's drafts, and of the content as it was saved last."""

    def __init__(self, user: Any, content: Content | None = None):
        self.user, self.content = user, content
        self.folder = conf.root() / "drafts" / str(user.pk)

    def keep(self, upload: Any, kind: str) -> dict:
        found = look_at(upload, kind)
        self.sweep()
        if sum(file.stat().st_size for file in self.files()) + upload.size > MOST_BYTES:
            raise NotTaken("There are too many files in what you have not saved yet. Save it, and then add this one.")
        path = f"{FOLDERS[kind]}/{uuid4().hex}.{found.pop('extension')}"
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as opened:
            for piece in upload.chunks():
                opened.write(piece)
        scan = conf.function("H5P_SCANNER")
        if scan is not None and not scan(target):
            target.unlink()
            raise NotTaken(f"“{upload.name}” did not pass the check for viruses. Choose another file.")
        return {"path": path, **found}

    def url(self, path: str) -> str:
        if "://" in path:
            return path
        if self.find(path):
            return reverse("django_h5p:draft_file", args=(path,))
        if self.content is None or self.content.current is None or not is_safe_path(path):
            return ""
        ticket = Ticket(self.user.pk, self.content.uuid, "", None, self.content.current.number)
        return reverse("django_h5p:content_file", args=(ticket.signed(FILES), self.content.uuid, ticket.revision, path))

    def find(self, path: str) -> Path | None:
        return self.folder / path if is_safe_path(path) and (self.folder / path).is_file() else None

    def named_in(self, params: Any) -> dict[str, Path]:
        """Those that params name, by their path there: what has to be saved with them."""
        return {text: path for text in set(strings(params)) if (path := self.find(text))}

    def files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()] if self.folder.is_dir() else []

    def sweep(self) -> None:
        for file in self.files():
            if file.stat().st_mtime < time.time() - KEPT_SECONDS:
                file.unlink(missing_ok=True)
