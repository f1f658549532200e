from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from accounts.models import User
from learning.actions.book import bind
from learning.interchange import epub
from learning.interchange.book import Book
from learning.management.book_commands import WritesBook
from learning.models.outline import Chapter, Module


class Command(WritesBook):
    help = "Write a published module, or one chapter of it, as an e-book (EPUB 3)."
    write = epub.write

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--aloud", action="store_true", help="With its sound, where sections have been read aloud.")
        parser.add_argument(
            "--for", dest="reader", metavar="EMAIL", help="With what this person marked and wrote. Give it to nobody else."
        )

    def bound(self, module: Module, chapter: Chapter | None, options: dict[str, Any]) -> Book:
        return bind(module, chapter, aloud=options["aloud"], notes_of=self.person(options["reader"]), glossary=True)

    def person(self, email: str | None) -> User | None:
        if not email:
            return None
        found = User.objects.filter(email__iexact=email, is_active=True).first()
        if found is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return found
