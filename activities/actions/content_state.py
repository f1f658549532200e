"""What content keeps of itself for one person. Private like a draft, so nothing of it stands in the audit."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import ContentState
from activities.xapi import Invalid, read_json

JSON = "application/json"
MOST = 500  # documents that one person's content may keep
LONGEST = 256_000  # characters of one, also of one that was put together


class Outdated(Exception):
    """The document is not the one that the sender knows, or is there already. Its text is a sentence."""


class NoRoom(Exception):
    """One person's content keeps as much as it may. Its text is a sentence."""


Place = dict[str, str]  # activity, registration and name: which document


@transaction.atomic
def keep_content_state(
    *, place: Place, content: str, content_type: str, by: User, only_if: str = "", only_new: bool = False
) -> None:
    """Keep a document, in the place of the one that was there. `only_if` is the etag it must still have.

    Raises Outdated where it has another or, with `only_new`, is there at all; NoRoom.
    """
    store(found(place, by, only_if=only_if, only_new=only_new), place, content, content_type, by)


@transaction.atomic
def merge_content_state(
    *, place: Place, content: str, content_type: str, by: User, only_if: str = "", only_new: bool = False
) -> None:
    """Lay the names of a JSON object over those of the document that was there; begin it where there is none.

    Raises Invalid where one of the two is not a JSON object, Outdated and NoRoom as keep_content_state() does.
    """
    kept = found(place, by, only_if=only_if, only_new=only_new)
    if kept is not None:
        before, after = as_object(kept.content, kept.content_type), as_object(content, content_type)
        content = json.dumps({**before, **after}, ensure_ascii=False)
    store(kept, place, content, content_type, by)


@transaction.atomic
def forget_content_state(*, place: Place, by: User, only_if: str = "") -> None:
    """Erase the documents of a place: one where it has a name, else all of the activity. Raises Outdated."""
    if "name" in place and (kept := found(place, by, only_if=only_if)) is not None:
        kept.delete()
    if "name" not in place:
        ContentState.objects.filter(person=by, **place).delete()


def found(place: Place, by: User, *, only_if: str = "", only_new: bool = False) -> ContentState | None:
    """Return the document of a place. Requests of one person wait for each other on the lock of themselves."""
    User.objects.select_for_update().get(pk=by.pk)
    kept = ContentState.objects.filter(person=by, **place).first()
    if only_new and kept is not None:
        raise Outdated("There is a document already. Ask for it first, then send If-Match with its ETag.")
    if only_if and (kept is None or not matches(only_if, kept.etag)):
        raise Outdated("The document has changed since you asked for it. Ask again, then send If-Match with the new ETag.")
    return kept


def matches(only_if: str, etag: str) -> bool:
    wanted = [one.strip().removeprefix("W/") for one in only_if.split(",")]
    return "*" in wanted or etag in wanted


def store(kept: ContentState | None, place: Place, content: str, content_type: str, by: User) -> None:
    if len(content) > LONGEST:
        raise NoRoom(f"A document has at most {LONGEST} characters.")
    if kept is None:
        if ContentState.objects.filter(person=by).count() >= MOST:
            raise NoRoom(f"{MOST} documents are kept for you already. Content has to delete some first.")
        kept = ContentState(person=by, **place)
    kept.content, kept.content_type, kept.updated = content, content_type, timezone.now()
    kept.save()


def as_object(content: str, content_type: str) -> dict[str, Any]:
    value = read_json(content.encode()) if content_type == JSON else None
    if not isinstance(value, dict):
        raise Invalid("POST lays one JSON object over another: both documents must be one. PUT puts a new one in its place.")
    return value
