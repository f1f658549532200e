"""Remarks of readers, and what authors answer. Who wrote a remark is kept nowhere, so nobody can be named as having written it."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from learning.models import Remark
from learning.models.remark import LONGEST_QUOTE
from learning.states import REMARK_MOVES

AN_HOUR = 60 * 60
MOST_OF_ONE = 10  # in an hour
MOST_OF_ALL = 300  # in a day


class TooMany(Exception):
    """More remarks came from one place, or from everywhere, than somebody who reads would write."""


class NothingSaid(Exception):
    """An answer says what was asked and what was done."""


@transaction.atomic
def write_remark(*, id: UUID, page: int, place: str, quote: str, words: str, sender: str, by: None = None) -> Remark:  # noqa: A002
    """Keep what somebody says of a page, or of a part of it. Twice with one id is once. Raises TooMany.

    `sender` is only counted, for an hour, under a key that cannot be turned back into who or where. `by` is nobody, always.
    """
    found = Remark.objects.filter(pk=id).first()
    if found is not None:
        return found
    count_in(sender)
    remark = Remark.objects.create(pk=id, page_id=page, place=place, quote=quote[:LONGEST_QUOTE], words=words.strip())
    record("remark.write", subject=remark, by=by, system=True, page=page)
    return remark


def count_in(sender: str) -> None:
    """Raise TooMany where this sender, or everybody together, has written too many. A cache that is away stops nobody."""
    key = "learning:remarks:" + sha256(f"{settings.SECRET_KEY}{sender}".encode()).hexdigest()
    cache.add(key, 0, AN_HOUR)
    try:
        too_many = cache.incr(key) > MOST_OF_ONE
    except ValueError:
        too_many = False
    today = Remark.objects.filter(said_at__gte=timezone.now() - timedelta(days=1))
    if too_many or today.count() >= MOST_OF_ALL:
        raise TooMany


@transaction.atomic
def answer(*, remark: Remark, you_said: str, we_did: str, by: User) -> Remark:
    """Answer a remark in public, or change the answer. `you_said` is what everybody reads of it. Raises NothingSaid.

    The same answer twice is one move.
    """
    if not (you_said.strip() and we_did.strip()):
        raise NothingSaid
    remark = Remark.objects.select_for_update().get(pk=remark.pk)
    said = {"you_said": you_said.strip(), "we_did": we_did.strip()}
    if remark.is_answered and said == {"you_said": remark.you_said, "we_did": remark.we_did}:
        return remark
    first = remark.answered_at if remark.is_answered else timezone.now()
    return move(remark, "answer", by, **said, answered_at=first, answered_by=by)


@transaction.atomic
def set_aside(*, remark: Remark, by: User) -> Remark:
    """Leave a remark without an answer, or take an answer off the public page. Raises IllegalMove."""
    return move(Remark.objects.select_for_update().get(pk=remark.pk), "set_aside", by)


@transaction.atomic
def erase(*, remark: Remark, by: User) -> Remark:
    """Set a remark aside and delete its words for good, as where it is about a person. Twice is once."""
    remark = Remark.objects.select_for_update().get(pk=remark.pk)
    if not remark.words:
        return remark
    return move(remark, "erase", by, words="", quote="", you_said="", we_did="")


MOVES = {"set_aside": set_aside, "erase": erase}


def move(remark: Remark, name: str, by: User, **values: object) -> Remark:
    remark.state = REMARK_MOVES.target(name, state=remark.state)
    for field, value in values.items():
        setattr(remark, field, value)
    remark.save(update_fields=["state", *values])
    remark.decisions.create(move=name, by=by)
    record(f"remark.{name}", subject=remark, by=by)
    return remark
