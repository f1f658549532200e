"""Everything somebody wrote in their log, to take away. What each name means: docs/log_export.md."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from activities.models.log import LogEntry, unfinished_entries
from writing.models import Draft

SHAPE = "waymark-log-1"
AT_ONCE = 200  # entries fetched together


def entries_to_take(person: User) -> Iterator[LogEntry]:
    """Yield every entry of this person with its versions, readers, tags and flags: five queries for each 200 of them."""
    entries = LogEntry.objects.written_by(person).select_related("audience")
    everything = ("versions", "audience__members__person", "tags", "flagged_passages")
    yield from entries.prefetch_related(*everything).iterator(chunk_size=AT_ONCE)


def drafts_to_take(person: User) -> list[Draft]:
    return unfinished_entries(person)


def moment(at: datetime | date | None) -> str | None:
    if at is None:
        return None
    return timezone.localtime(at).isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()


def as_facts(entry: LogEntry) -> dict[str, Any]:
    return words_as_facts(entry) | {
        "id": str(entry.pk),
        "written_at": moment(entry.written_at),
        "changed_at": moment(entry.updated_at),
        "version": entry.version,
        "tags": [tag.word for tag in entry.tags.all()],
        "flagged_at": moment(entry.flagged_at),
        "flagged_passages": [{"text": one.text, "flagged_at": moment(one.flagged_at)} for one in entry.flagged_passages.all()],
        "readers": [reader_as_facts(member) for member in entry.audience.members.all()],
        "shared_versions": [
            words_as_facts(version) | {"version": version.number, "made_at": moment(version.made_at)}
            for version in reversed(entry.versions.all())
        ],
    }


def words_as_facts(words: Any) -> dict[str, Any]:
    """What an entry and its shared versions have in common."""
    template = {"title": words.template_title, "questions": words.questions} if words.template_title else None
    return {
        "title": words.title,
        "happened_on": moment(words.event_on),
        "format": words.format,
        "body": words.body,
        "prompt": words.prompt,
        "quoted": words.quoted,
        "template": template,
    }


def reader_as_facts(member: Any) -> dict[str, Any]:
    return {
        "name": member.person.name,
        "version": member.version,
        "from": moment(member.shared_at),
        "until": moment(member.withdrawn_at),
    }


def draft_as_facts(draft: Draft) -> dict[str, Any]:
    return {
        "id": str(draft.pk),
        "begun_at": moment(draft.started_at),
        "saved_at": moment(draft.saved_at),
        "typed": draft.fields,
    }
