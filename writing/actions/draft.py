from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from history.erasure import lawful_erasure
from writing.models import Draft, DraftVersion
from writing.models.draft import digest_of

KEEP_EVERY = timedelta(minutes=5)
MUCH = 80  # characters: when a save takes away more than this, what it replaces is kept


class Conflict(Exception):
    """The draft holds newer text than the page that wants to save. Both texts are kept; a person chooses."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("This was changed somewhere else after you opened it.")
        self.draft = draft


def save_draft(*, id: UUID, kind: str, fields: dict[str, str], version_seen: int, by: User, about: str = "") -> Draft:  # noqa: A002
    """Keep what somebody has typed so far, for nobody but them. The same text again is one version.

    `id` is made by the page; `version_seen` is the version it last knew, 0 where it knew none. Raises Conflict, with
    both texts kept, when the draft has moved on since then, and Draft.DoesNotExist for an id that is somebody else's.
    Earlier texts are kept every five minutes and whenever much is taken away. No audit entry is written here: it would
    count what a person writes in private.
    """
    with transaction.atomic():
        draft = find_draft(id=id, kind=kind, about=about, by=by) or start_draft(id, kind, fields, about, by)
        if draft.fields == fields:
            return draft
        overtaken = version_seen < draft.version or draft.pk != id
        if overtaken:
            keep_version(draft, draft.fields, why=DraftVersion.Why.CONFLICT)
            keep_version(draft, fields, why=DraftVersion.Why.CONFLICT, number=version_seen)
        else:
            replace_text(draft, fields)
    if overtaken:  # outside the block: the two texts that were kept stay kept
        raise Conflict(draft)
    return draft


@transaction.atomic
def finish_draft(*, id: UUID, fields: dict[str, str], version_seen: int, by: User) -> bool:  # noqa: A002
    """The text has reached its place: stop offering the draft. A late save of the same text does not bring it back.

    Leaves the draft open, and returns False, when it holds other text that was typed somewhere else meanwhile.
    """
    draft = find_draft(id=id, by=by)
    if draft is None:
        return True
    if draft.fields != fields:
        if version_seen < draft.version:
            return False
        replace_text(draft, fields)
    Draft.objects.filter(pk=draft.pk).update(finished_at=timezone.now())
    return True


@transaction.atomic
def discard_draft(*, draft: Draft, by: User) -> None:
    """Stop offering the draft. Its last text is kept among its versions. Raises Draft.DoesNotExist for another's."""
    mine = find_draft(id=draft.pk, by=by)
    if mine is None:
        raise Draft.DoesNotExist
    if mine.finished_at is None:
        keep_version(mine, mine.fields, why=DraftVersion.Why.DISCARDED)
        mine.finished_at = timezone.now()
        mine.save(update_fields=["finished_at"])


@transaction.atomic
def forget_before(*, id: UUID, moment: datetime, by: User) -> None:  # noqa: A002
    """Forget, for good, what was typed into this draft up to a moment: its owner chose other words and not to keep these.

    What was typed later stays. The audit entry says that something was erased, and not what.
    """
    draft = find_draft(id=id, by=by)
    if draft is None:
        return
    earlier = draft.versions.filter(kept_at__lte=moment)
    if earlier.exists():
        with lawful_erasure("original-not-kept", by):
            earlier.delete()
    if draft.finished_at is not None and draft.saved_at <= moment:
        # A newer version: a late save of the old text is not taken for the same text again.
        draft.fields, draft.version = {}, draft.version + 1
        draft.save(update_fields=["fields", "version"])


def find_draft(*, id: UUID, by: User, kind: str = "", about: str = "") -> Draft | None:  # noqa: A002
    """Return the person's draft, locked: by its id, or by the thing it is about. Raises DoesNotExist for another's id."""
    drafts = Draft.objects.select_for_update()
    draft = drafts.filter(pk=id).first()
    if draft is None and about:
        draft = drafts.filter(owner=by, kind=kind, about=about).first()
    if draft is not None and draft.owner_id != by.pk:
        raise Draft.DoesNotExist
    return draft


def start_draft(id: UUID, kind: str, fields: dict[str, str], about: str, by: User) -> Draft:  # noqa: A002
    try:
        with transaction.atomic():
            return Draft.objects.create(id=id, owner=by, kind=kind, fields=fields, about=about)
    except IntegrityError:  # another request of the same person was first
        draft = find_draft(id=id, kind=kind, about=about, by=by)
        if draft is None:
            raise
        return draft


def replace_text(draft: Draft, fields: dict[str, str]) -> None:
    last = draft.versions.first()
    since = last.kept_at if last else draft.started_at
    taken_away = sum(max(len(text) - len(fields.get(name, "")), 0) for name, text in draft.fields.items())
    if taken_away > MUCH or timezone.now() - since > KEEP_EVERY:
        keep_version(draft, draft.fields, why=DraftVersion.Why.EARLIER)
    draft.fields, draft.version = fields, draft.version + 1
    draft.saved_at, draft.finished_at = timezone.now(), None
    draft.save(update_fields=["fields", "version", "saved_at", "finished_at"])


def keep_version(draft: Draft, fields: dict[str, str], *, why: DraftVersion.Why, number: int | None = None) -> None:
    """Put a text aside for good. The same text is put aside once."""
    draft.versions.get_or_create(
        digest=digest_of(fields),
        defaults={"fields": fields, "why": why, "number": draft.version if number is None else number},
    )
