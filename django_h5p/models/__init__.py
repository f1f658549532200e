"""Libraries, contents with their revisions, imports, and what people did."""

from django_h5p.models.attempt import Attempt, UserData
from django_h5p.models.content import Content, ContentFile, ContentTag, Revision, RevisionLibrary
from django_h5p.models.imported import Import
from django_h5p.models.library import Library, LibraryDependency
from django_h5p.models.statement import Statement

__all__ = [
    "Attempt",
    "Content",
    "ContentFile",
    "ContentTag",
    "Import",
    "Library",
    "LibraryDependency",
    "Revision",
    "RevisionLibrary",
    "Statement",
    "UserData",
]
