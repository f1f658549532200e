"""Comments beside a log entry, as one reader finds them. The passages are those of the words that this reader reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import User
from activities.models.log import LogEntry
from writing.models import AudienceMember, Comment, Draft, Thread, UnreadComment
from writing.models.passage import Passage, find_again, passage_at, passage_between

DRAFT_KIND = "comment"


@dataclass(frozen=True)
class Said:
    """The words of an entry, or of a version of it, without marks, and which paragraph stands where."""

    text: str
    places: dict[str, tuple[int, int]]

    def paragraph(self, name: str) -> Passage | None:
        return passage_at(self.text, *self.places[name]) if name in self.places else None

    def between(self, first: int, last: int) -> Passage | None:
        return passage_between(self.text, first, last)

    def name_at(self, start: int) -> str:
        """Return the id of the paragraph that this character is in."""
        return next((name for name, (_, end) in self.places.items() if start < end), "")


def said_in(words: Any) -> Said:
    text, places = "", {}
    for name, pieces in words.pieces:
        said = "\n".join(pieces)
        places[name] = (len(text), len(text) + len(said))
        text += f"{said}\n\n"
    return Said(text, places)


def shared_passage(entry: LogEntry, passage: Passage) -> tuple[Passage, int] | None:
    """Return the author's passage as it stands in the newest version that somebody reads today, with its number; or None.

    What the author has written since is private: nobody learns of it through a comment.
    """
    number = max((member.version or 0 for member in entry.audience.readers_now), default=0)
    version = next((version for version in entry.versions.all() if version.number == number), None)
    found = find_again(said_in(version).text, passage.quote, passage.start) if version else None
    return (found, number) if found else None


def versions_known_to(person: User, entry: LogEntry) -> set[int | None]:
    """Return the numbers of the versions that this person has had before them and that are not held back from them."""
    if person.pk == entry.author_id:
        return {version.number for version in entry.versions.all()}
    let_in = AudienceMember.objects.filter(audience=entry.audience_id, person=person)
    return set(let_in.not_held_back().values_list("version", flat=True))


def threads_on(entry: LogEntry, said: Said, reader: User) -> list[Thread]:
    """Return the threads beside the entry in the order of its words, those whose words are gone last. Three queries.

    Each has `place`, the id of its paragraph or ""; `shown`, the words it is about; and `said`, its comments. A reader is
    shown words that are gone only where they have had them before them.
    """
    unread = UnreadComment.objects.filter(comment=models.OuterRef("pk"), person=reader)
    comments = Comment.objects.visible_to(reader).annotate(is_unread=models.Exists(unread)).select_related("author")
    beside = Thread.objects.visible_to(reader).filter(audience=entry.audience_id)
    known, now = versions_known_to(reader, entry), timezone.now()
    threads = []
    for thread in beside.prefetch_related(models.Prefetch("comments", queryset=comments)):
        thread.said = list(thread.comments.all())
        if not any(comment.words for comment in thread.said):
            continue
        for comment in thread.said:
            comment.is_new = comment.author_id == reader.pk and comment.can_be_taken_back(now)
        thread.found = thread.where_in(said.text)
        thread.place = said.name_at(thread.found.start) if thread.found else ""
        thread.shown = thread.found.quote if thread.found else thread.quote if thread.version in known else ""
        threads.append(thread)
    return sorted(threads, key=lambda one: (one.found is None, one.found.start if one.found else 0, one.opened_at))


def blocks_with(words: Any, threads: Iterable[Thread]) -> list[tuple[str, Any, list[Thread]]]:
    """Return the paragraphs, ready for a page, each with the threads about it."""
    return [(name, html, [thread for thread in threads if thread.place == name]) for name, html in words.blocks]


def unfinished_comments(person: User, entry: LogEntry) -> list[Draft]:
    """Return what this person typed beside the entry and has not sent yet, newest first."""
    drafts = Draft.objects.visible_to(person).unfinished(DRAFT_KIND).filter(fields__entry=str(entry.pk))
    return [draft for draft in drafts if draft.fields.get("words", "").strip()]
