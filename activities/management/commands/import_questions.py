from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from activities.actions.bank import import_file
from activities.interchange.question import Unreadable
from activities.interchange.reading import read
from activities.models.import_plan import plan


class Command(BaseCommand):
    help = "Take the questions of a Moodle XML or GIFT file into the question bank. Twice is once."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="person", metavar="EMAIL", help="The author who brings it. Left out: nobody.")
        parser.add_argument("--look", action="store_true", help="Only say what would come in, and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
            if options["look"]:
                rows = [(one.row.at, one.row.title, one.verdict, one.words) for one in plan(read(content))]
            else:
                done = import_file(name=options["file"].name, content=content, by=self.person(options["person"])).result
                rows = [(row["at"], row["title"], row["verdict"], row["words"]) for row in done["rows"]]
        except OSError as problem:
            raise CommandError(f"{options['file']} cannot be opened: {problem.strerror}") from None
        except Unreadable as problem:
            raise CommandError(str(problem)) from None
        for at, title, verdict, words in rows:
            self.stdout.write(f"{at}: “{title}” {verdict}. {' '.join(words)}".rstrip())

    def person(self, email: str | None) -> User | None:
        found = User.objects.filter(email__iexact=email).first() if email else None
        if email and found is None:
            raise CommandError(f"Nobody here has the e-mail address {email}.")
        return found
