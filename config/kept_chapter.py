"""A chapter that somebody keeps on their phone: which pages and files that takes, and what they weigh."""

import hashlib
import json
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage

from config.offline import BEHAVIOURS, STATIC_FILE, scripts_asked_by, static_scripts
from learning.models.book_pictures import SOURCE
from learning.models.outline import Chapter, Entry
from learning.models.recording import Recording


@dataclass(frozen=True)
class KeptChapter:
    """`pages` are where to fetch each page and the address it stands for; `version` changes whenever any of it does."""

    version: str
    pages: list[tuple[str, str]]
    files: list[str]
    sounds: list[str]
    size: int
    sound_size: int


def kept_chapter(chapter: Chapter, drawn: dict[Entry, str]) -> KeptChapter:
    """Return what to keep of a chapter. `drawn` are its sections that this reader may keep, as KeptSection draws them."""
    asked = {name for page in drawn.values() for names in BEHAVIOURS.findall(page) for name in names.split()}
    files = {address for page in drawn.values() for address in STATIC_FILE.findall(page)} | static_scripts(scripts_asked_by(asked))
    pictures = {unescape(source) for page in drawn.values() for source in SOURCE.findall(page)}
    pictures = {source for source in pictures if source.startswith(settings.MEDIA_URL)}
    spoken = {one.pk: one for one in drawn if one.sound}
    sizes = dict(Recording.objects.filter(page_id__in=spoken).values_list("page_id", "size"))
    sounds = [f"{spoken[pk].url}listen/{name}" for pk in sizes for name in ("times.json", "sound.mp3")]
    seen = json.dumps([sorted((entry.url, page) for entry, page in drawn.items()), sorted(files), sorted(pictures)])
    return KeptChapter(
        version=hashlib.sha256(f"{settings.VERSION} {seen}".encode()).hexdigest()[:16],
        pages=[(f"{entry.url}kept/", entry.url) for entry in drawn],
        files=sorted(files | pictures),
        sounds=sounds,
        size=sum(len(page.encode()) for page in drawn.values()) + sum(map(weight, files | pictures)),
        sound_size=sum(sizes.values()),
    )


def weight(address: str) -> int:
    """Return the bytes of a file; 0 for one that is gone, which is not kept either."""
    try:
        if address.startswith(settings.MEDIA_URL):
            return int(default_storage.size(address.removeprefix(settings.MEDIA_URL)))
        return size_of_static(address)
    except OSError:
        return 0


def size_of_static(address: str) -> int:
    name = address.removeprefix(settings.STATIC_URL)
    kept = settings.STATIC_ROOT / name
    if kept.is_file():
        return int(kept.stat().st_size)
    found = finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.[a-z0-9]+$)", "", name))
    return Path(found).stat().st_size if found else 0
