"""Coming into a discussion: the row of its group, the role somebody is given in it, and what is new to them."""

import secrets
from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.rules import Role
from activities.models import Activity, Discussion, DiscussionReader, Post
from activities.rules import place_in
from history.audit import record


@dataclass(frozen=True)
class Visit:
    """How somebody comes in: the role they have here, and up to which post they had read before; None for the first time."""

    role: dict[str, str] | None
    since: int | None


@transaction.atomic
def open_discussion(*, group: dict[str, int], by: User, activity: Activity | None = None, section: int | None = None) -> Discussion:
    """Return the discussion of this activity or section in one cohort or programme, made for whoever comes first. Twice is once.

    `group` is one of those that models.discussion.groups_open_to says.
    """
    discussion, new = Discussion.objects.get_or_create(defaults=None, activity=activity, section_id=section, **group)
    if new:
        record("discussion.open", subject=discussion, by=by, activity=activity.pk if activity else None, section=section)
    return discussion


def come_in(*, discussion: Discussion, by: User, reads: bool = True) -> Visit:
    """Give a student their role, once and for all, and note up to which post they have everything before them.

    Roles are given at random among those that fewest have. Leaves no audit entry, and no time. With `reads` false, such as
    for a page that a browser fetches ahead, everything stays as new as it was. Where there is nothing to note, nothing is locked.
    """
    reader = DiscussionReader.objects.filter(discussion=discussion, person=by).first()
    roles = discussion.facts["roles"] if place_in(by, discussion) == Role.STUDENT else []
    if reader is None or (roles and not discussion.role_called(reader.role)):
        reader = give_a_role(discussion, by, [role["key"] for role in roles])
    since = reader.seen
    if reads and since != discussion.last_number:
        DiscussionReader.objects.filter(pk=reader.pk).update(seen=discussion.last_number)
    return Visit(role=discussion.role_called(reader.role) if roles else None, since=since)


def note_news(*, posts: list[Post], by: User) -> None:
    """The author has seen what a tutor decided about these posts of theirs. Leaves no audit entry."""
    if posts:
        Post.objects.filter(pk__in=[post.pk for post in posts], author=by).update(has_news=False)


@transaction.atomic
def give_a_role(discussion: Discussion, by: User, roles: list[str]) -> DiscussionReader:
    Discussion.objects.select_for_update().get(pk=discussion.pk)
    reader, _ = DiscussionReader.objects.get_or_create(discussion=discussion, person=by)
    if roles and reader.role not in roles:
        given = Counter(DiscussionReader.objects.filter(discussion=discussion, role__in=roles).values_list("role", flat=True))
        fewest = min(given[role] for role in roles)
        reader.role = secrets.choice([role for role in roles if given[role] == fewest])
        reader.save(update_fields=["role"])
    return reader
