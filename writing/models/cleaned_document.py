"""Documents that somebody keeps with their writing: their words as the check reads them, and what was taken out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import models

from accounts.models import User
from identifiers import Finding
from writing.documents.found import Cleaned, Place, in_words
from writing.models.attachment import Attachment
from writing.models.checked_text import GAP, CheckedText, Choices, Pointed
from writing.models.local_words import looked_through

NAME = "The file’s name"
PLACES_IN_WORDS = {
    Place.TEXT: "In the text",
    Place.HEADER: "At the head of pages",
    Place.FOOTER: "At the foot of pages",
    Place.NOTE: "In a note",
    Place.LINK: "Where a link leads",
    Place.DESCRIPTION: "In the description of a picture",
}
BETWEEN_WORDS_OF_A_NAME = re.compile(r"[_.+-]+")


class CleanedDocumentQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "CleanedDocumentQuerySet":
        """Only its owner's: a reader is given the file, and nothing that is known about it."""
        return self.filter(attachment__owner=user) if user.is_authenticated else self.none()


class CleanedDocument(models.Model):
    """What belongs to a document that was cleaned: its words, and what was taken out, by kind and count.

    The file as it was brought is kept nowhere. This row goes with the file.
    """

    attachment = models.OneToOneField("writing.Attachment", on_delete=models.PROTECT, primary_key=True, related_name="document")
    passages = models.JSONField(help_text="Its words as they can be read: place, text, page.")
    taken_out = models.JSONField(default=dict, help_text="How many of each kind were taken out.")
    pictures = models.PositiveIntegerField(default=0, help_text="How many are still in it. Nothing can look into them.")

    objects = CleanedDocumentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"cleaned document {self.pk}"

    @property
    def taken_out_in_words(self) -> list[str]:
        return in_words(self.taken_out)


def facts_of(cleaned: Cleaned) -> dict[str, object]:
    """Return what is kept of a document beside its bytes."""
    passages = [[one.place, one.text, one.page] for one in cleaned.passages]
    return {"passages": passages, "taken_out": cleaned.taken_out, "pictures": cleaned.pictures}


def parts_of(document: Attachment) -> dict[str, str]:
    """Return the words of a document by where they stand, its name first: a name is read by whoever gets the file."""
    name = BETWEEN_WORDS_OF_A_NAME.sub(" ", document.name.rpartition(".")[0] or document.name)
    parts = {NAME: name}
    for place, text, page in document.document.passages:
        where = f"On page {page}" if page else PLACES_IN_WORDS[Place(place)]
        parts[where] = f"{parts[where]}\n{text}" if where in parts else text
    return parts


@dataclass(frozen=True)
class LookedAt:
    """A document with what in it might identify somebody. We cannot write in it, so each finding is left, or the document is."""

    document: Attachment
    checked: CheckedText

    @cached_property
    def findings(self) -> list[tuple[str, Pointed]]:
        """Return each finding with where it stands."""
        return [(self.where(one.finding), one) for one in self.checked.pointed]

    def where(self, finding: Finding) -> str:
        start = 0
        for name, text in self.checked.parts.items():
            if finding.start < start + len(text):
                return name
            start += len(text) + len(GAP)
        return ""

    @property
    def pictures(self) -> int:
        return self.document.document.pictures

    @property
    def needs_a_reason(self) -> bool:
        return bool(self.findings or self.checked.combinations or self.pictures)

    @property
    def all_left(self) -> Choices:
        return dict.fromkeys(one.key for one in self.checked.pointed)


def looked_at(
    documents: Iterable[Attachment], *, author: User, readers: Iterable[User], in_group: Iterable[User] = ()
) -> list[LookedAt]:
    """Return the author's documents as the check reads them for these readers; `in_group` are those who come with a group."""
    known = {"readers": list(readers), "in_group": list(in_group)}
    return [LookedAt(one, looked_through(parts_of(one), author=author, **known)) for one in documents]
