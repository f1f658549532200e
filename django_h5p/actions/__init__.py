"""Verbs of this package: what a host calls, and what its own pages call. Each is keyword-only and one transaction."""

from django_h5p.actions.attempt import begin_attempt, give_score, start_again
from django_h5p.actions.content import delete_content, write_content
from django_h5p.actions.export import export_content
from django_h5p.actions.import_package import Imported, import_package
from django_h5p.actions.library import delete_library, restrict_library, tidy
from django_h5p.actions.open_player import open_player
from django_h5p.actions.upload import carry_out, receive_upload, take_up_imports

__all__ = [
    "Imported",
    "begin_attempt",
    "carry_out",
    "delete_content",
    "delete_library",
    "export_content",
    "give_score",
    "import_package",
    "open_player",
    "receive_upload",
    "restrict_library",
    "start_again",
    "take_up_imports",
    "tidy",
    "write_content",
]
