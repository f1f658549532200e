"""What the commands that write a module to a file share."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.actions.book import bind
from learning.interchange.book import Book
from learning.models.outline import Chapter, Module, library


class WritesBook(BaseCommand):
    """Writes a published module, or one chapter of it, to a file."""

    write: Callable[[Book], bytes]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("module", help="The last part of its address, such as digital-practice-in-social-work.")
        parser.add_argument("--chapter", help="Only this chapter: the last part of its address.")
        parser.add_argument("--out", required=True, type=Path, help="The file to write.")

    def handle(self, *args: Any, **options: Any) -> None:
        module, chapter = self.find(options["module"], options["chapter"])
        try:
            options["out"].write_bytes(type(self).write(self.bound(module, chapter, options)))
        except OSError as fault:
            raise CommandError(f"{options['out']} could not be written: {fault.strerror}. Choose another place.") from fault
        self.stdout.write(f"Written to {options['out']}.")

    def bound(self, module: Module, chapter: Chapter | None, options: dict[str, Any]) -> Book:
        return bind(module, chapter)

    def find(self, slug: str, chapter: str | None) -> tuple[Module, Chapter | None]:
        modules = library().modules
        if slug not in modules:
            raise CommandError(f"There is no published module “{slug}”. There are: {', '.join(modules) or 'none'}.")
        if chapter is None:
            return modules[slug], None
        found = modules[slug].chapter(chapter)
        if found is None:
            known = ", ".join(one.entry.slug for one in modules[slug].chapters)
            raise CommandError(f"It has no published chapter “{chapter}”. There are: {known or 'none'}.")
        return modules[slug], found
