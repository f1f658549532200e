from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Attempt, LogEntry, LogTemplate
from activities.models.log_held import is_held_back
from activities.models.log_passage import follow
from activities.models.log_tag import put_tags
from activities.models.written import DraftSeen, Written
from writing.actions import audience as audiences
from writing.actions.draft import finish_draft
from writing.models import Audience, Draft
from writing.models.candidates import Chosen, candidates

GIVEN = ("title", "body", "format", "prompt", "quoted", "template_title", "questions", "event_on")  # to a reader; tags are not


class Stale(Exception):
    """The entry changed after the page was opened. Nothing was overwritten."""

    def __init__(self, entry: LogEntry) -> None:
        super().__init__("This entry changed after you opened it.")
        self.entry = entry


class HeldBack(Exception):
    """These words might identify somebody, as a reader said. They are given to nobody until the author has settled that."""


class NotConnected(Exception):
    """Somebody tried to share with a person who is not among those they may be offered today. Nobody was let in."""


@transaction.atomic
def write_entry(
    *,
    id: UUID,  # noqa: A002 - it is the entry's id, made by the page
    written: Written,
    by: User,
    version_seen: int = 0,
    draft: DraftSeen | None = None,
    attempt: Attempt | None = None,
    prompt: str = "",
    at: datetime | None = None,
) -> LogEntry:
    """Keep what was written, for its author alone. The same id and words twice are one entry.

    `attempt` or `prompt` says what it answers; they are quoted when it is first written and stay, as do the questions of a
    template until another is chosen. `draft` stops being offered, unless it holds words typed somewhere else meanwhile.
    Raises Stale when the entry holds newer words than version_seen, and LogEntry.DoesNotExist for another's id. No audit
    entry is written: it would count private words.
    """
    User.objects.select_for_update().get(pk=by.pk)  # a double click waits here
    entry = LogEntry.objects.filter(pk=id).first()
    if entry is None:
        entry = first_words(id, written, by, attempt, prompt, at or timezone.now())
    elif entry.author_id != by.pk:
        raise LogEntry.DoesNotExist
    elif written != what_it_says(entry):
        rewrite(entry, written, version_seen, at or timezone.now())
    if draft is not None:
        finish_draft(id=id, fields=draft.fields, version_seen=draft.version, by=by)
    return entry


def share_entry(*, entry: LogEntry, with_person: User, by: User, version_seen: int | None = None) -> LogEntry:
    """Let one person read the entry as it is now, as share_with_people does."""
    return share_with_people(entry=entry, people=[Chosen(with_person)], by=by, version_seen=version_seen)


@transaction.atomic
def share_with_people(
    *,
    entry: LogEntry,
    people: Sequence[Chosen],
    by: User,
    version_seen: int | None = None,
    words: dict[str, str] | None = None,
) -> LogEntry:
    """Let these people read the entry as it is now: all of them or none. Later changes stay with the author until they share again.

    `words` are given to the readers in place of the entry's own, where the author chose others for what might identify somebody.
    Raises NotConnected where one of them is not among the people around the author today, Stale when the words changed
    after version_seen was shown, and HeldBack where these are words that a reader flagged. Twice is once.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.author_id != by.pk or not {one.person for one in people} <= set(candidates(by)):
        raise NotConnected
    if version_seen is not None and entry.version != version_seen:
        raise Stale(entry)
    kept = {name: getattr(entry, name) for name in GIVEN} | (words or {})
    Audience.objects.select_for_update().get(pk=entry.audience_id)  # whoever flags it meanwhile waits here
    if is_held_back(entry, kept):
        raise HeldBack
    entry.versions.get_or_create(number=entry.version, defaults=kept)
    for one in people:
        came_with = (one.group, one.group_size)
        audiences.share(audience=entry.audience, with_person=one.person, by=by, version=entry.version, came_with=came_with)
    return entry


@transaction.atomic
def withdraw_entry(*, entry: LogEntry, from_people: Iterable[User], by: User) -> list[User]:
    """Take the entry back from these people, at once. Returns those of them who could read it until now; twice is once."""
    entry = LogEntry.objects.get(pk=entry.pk, author=by)
    Audience.objects.select_for_update().get(pk=entry.audience_id)
    return [person for person in from_people if audiences.withdraw(audience=entry.audience, from_person=person, by=by)]


@transaction.atomic
def flag_for_supervision(*, entry: LogEntry, by: User, flagged: bool = True) -> LogEntry:
    """Mark the entry, for the author alone, as one to bring to supervision; or take the mark away. Shares nothing."""
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk, author=by)
    entry.flagged_at = (entry.flagged_at or timezone.now()) if flagged else None
    entry.save(update_fields=["flagged_at"])
    return entry


def first_words(id: UUID, written: Written, by: User, attempt: Attempt | None, prompt: str, at: datetime) -> LogEntry:  # noqa: A002
    draft = Draft.objects.visible_to(by).filter(pk=id).first()
    quoted = attempt.quoted if attempt else None
    entry = LogEntry(
        id=id,
        author=by,
        audience=Audience.objects.create(owner=by),
        title=written.title,
        body=written.body,
        format=LogEntry.Format.MARKS,
        event_on=written.event_on,
        flagged_at=at if written.flagged else None,
        prompt=quoted.question if quoted else prompt,
        quoted=quoted.answers if quoted else "",
        attempt=attempt,
        written_at=min(draft.started_at, at) if draft else at,
        updated_at=at,
    )
    choose_template(entry, written.template, by)
    entry.save(force_insert=True)
    put_tags(entry, written.tags)
    return entry


def rewrite(entry: LogEntry, written: Written, version_seen: int, at: datetime) -> None:
    if entry.version != version_seen:
        raise Stale(entry)
    entry.title, entry.body, entry.event_on = written.title, written.body, written.event_on
    entry.format = LogEntry.Format.MARKS  # the editor it comes from has marks
    choose_template(entry, written.template, entry.author)
    entry.version, entry.updated_at = entry.version + 1, at
    entry.flagged_at = (entry.flagged_at or at) if written.flagged else None
    entry.save()
    put_tags(entry, written.tags)
    follow(entry)


def choose_template(entry: LogEntry, key: str, by: User) -> None:
    """Keep the questions with the entry as they are today. A template that is not offered to this person changes nothing."""
    if key == (entry.template_id or ""):
        return
    template = LogTemplate.objects.offered_to(by).filter(key=key).first()
    if template is None and key:
        return
    entry.template = template
    entry.template_title, entry.questions = (template.title, template.questions) if template else ("", [])


def what_it_says(entry: LogEntry) -> Written:
    return Written(
        title=entry.title,
        body=entry.body,
        event_on=entry.event_on,
        flagged=entry.flagged_at is not None,
        tags=tuple(tag.word for tag in entry.tags.all()),
        template=entry.template_id or "",
    )
