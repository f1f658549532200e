"""Contents are written, changed and deleted. A change is always a new revision."""

import json
import shutil
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from django_h5p import conf, store
from django_h5p.models import Attempt, Content, ContentFile, Library, Revision, RevisionLibrary
from django_h5p.packages import Refused
from django_h5p.packages.dependencies import in_order
from django_h5p.packages.json_text import strings
from django_h5p.packages.names import CONTENT_EXTENSIONS, Name, extension, is_safe_path
from django_h5p.packages.params import libraries_in
from django_h5p.signals import content_changed


def write_content(
    *,
    by: Any,
    title: str,
    main: Name,
    params: dict[str, Any],
    metadata: Mapping[str, Any] | None = None,
    files: Mapping[str, Path] | None = None,
    content: Content | None = None,
) -> Content:
    """Make a content, or the next revision of one, with libraries that are installed.

    `files` are new ones by their path in `params`. Files of the revision before stay where `params` still name them.
    Raises Refused: missing-library, not-runnable, forbidden-file, unsafe-name.
    """
    newest = Library.objects.newest()
    named = {main, *libraries_in(params)}
    in_order(sorted(named), lambda name: newest[name].loads if name in newest else None)
    if not newest[main].runnable:
        raise Refused("not-runnable", str(main))
    with store.working_folder() as work, store.moves() as moves, transaction.atomic():
        folder = work / "content"
        kept = collect_files(folder, params, files or {}, content)
        return new_revision(
            content=content,
            by=by,
            title=title,
            main=main,
            named=named,
            params_text=json.dumps(params, ensure_ascii=False, separators=(",", ":")),
            metadata={**(metadata or {}), "title": title},
            files=kept,
            folder=folder,
            moves=moves,
        )


def collect_files(
    folder: Path, params: dict[str, Any], files: Mapping[str, Path], content: Content | None
) -> dict[str, tuple[str, int]]:
    folder.mkdir()
    said = "\n".join(strings(params))
    found: dict[str, tuple[str, int]] = {}
    if content is not None and content.current is not None:
        for file in content.current.files.all():
            if file.path in said and file.path not in files:
                store.copy_file(content.current.folder / file.path, folder / file.path)
                found[file.path] = (file.sha256, file.size)
    for path, source in files.items():
        if not is_safe_path(path):
            raise Refused("unsafe-name", path)
        if extension(path) not in CONTENT_EXTENSIONS:
            raise Refused("forbidden-file", path)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        with target.open("rb") as opened:
            found[path] = (file_digest(opened, "sha256").hexdigest(), target.stat().st_size)
    return found


def new_revision(  # noqa: PLR0913 - what a revision is made of, each named
    *,
    content: Content | None,
    by: Any,
    title: str,
    main: Name,
    named: set[Name],
    params_text: str,
    metadata: dict[str, Any],
    files: dict[str, tuple[str, int]],
    folder: Path,
    moves: store.Moves,
    source: str = "",
) -> Content:
    """Write the rows of a revision and put its folder in place. Called inside a transaction that takes both back together."""
    if content is None:
        content = Content.objects.create(title=title[:255], owner=by)
    content = Content.objects.select_for_update().get(pk=content.pk)
    last = content.revisions.order_by("-number").first()
    language = metadata.get("defaultLanguage") or metadata.get("language")
    revision = Revision.objects.create(
        content=content,
        number=last.number + 1 if last else 1,
        machine=main.machine,
        major=main.major,
        minor=main.minor,
        language=language[:20] if isinstance(language, str) else "und",
        params_text=params_text,
        metadata={"title": title, **metadata},
        source=source[:255],
        made_by=by,
    )
    RevisionLibrary.objects.bulk_create(
        RevisionLibrary(revision=revision, machine=name.machine, major=name.major, minor=name.minor) for name in sorted(named)
    )
    ContentFile.objects.bulk_create(
        ContentFile(revision=revision, path=path, sha256=digest, size=size) for path, (digest, size) in files.items()
    )
    content.title, content.current, content.changed, content.max_score = title[:255], revision, timezone.now(), None
    content.save()
    moves.place(folder, revision.folder)
    if last:
        content_changed.send(Content, content=content)
    return content


@transaction.atomic
def delete_content(*, content: Content, by: Any) -> None:
    """Delete a content that nobody has worked on. Raises ValueError otherwise: what people did is about this content."""
    if Attempt.objects.filter(content=content).exists():
        raise ValueError("People have worked on this content, so it stays.")
    folder = conf.root() / "content" / str(content.uuid)
    Content.objects.filter(pk=content.pk).update(current=None)
    content.delete()
    transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))
