import json
from pathlib import Path
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from django_h5p.actions import import_package
from django_h5p.actions.import_record import begin, refuse
from django_h5p.packages import Refused
from django_h5p.policy import System, policy

CHOICES: Final = ("update_libraries", "keep_libraries", "libraries_only")


class Command(BaseCommand):
    help = "Take an .h5p file in. Prints one line of JSON, and ends with 0 where it was taken and with 1 where it was not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--as", dest="email", help="Whose the content is, and whose permissions count. Without it, all are given."
        )
        parser.add_argument("--update-libraries", action="store_true", help="Install newer patches of libraries that are here.")
        parser.add_argument("--libraries-only", action="store_true", help="Take a file that holds libraries and no content.")
        parser.add_argument(
            "--keep-libraries", action="store_true", help="Leave libraries that are here with other bytes as they are."
        )

    def handle(self, *args: Any, file: Path, email: str | None, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        choices = {name: options[name] for name in CHOICES}
        said = self.take(file, email, choices)
        self.stdout.write(json.dumps(said, ensure_ascii=False))
        if not said["accepted"]:
            raise SystemExit(1)

    def take(self, file: Path, email: str | None, choices: dict[str, bool]) -> dict[str, Any]:
        said: dict[str, Any] = {"accepted": False, "code": "", "detail": "", "content": None, "libraries_installed": []}
        person = self.person(email)
        rules = policy() if person is not None else System()
        flags = {name: choices[name] for name in ("update_libraries", "keep_libraries")}
        record = begin(by=person, file_name=file.name, **flags)
        try:
            imported = import_package(path=file, by=person, file_name=file.name, rules=rules, record=record, **choices)
        except Refused as refused:
            refuse(record, refused)
            return said | {"code": refused.code, "detail": refused.detail}
        content = str(imported.content.uuid) if imported.content else None
        installed = [library.folder_name for library in imported.libraries]
        return said | {"accepted": True, "code": "accepted", "content": content, "libraries_installed": installed}

    def person(self, email: str | None) -> Any:
        if email is None:
            return None
        model = get_user_model()
        person = model.objects.filter(**{f"{model.get_email_field_name()}__iexact": email, "is_active": True}).first()
        if person is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return person
