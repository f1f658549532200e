"""E-books that a worker has made, each kept until what is in it changes."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models.functions import Length

from learning.models.outline import Chapter, Entry, Module

FORMAT = 2  # other when the same text is written otherwise


class BookFile(models.Model):
    """The e-book of a module or of a chapter. `digest` says of which text it was made: with another, it is not given out."""

    page = models.OneToOneField("learning.BasePage", on_delete=models.CASCADE, primary_key=True, related_name="book_file")
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    spoken = models.BinaryField(null=True, help_text="The same with its sound: of a chapter whose sections were all read aloud.")
    made_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"e-book of page {self.page_id}"


@dataclass(frozen=True)
class Offered:
    """A book that a reader is shown: its size in bytes, None while a worker still makes it."""

    entry: Entry
    chapter: Chapter | None
    digest: str
    size: int | None = None
    spoken_size: int | None = None  # with its sound

    @property
    def file_name(self) -> str:
        return f"{self.entry.slug}.epub"


def digest_of(module: Module, chapter: Chapter | None) -> str:
    """Changes whenever the book would."""
    text = (module.entry, chapter) if chapter else module.fingerprint
    return sha256(repr((FORMAT, settings.VERSION, settings.SITE_NAME, settings.SITE_URL, text)).encode()).hexdigest()


def books_of(module: Module) -> list[tuple[Entry, Chapter | None]]:
    """Return the books there are of a module: the whole, and each chapter with something to read. None where it is restricted."""
    if module.entry.restricted or not any(chapter.sections for chapter in module.chapters):
        return []
    open_ones = [chapter for chapter in module.chapters if chapter.sections and not chapter.entry.restricted]
    return [(module.entry, None), *((chapter.entry, chapter) for chapter in open_ones)]


def offered(module: Module) -> list[Offered]:
    """Return the books of a module with their sizes, in one query."""
    books = books_of(module)
    rows = BookFile.objects.filter(page_id__in=[entry.pk for entry, _ in books])
    known = rows.annotate(size=Length("content"), spoken_size=Length("spoken")).values_list("pk", "digest", "size", "spoken_size")
    sizes = {(pk, digest): found for pk, digest, *found in known}
    wanted = [(entry, chapter, digest_of(module, chapter)) for entry, chapter in books]
    return [Offered(entry, chapter, digest, *sizes.get((entry.pk, digest), ())) for entry, chapter, digest in wanted]


def content_of(module: Module, chapter: Chapter | None, column: str = "content") -> tuple[str, bytes] | None:
    """Return the digest and the bytes of a book, or of the one with its sound (`spoken`); None while it is not made."""
    entry = chapter.entry if chapter else module.entry
    row = BookFile.objects.filter(page_id=entry.pk, digest=digest_of(module, chapter)).values_list("digest", column).first()
    return (row[0], bytes(row[1])) if row and row[1] else None
