import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from django_h5p.actions import import_package
from django_h5p.actions.import_record import begin, refuse
from django_h5p.packages import Refused
from django_h5p.policy import System
from django_h5p.types.builder import libraries_alone


class Command(BaseCommand):
    help = "Install the content types that come with this package, through the same checks as any file that somebody uploads."

    def handle(self, *args: Any, **options: Any) -> None:
        with tempfile.NamedTemporaryFile(suffix=".h5p") as file:
            file.write(libraries_alone())
            file.flush()
            record = begin(by=None, file_name="The content types that come with django-h5p", update_libraries=True)
            try:
                imported = import_package(
                    path=Path(file.name), by=None, libraries_only=True, update_libraries=True, rules=System(), record=record
                )
            except Refused as refused:
                refuse(record, refused)
                raise CommandError(refused.detail) from None
        names = ", ".join(library.folder_name for library in imported.libraries)
        self.stdout.write(f"Installed: {names}." if names else "All of them are installed already.")
