from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from learning.actions.cartridge import import_file
from learning.interchange.archive import Unreadable


class Command(BaseCommand):
    help = "Bring a Common Cartridge in as drafts, and say row by row what came of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="author", metavar="EMAIL", help="Whose drafts they are. Nobody: the operator.")

    def handle(self, *args: Any, **options: Any) -> None:
        author = User.objects.filter(email__iexact=options["author"]).first() if options["author"] else None
        if options["author"] and author is None:
            raise CommandError(f"Nobody here has the address {options['author']}. Invite them first, or leave out --as.")
        try:
            brought = import_file(name=options["file"].name, content=options["file"].read_bytes(), by=author)
        except (Unreadable, OSError) as fault:
            raise CommandError(str(fault)) from fault
        for row in brought.rows:
            said = f" ({' '.join(row['words'])})" if row["words"] else ""
            self.stdout.write(f"{row['what']} “{row['title']}” {row['verdict']}{said}")
