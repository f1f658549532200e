from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.formats import date_format
from django.utils.timezone import localtime

from placements.models.portfolio_verdict import verdict_of
from placements.providers.check_portfolio import IN_WORDS


class Command(BaseCommand):
    help = "Say whether a portfolio's file is unchanged since this site made it. Exits 1 where it is not, or was never made here."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            verdict = verdict_of(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        if seal := verdict.seal:
            made = date_format(localtime(seal.made_at), "D j M Y, H:i")
            self.stdout.write(f"Made by {seal.university} on {made}, with {len(seal.signed)} signatures.")
        if not verdict.is_unchanged:
            raise CommandError(IN_WORDS[verdict.word])
        self.stdout.write(IN_WORDS[verdict.word])
