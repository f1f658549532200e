"""How many voice notes and documents go with each entry of a list, counted inside the list's own query."""

from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from writing.models import Attachment


def with_file_counts(entries: models.QuerySet, person: Any, on: Any = None) -> models.QuerySet:
    """Let each entry say how many files this person has with it: the author all, a reader what they were given."""
    files = Attachment.objects.visible_to(person, on)
    notes, documents = files.filter(kind=Attachment.Kind.VOICE_NOTE), files.cleaned()
    return entries.annotate(number_of_voice_notes=number_of(notes), number_of_documents=number_of(documents))


def number_of(files: models.QuerySet) -> Coalesce:
    beside = files.filter(audience=OuterRef("audience")).order_by().values("audience")
    return Coalesce(Subquery(beside.annotate(number=Count("pk")).values("number")), 0)
