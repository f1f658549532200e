"""What administrators do with libraries besides installing them."""

import shutil
from typing import Any

from django.db import transaction

from django_h5p import store
from django_h5p.models import Library


class StillNeeded(Exception):
    """A content or another library would miss it."""


@transaction.atomic
def restrict_library(*, library: Library, by: Any, restricted: bool) -> None:
    """Leave new contents with it to administrators, or take that back. What was made with it goes on."""
    Library.objects.named(library.name).update(restricted=restricted)


def delete_library(*, library: Library, by: Any) -> None:
    """Delete a library that nothing needs. Raises StillNeeded."""
    with store.locked("store"):
        with transaction.atomic(durable=True):
            if library.is_needed():
                raise StillNeeded
            folder = library.folder
            library.delete()
        shutil.rmtree(folder, ignore_errors=True)


def tidy() -> list[str]:
    """Throw away what imports left when they were killed. Returns the names of library folders that nobody had installed."""
    store.sweep()
    with store.locked("store"):
        return store.sweep_libraries({library.folder_name for library in Library.objects.all()})
