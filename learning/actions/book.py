"""E-books and Markdown of modules: written from what was published, kept where readers take them away."""

import time
from dataclasses import replace

from django.db import transaction

from accounts.models import User
from learning.actions.publishing import draw_again
from learning.interchange import epub
from learning.interchange.book import Book
from learning.models import BookFile
from learning.models.book import book_of
from learning.models.book_extras import Extras, marked_by, sounds_of
from learning.models.book_file import books_of, digest_of
from learning.models.outline import Chapter, Entry, Module, library
from learning.models.published import Body, body_of

AT_ONCE = 20.0  # seconds after which a run leaves the rest to the next one: mail waits meanwhile on a small site


def find_body(entry: Entry) -> Body:
    """Return what was drawn of a page. Raises LookupError where it is not live any more."""
    found = body_of(entry.pk, entry.stamp)
    if found is None:
        drawn = draw_again(page=entry.pk)
        if drawn is None:
            raise LookupError(f"Page {entry.pk} is not live.")
        found = drawn.as_body()
    return found


def bind(
    module: Module, chapter: Chapter | None = None, *, aloud: bool = False, notes_of: User | None = None, glossary: bool = False
) -> Book:
    """Return a module, or one chapter of it, as a book. What was never drawn is drawn now.

    `aloud`: with its sound, where there is some. `notes_of`: with what this person marked and wrote; for nobody else.
    `glossary`: with the words that are explained, for a book that is read alone.
    """
    sections = [section for chap in ([chapter] if chapter else module.chapters) for section in chap.sections]
    extras = Extras()
    if notes_of:
        extras = marked_by(notes_of, sections)
    if aloud:
        extras = replace(extras, name=f"read aloud {extras.name}".strip(), sounds=sounds_of(sections))
    return book_of(module, chapter, find_body, replace(extras, glossary=glossary))


def is_read_aloud(chapter: Chapter) -> bool:
    """Whether somebody has read aloud every section that its book prints."""
    printed = [one for one in chapter.sections if not one.restricted and not (one.first and one.first.must)]
    return bool(printed) and all(one.sound for one in printed)


@transaction.atomic
def make_book(*, module: Module, chapter: Chapter | None = None) -> BookFile:
    """Write the e-book and keep it in place of the one before. No entry in the audit: nobody did anything."""
    entry = chapter.entry if chapter else module.entry
    values = {"digest": digest_of(module, chapter), "content": epub.write(bind(module, chapter, glossary=True)), "spoken": None}
    if chapter and is_read_aloud(chapter):
        values["spoken"] = epub.write(bind(module, chapter, aloud=True, glossary=True))
    return BookFile.objects.update_or_create(page_id=entry.pk, defaults=values)[0]


def make_missing_books() -> int:
    """Make every book whose text has changed since, as many as there is time for. Returns how many were made."""
    began, made = time.monotonic(), 0
    wanted = [(module, entry, chapter) for module in library().modules.values() for entry, chapter in books_of(module)]
    there = dict(BookFile.objects.values_list("page_id", "digest"))
    BookFile.objects.exclude(page_id__in=[entry.pk for _, entry, _ in wanted]).delete()
    for module, entry, chapter in wanted:
        if there.get(entry.pk) == digest_of(module, chapter):
            continue
        if time.monotonic() - began > AT_ONCE:
            break
        make_book(module=module, chapter=chapter)
        made += 1
    return made
