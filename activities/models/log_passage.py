import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils import timezone

WORD, GAP = re.compile(r"[^\W_]+"), "…"
NOWHERE: Mapping[int, int] = MappingProxyType({})
STILL_THE_SAME = 0.6  # as alike as this, a passage was mended and not replaced


class FlaggedPassageQuerySet(models.QuerySet):
    def written_by(self, user: models.Model) -> "FlaggedPassageQuerySet":
        return self.filter(entry__author=user)


class FlaggedPassage(models.Model):
    """A paragraph of one's own entry to bring to supervision. Nobody but the author of the entry ever sees it.

    It is known by its words, so that it stays flagged when other paragraphs come before it. When its words leave the
    entry it keeps them as they were, until its author takes it off the list.
    """

    entry = models.ForeignKey("activities.LogEntry", on_delete=models.CASCADE, related_name="flagged_passages")
    text = models.TextField()
    number = models.PositiveIntegerField(help_text="Which paragraph it was when it was last seen, from one.")
    flagged_at = models.DateTimeField(default=timezone.now)

    objects = FlaggedPassageQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number", "pk"]

    name = ""  # the id of its paragraph today; anchored() says it

    def __str__(self) -> str:
        return f"flagged passage {self.pk}"


def anchored(entry: Any) -> list[FlaggedPassage]:
    """Return the flagged passages of an entry, each with `name`: the id of its paragraph today, "" where its words are gone.

    Costs nothing where a list has fetched the passages before.
    """
    names: dict[str, list[str]] = {}
    for name, text in entry.paragraphs:
        names.setdefault(text, []).append(name)
    passages = list(entry.flagged_passages.all())
    for passage in passages:
        here = names.get(passage.text, [])
        passage.name = f"p{passage.number}" if f"p{passage.number}" in here else next(iter(here), "")
    return passages


def put_in_place(entry: Any, words: Mapping[str, str]) -> None:
    """Give the entry other words in the same paragraphs. A flagged passage has those of its paragraph, however unlike."""
    stood = {passage.pk: int(passage.name[1:]) for passage in anchored(entry) if passage.name}
    paragraphs = len(entry.paragraphs)
    entry.put_words(words)
    follow(entry, stood if len(entry.paragraphs) == paragraphs else {})


def follow(entry: Any, stood: Mapping[int, int] = NOWHERE) -> None:
    """After an entry was rewritten: a passage that was mended stays flagged, with its new words.

    `stood` says in which paragraph each passage was, where paragraphs stayed where they were.
    """
    now = dict(entry.paragraphs)
    for passage in anchored(entry):
        same_place = now.get(f"p{stood.get(passage.pk, passage.number)}", "")
        if passage.name:
            passage.number = int(passage.name[1:])
        elif passage.pk in stood:
            passage.text, passage.number = same_place, stood[passage.pk]
        elif SequenceMatcher(None, passage.text, same_place).ratio() >= STILL_THE_SAME:
            passage.text = same_place
        else:
            continue
        passage.save(update_fields=["text", "number"])


def forget_words(entry: Any, before: Iterable[str], after: Iterable[str]) -> None:
    """Words that were replaced are erased: also from passages whose own words left the entry. A gap stands in their place."""
    gone = set(WORD.findall(" ".join(before))) - set(WORD.findall(" ".join(after)))
    for passage in anchored(entry):
        text = WORD.sub(lambda word: GAP if word[0] in gone else word[0], passage.text)
        if not passage.name and text != passage.text:
            passage.text = text
            passage.save(update_fields=["text"])


def for_supervision(person: Any) -> list[Any]:
    """Return a person's own entries that are flagged or hold flagged passages, newest first, each with `passages`. Two queries."""
    entry_of = FlaggedPassage._meta.get_field("entry").remote_field.model
    flagged = models.Q(flagged_at__isnull=False) | models.Exists(FlaggedPassage.objects.filter(entry=models.OuterRef("pk")))
    entries = entry_of.objects.written_by(person).filter(flagged).prefetch_related("flagged_passages")
    for entry in entries:
        entry.passages = anchored(entry)
        for passage in entry.passages:
            passage.said = entry.said(passage.text)
            passage.drawn = entry.drawn(f"passage-{passage.pk}", passage.text)
    return list(entries)
