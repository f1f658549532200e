"""One's own highlights and notes on one page, and those that others shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from accounts.models import User
from learning.models.mark import DRAFT_KIND, Highlight, HighlightTag, Note
from learning.models.outline import Entry, Module, library
from writing.models import AudienceMember, Draft

ON_A_PAGE = 30
NOBODY_ELSE = "Only you can see this"


@dataclass
class Page:
    """Some highlights, newest first. `found` is how many there are in all."""

    highlights: list[Highlight]
    number: int
    found: int

    @property
    def has_earlier(self) -> bool:
        return self.number * ON_A_PAGE < self.found


def own(person: User) -> models.QuerySet:
    members = AudienceMember.objects.now().with_holds().select_related("person")
    readers = models.Prefetch("note__audience__members", queryset=members)
    return Highlight.objects.visible_to(person).select_related("note__audience__owner").prefetch_related("tags", readers)


def found(person: User, wanted: Mapping[str, Any]) -> models.QuerySet:
    """Return what fits: every word in the passage, the note, a tag or the name of the section."""
    rows = own(person)
    for word in wanted["q"].split():
        in_tags = models.Exists(HighlightTag.objects.filter(highlight=models.OuterRef("pk"), word__icontains=word))
        said = models.Q(quote__icontains=word) | models.Q(marked_words__icontains=word) | models.Q(note__words__icontains=word)
        rows = rows.filter(said | models.Q(where__icontains=word) | in_tags)
    if wanted["meaning"]:
        rows = rows.filter(meaning=wanted["meaning"])
    if wanted["tag"]:
        rows = rows.filter(models.Exists(HighlightTag.objects.filter(highlight=models.OuterRef("pk"), word=wanted["tag"])))
    if wanted["noted"]:
        rows = rows.filter(note__isnull=False)
    return rows


def page_of(person: User, wanted: Mapping[str, Any]) -> Page:
    """Return one page: a count, the highlights, their tags and, where a note was shared, who reads it."""
    rows, number = found(person, wanted), wanted["page"] or 1
    start = (number - 1) * ON_A_PAGE
    return Page(dressed(person, rows[start : start + ON_A_PAGE]), number, rows.count())


def dressed(person: User, rows: Iterable[Highlight]) -> list[Highlight]:
    """Give each highlight its section as it is called today, its words, and the line that says who can see it."""
    steps = sections()
    highlights = list(rows)
    for one in highlights:
        one.step = steps.get(one.section_id)
        one.words = one.note.words if hasattr(one, "note") else ""
        audience = one.note.audience if one.words else None
        one.sentence = audience.sentence(person) if audience and audience.members_now else NOBODY_ELSE
        one.tag_words = [tag.word for tag in one.tags.all()]
    return highlights


def sections() -> dict[int, tuple[Module, Entry]]:
    """Return each live section with its module, by id."""
    return {step.pk: (module, step) for module in library().modules.values() for _, step in module.steps()}


def tags_used_by(person: User) -> list[str]:
    words = HighlightTag.objects.filter(highlight__owner=person).order_by("word").values_list("word", flat=True)
    return list(words.distinct())


def unfinished_notes(person: User) -> list[Draft]:
    """Return what this person typed beside a passage and has not saved yet, newest first."""
    drafts = [draft for draft in Draft.objects.visible_to(person).unfinished(DRAFT_KIND) if draft.fields.get("words", "").strip()]
    there = set(Highlight.objects.visible_to(person).filter(pk__in=[one.pk for one in drafts]).values_list("pk", flat=True))
    return [draft for draft in drafts if draft.pk in there]


def shared_with(person: User) -> list[Note]:
    """Return the notes that others let this person read today, newest first."""
    notes = Note.objects.shared_with(person).select_related("highlight__owner").order_by("-changed_at")
    return list(notes)


def version_read_by(person: User, note: Note) -> Any:
    """Return the words that this person was given."""
    member = next(member for member in note.audience.readers_now if member.person_id == person.pk)
    return note.versions.get(number=member.version)
